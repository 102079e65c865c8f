#include "core/file_snapshot.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace quietroom;

TEST_CASE("a snapshot keeps and hashes the bytes that were read, whatever becomes of the file") {
  const test::TempFolder folder;
  const std::string before(300'000, 'a'); // more than one piece
  const FileSnapshot snapshot(folder.write("a.txt", before));
  folder.write("a.txt", "b");
  CHECK(snapshot.sha256() == sha256_of(before));
  CHECK(read_file(snapshot.path()) == before);
  CHECK(snapshot.read(read_file) == before); // read twice
  std::filesystem::remove(folder.path() / "a.txt");
  CHECK(snapshot.read(read_file) == before);
}

TEST_CASE("what goes wrong with a snapshot names the file") {
  const test::TempFolder folder;
  const FileSnapshot snapshot(folder.write("a.txt", "x"));
  const auto refuse = [](const std::filesystem::path& bytes) -> int {
    throw_input(bytes.string() + ":1: is no number");
  };
  CHECK_THROWS_WITH(snapshot.read(refuse), (folder.path() / "a.txt").string() + ":1: is no number");
  CHECK_THROWS_WITH(FileSnapshot(folder.path() / "none"), Catch::Contains("none: cannot be read"));
  CHECK_THROWS_WITH(FileSnapshot(folder.path()), Catch::Contains("give a file"));
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(FileSnapshot(folder.path() / "pipe"), Catch::Contains("give a file")); // at once
}
