#include "scoring/kept_scores.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "scoring/scores_file.h"
#include "support/set_scores.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace quietroom;
using Catch::Matchers::Contains;

TEST_CASE("scores are kept in the folder of the set without those of files that could not be read") {
  const test::TempFolder folder;
  CHECK(scoring::kept_scores(folder.path()).empty());
  auto lost = test::set_score("b.s", "b", std::nullopt);
  lost.unreadable = true;
  scoring::keep_scores(folder.path(), {test::set_score("a.s", "a", 3), lost}, {});
  REQUIRE(scoring::kept_scores(folder.path()).size() == 1);
  CHECK(scoring::kept_scores(folder.path()).front().stimulus == "a.s");
  scoring::keep_scores(folder.path(), {}, {}); // replaces its own
  CHECK(read_file(folder.path() / "scores.csv") == scoring::scores_csv({}));
}

TEST_CASE("a file of another form or one that is read is never overwritten") {
  const test::TempFolder folder;
  folder.write("scores.csv", "stimulus,mine\na,1\n");
  CHECK_THROWS_WITH(scoring::kept_scores(folder.path()), Contains("is no table of scores"));
  CHECK_THROWS_WITH(scoring::keep_scores(folder.path(), {}, {}), Contains("is not overwritten"));
  CHECK(read_file(folder.path() / "scores.csv") == "stimulus,mine\na,1\n");
  const std::string before = scoring::scores_csv({test::set_score("a.s", "a", 3)});
  folder.write("scores.csv", before);
  CHECK_THROWS_AS(scoring::keep_scores(folder.path(), {}, {folder.path() / "scores.csv"}), Error);
  CHECK(read_file(folder.path() / "scores.csv") == before);
}
