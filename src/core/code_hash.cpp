#include "core/code_hash.h"

#include "core/error.h"

#include <array>
#include <sodium.h>

namespace quietroom {

namespace {

void start_sodium() {
  if (sodium_init() < 0) throw_environment("this machine gives no random numbers; codes cannot be hashed");
}

} // namespace

std::string hash_of_code(std::string_view code) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_argon2id_str(out.data(), code.data(), code.size(),
                                 crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
                                 crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE) != 0)
    throw_environment("hashing a code needs 64 MiB of memory; close other programs");
  return out.data();
}

bool is_code_hash(std::string_view text) {
  if (!text.starts_with("$argon2id$") || text.size() >= crypto_pwhash_STRBYTES) return false;
  // refuses what it cannot read; what it says of other limits does not matter
  return crypto_pwhash_argon2id_str_needs_rehash(std::string(text).c_str(),
                                                 crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
                                                 crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE) >= 0;
}

bool is_code_of(std::string_view code, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), code.data(), code.size()) == 0;
}

} // namespace quietroom
