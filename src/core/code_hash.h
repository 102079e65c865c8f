#pragma once

#include <string>
#include <string_view>

/// Hashes of short secret codes: argon2id by libsodium, with its INTERACTIVE limits (64 MiB, some 0.1 s).
namespace quietroom {

/// "$argon2id$v=19$m=65536,t=2,p=1$SALT$HASH", of a new salt each time. Throws an environment Error where
/// there is not that much memory.
std::string hash_of_code(std::string_view code);

/// Whether it has the form of such a hash.
bool is_code_hash(std::string_view text);

/// Whether the hash is of this code. Takes as long as making one: not in a thread that draws.
bool is_code_of(std::string_view code, const std::string& hash);

} // namespace quietroom
