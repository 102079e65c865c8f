#include "recipe/set_files.h"

#include "core/error.h"
#include "core/sha256.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

TEST_CASE("a file is one inside the set, or none") {
  const quietroom::test::TempFolder folder;
  folder.write("set/a.txt", "a");
  folder.write("b.txt", "b");
  std::filesystem::create_symlink(folder.path() / "b.txt", folder.path() / "set/link.txt");
  const SetFiles in_set(folder.path() / "set");
  CHECK(std::filesystem::equivalent(in_set.at("a.txt"), folder.path() / "set/a.txt"));
  for (const char* name : {"../b.txt", "link.txt", "/etc/passwd"})
    CHECK_THROWS_WITH(in_set.at(name), Contains("leaves the folder of the set"));
  CHECK_THROWS_WITH(in_set.at("none.txt"), Contains("no such file"));
  CHECK_THROWS_WITH(in_set.at("."), Contains("leaves the folder of the set"));
  CHECK_THROWS_WITH(SetFiles().at("a.txt"), Contains("leaves the folder of the set"));
}

TEST_CASE("the bytes of a file are hashed once, and other bytes are not read afterwards") {
  const quietroom::test::TempFolder folder;
  folder.write("a.txt", "a");
  SetFiles in_set(folder.path());
  CHECK(in_set.read("a.txt").sha256() == sha256_of("a"));
  CHECK(in_set.sha256("a.txt") == sha256_of("a"));
  folder.write("a.txt", "b");
  CHECK(in_set.sha256("a.txt") == sha256_of("a"));
  CHECK_THROWS_WITH(in_set.read("a.txt"), Contains("changed while the set was being prepared"));
  CHECK(SetFiles(folder.path()).read("a.txt").sha256() == sha256_of("b"));
}
