#include "design/study_given.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Contains;

TEST_CASE("what is given in place of a study's folder is named for what it is") {
  const test::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "set");
  folder.write("votes.csv", "x");
  CHECK_THROWS_WITH(design::refuse_no_study("postgresql:///lab"),
                    Contains("postgresql:///lab: is a server, and this needs the folder of the study"));
  CHECK_THROWS_WITH(design::refuse_no_study(folder.path() / "votes.csv"), Contains("votes.csv: is a file"));
  CHECK_THROWS_WITH(design::refuse_no_study(folder.path() / "set"), Contains("set: is no folder of a study"));
  CHECK_THROWS_WITH(design::refuse_no_study(folder.path() / "nowhere"), Contains("nowhere: is not there"));
  folder.write("set/study.toml", "");
  CHECK_NOTHROW(design::refuse_no_study(folder.path() / "set"));
}
