#include "core/atomic_file.h"
#include "core/error.h"
#include "core/relative_path.h"
#include "core/utc.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

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

TEST_CASE("a manifest reaches no file outside its folder") {
  const test::TempFolder folder;
  fs::create_directory(folder.path() / "set");
  folder.write("secret", "x");
  fs::create_symlink(folder.path() / "secret", folder.path() / "set" / "link");
  const fs::path set = folder.path() / "set";
  CHECK(inside(set, "a/b.wav") == set / "a/b.wav");
  CHECK(inside(set, "a/../b.wav") == set / "b.wav");
  for (const char* name : {"", ".", "..", "../secret", "a/../../secret", "/etc/passwd", "link"}) {
    CAPTURE(name);
    CHECK_FALSE(inside(set, name));
  }
}

TEST_CASE("a step back behind a link leads to the file that was checked, not to its namesake") {
  const test::TempFolder folder;
  const fs::path set = folder.path() / "set";
  fs::create_directories(set / "sub" / "deep");
  folder.write("outside", "x");
  fs::create_directory_symlink("sub/deep", set / "link");
  fs::create_symlink(folder.path() / "outside", set / "file");
  std::ofstream(set / "sub" / "file") << "y";
  const auto found = inside(set, "link/../file"); // set/sub/file for the system, set/file for who only reads
  REQUIRE(found);
  CHECK(read_file(*found) == "y");
}

TEST_CASE("UTC is written with milliseconds") {
  CHECK(utc_text(std::chrono::system_clock::time_point{std::chrono::milliseconds{1'000'000'007'045}}) ==
        "2001-09-09T01:46:47.045Z");
}
