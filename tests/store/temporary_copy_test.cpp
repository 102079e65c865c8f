#include "store/temporary_copy.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
namespace fs = std::filesystem;

TEST_CASE("a temporary copy has a database and its log, may be written, and leaves nothing behind") {
  const test::TempFolder folder;
  const fs::path file = folder.write("a.sqlite", "database");
  folder.write("a.sqlite-wal", "log");
  fs::permissions(file, fs::perms::owner_read);
  fs::path copied;
  {
    const store::TemporaryCopy copy(file.string());
    copied = copy.file();
    CHECK(read_file(copied) == "database");
    CHECK(read_file(copied.string() + "-wal") == "log");
    CHECK((fs::status(copied).permissions() & fs::perms::owner_write) != fs::perms::none);
  }
  CHECK_FALSE(fs::exists(copied.parent_path()));
  CHECK_THROWS_AS(store::TemporaryCopy((folder.path() / "absent").string()), Error);
}
