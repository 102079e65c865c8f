#include "core/code_hash.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a code's hash is argon2id with the interactive limits of libsodium, and salted") {
  const std::string hash = hash_of_code("4711");
  CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")); // 64 MiB, two passes
  CHECK(hash_of_code("4711") != hash);
  CHECK(is_code_of("4711", hash));
  CHECK_FALSE(is_code_of("471", hash));
  CHECK_FALSE(is_code_of("47110", hash));
  CHECK_FALSE(is_code_of("", hash));
}

TEST_CASE("only what has the form of such a hash is taken for one") {
  CHECK(is_code_hash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                     "RdescudvJCsgt3ub+b4dWRWJTmaaJObGRdescudvJCs"));
  CHECK_FALSE(is_code_hash("$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                           "RdescudvJCsgt3ub+b4dWRWJTmaaJObGRdescudvJCs"));
  for (const char* text : {"", "0000", "$argon2id$", "$argon2id$nonsense", "argon2id"}) {
    CAPTURE(text);
    CHECK_FALSE(is_code_hash(text));
    CHECK_FALSE(is_code_of("0000", text));
  }
  CHECK_FALSE(is_code_hash("$argon2id$" + std::string(1000, 'x')));
}
