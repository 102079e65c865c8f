#include "core/relative_path.h"

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
namespace fs = std::filesystem;

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

TEST_CASE("a path from a folder behind a link is the one that the system takes, and else as short as it is "
          "written") {
  const test::TempFolder folder;
  fs::create_directories(folder.path() / "lab/study");
  fs::create_directories(folder.path() / "deep/er");
  fs::create_directory_symlink(folder.path() / "lab/study", folder.path() / "deep/er/link");
  folder.write("lab/set", "x");
  CHECK(from_folder(folder.path() / "lab/study", "../set") == folder.path() / "lab/set");
  CHECK(from_folder("lab/study", "../set") == fs::path("lab/set"));
  CHECK(from_folder(folder.path() / "deep/er/link", "../set") == fs::canonical(folder.path()) / "lab/set");
  CHECK(from_folder("study", "/set") == fs::path("/set"));
}
