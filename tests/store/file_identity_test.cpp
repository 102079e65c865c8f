#include "store/file_identity.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace quietroom;
using store::FileIdentity;
namespace fs = std::filesystem;

TEST_CASE("files that are written on are the ones they were") {
  const test::TempFolder folder;
  const fs::path a = folder.write("a", "1"), b = folder.write("b", "2");
  const FileIdentity seen({a, b});
  CHECK(seen.changed().empty());
  std::ofstream(a, std::ios::app) << "more";
  std::ofstream(b, std::ios::trunc) << "";
  CHECK(seen.changed().empty());
  fs::create_hard_link(a, folder.path() / "c");
  CHECK(seen.changed().empty());
}

TEST_CASE("a file that was removed, replaced by an equal one or renamed is named, the first of them") {
  const test::TempFolder folder;
  const fs::path a = folder.write("a", "1"), b = folder.write("b", "2");
  const FileIdentity seen({a, b});
  fs::copy_file(b, folder.path() / "copy");
  fs::rename(b, folder.path() / "old"); // keeps its inode in use
  CHECK(seen.changed() == b);
  fs::rename(folder.path() / "copy", b);
  CHECK(seen.changed() == b);
  fs::rename(a, folder.path() / "a2");
  CHECK(seen.changed() == a);
  fs::rename(folder.path() / "a2", a);
  fs::rename(folder.path() / "old", b);
  CHECK(seen.changed().empty());
}

TEST_CASE("a file that was not there is remembered as such") {
  const test::TempFolder folder;
  const fs::path wal = folder.path() / "a-wal";
  const FileIdentity seen({wal});
  CHECK(seen.changed().empty());
  folder.write("a-wal", "");
  CHECK(seen.changed() == wal);
  CHECK(FileIdentity().changed().empty());
}
