#include "core/atomic_file.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
namespace fs = std::filesystem;

TEST_CASE("a file that is not committed leaves nothing behind") {
  const test::TempFolder folder;
  {
    AtomicFile file(folder.path() / "a.txt");
    folder.write(file.path().filename().string(), "half");
  }
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a committed file replaces the old one") {
  const test::TempFolder folder;
  folder.write("a.txt", "old");
  write_file(folder.path() / "a.txt", "new");
  CHECK(read_file(folder.path() / "a.txt") == "new");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("writing into a missing folder says so") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(write_file(folder.path() / "no" / "a.txt", "x"), Error);
}

TEST_CASE("a missing file and a folder cannot be read") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(read_file(folder.path() / "a"), Error);
  CHECK_THROWS_AS(read_file(folder.path()), Error);
  folder.write("empty", "");
  CHECK(read_file(folder.path() / "empty").empty());
}

TEST_CASE("a new file never replaces one that came while it was written, and leaves nothing of itself") {
  const test::TempFolder folder;
  {
    AtomicFile file(folder.path() / "a.txt", AtomicFile::Target::is_new);
    folder.write(file.path().filename().string(), "mine");
    folder.write("a.txt", "theirs");
    CHECK_THROWS_WITH(file.commit(), Catch::Contains("a.txt: came there while it was written"));
  }
  CHECK(read_file(folder.path() / "a.txt") == "theirs");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}
