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
  CHECK(scoring::kept_scores(folder.path()).scores.empty());
  auto lost = test::set_score("b.s", "b", std::nullopt);
  lost.unreadable = true;
  scoring::keep_scores(folder.path(), {test::set_score("a.s", "a", 3), lost}, {});
  REQUIRE(scoring::kept_scores(folder.path()).scores.size() == 1);
  CHECK(scoring::kept_scores(folder.path()).scores.front().stimulus == "a.s");
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

TEST_CASE("a row that was edited, or written before rows had a seal, is not known, and it is told") {
  const test::TempFolder folder;
  std::string content = scoring::scores_csv({test::set_score("a.s", "a", 3), test::set_score("b.s", "b", 4)});
  folder.write("scores.csv", content);
  CHECK(scoring::kept_scores(folder.path()).note.empty());
  const std::string sound = content;
  content.replace(content.find(",4,"), 3, ",5,");
  folder.write("scores.csv", content);
  const auto found = scoring::kept_scores(folder.path());
  REQUIRE(found.scores.size() == 1);
  CHECK(found.scores[0].stimulus == "a.s");
  CHECK_THAT(found.note,
             Contains("1 of 2 rows is not as this version of Quietroom wrote it, and is scored again"));
  std::string old; // the last column is gone
  for (std::size_t at = 0; at < sound.size();) {
    const std::size_t end = sound.find('\n', at);
    const std::string line = sound.substr(at, end - at);
    old += line.substr(0, line.rfind(',')) + "\n";
    at = end + 1;
  }
  folder.write("scores.csv", old);
  CHECK(scoring::kept_scores(folder.path()).scores.empty());
  CHECK_THAT(scoring::kept_scores(folder.path()).note, Contains("2 of 2 rows are not as"));
  scoring::keep_scores(folder.path(), {}, {});
  CHECK(read_file(folder.path() / "scores.csv") == scoring::scores_csv({}));
}

TEST_CASE("scores of a newer Quietroom are refused and stay") {
  const test::TempFolder folder;
  std::string newer = scoring::scores_csv({});
  newer.insert(newer.find_first_of("\r\n"), ",loudness");
  folder.write("scores.csv", newer);
  CHECK_THROWS_WITH(scoring::kept_scores(folder.path()), Contains("was kept by a newer Quietroom"));
  CHECK_THROWS_WITH(scoring::keep_scores(folder.path(), {}, {}), Contains("was kept by a newer Quietroom"));
  CHECK(read_file(folder.path() / "scores.csv") == newer);
}
