#include "study/store_of.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Contains;

TEST_CASE("votes are gathered in the study's own file unless study.toml names a server") {
  const test::TempFolder folder;
  CHECK(store_of(folder.path()).file == folder.path() / "study.sqlite");
  folder.write("study.toml", "name = \"wideband\"\n");
  CHECK(store_of(folder.path()).file == folder.path() / "study.sqlite");
  folder.write("study.toml", "name = \"wideband\"\nstore = \"postgresql://lab/quiet\"\n");
  CHECK(store_of(folder.path()).server == "postgresql://lab/quiet");
  CHECK(store_of(folder.path()).study == "wideband");
  CHECK(store_of(folder.path()).file.empty());
}

TEST_CASE("a study.toml whose store has a password is refused") {
  const test::TempFolder folder;
  folder.write("study.toml", "name = \"wideband\"\nstore = \"postgresql://a:s3cret@lab/quiet\"\n");
  CHECK_THROWS_WITH(store_of(folder.path()), Contains("~/.pgpass") && !Contains("s3cret"));
}
