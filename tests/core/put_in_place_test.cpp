#include "core/put_in_place.h"

#include "core/atomic_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
namespace fs = std::filesystem;

TEST_CASE("a name that is taken, by whatever it is, is told and stays as it is") {
  const test::TempFolder folder;
  const fs::path from = folder.write("from", "new"), to = folder.path() / "to";
  SECTION("a file") { folder.write("to", "mine"); }
  SECTION("a folder") { fs::create_directory(to); }
  SECTION("a link that leads nowhere") { fs::create_symlink("nowhere", to); }
  const fs::file_type before = fs::symlink_status(to).type();
  CHECK(renamed_to_new(from, to) == std::errc::file_exists);
  CHECK(fs::symlink_status(to).type() == before);
  CHECK(read_file(from) == "new");
  fs::remove(to);
  CHECK_FALSE(renamed_to_new(from, to));
  CHECK(read_file(to) == "new");
  CHECK(renamed_to_new(from, to) == std::errc::no_such_file_or_directory);
}

TEST_CASE("a folder that cannot be synced is no error") {
  const test::TempFolder folder;
  CHECK_NOTHROW(sync_folder(folder.path()));
  CHECK_NOTHROW(sync_folder(folder.path() / "no"));
}
