#include "study/lock_digest.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("the digest of the lock leaves out set_sha256 alone, which new labels change") {
  const test::TempFolder folder;
  std::filesystem::create_directories(folder.path() / "set");
  const auto digest = [&](const std::string& text) {
    write_file(folder.path() / "set/set.lock", text);
    return study::lock_digest(folder.path());
  };
  CHECK(digest("version = 1\nset_sha256 = \"a\"\nseconds = 1.5") == sha256_of("version = 1\nseconds = 1.5"));
  CHECK(digest("version = 1\nset_sha256 = \"b\"\nseconds = 1.5") == sha256_of("version = 1\nseconds = 1.5"));
  CHECK(digest("version = 1\nset_sha256 = \"a\"\nseconds = 1.6") != sha256_of("version = 1\nseconds = 1.5"));
}

TEST_CASE("a study whose set has no lock has no digest of it") {
  const test::TempFolder folder;
  CHECK(study::lock_digest(folder.path()).empty());
}
