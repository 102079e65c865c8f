#include "store/storable_values.h"

#include "core/error.h"
#include "store/location.h"
#include "store/study_copy.h"
#include "store/study_store.h"
#include "store/study_with_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

namespace {

/// The database of a study in a file, with a vote.
struct VotedFile {
  test::TempFolder folder;
  Location at{folder.path() / "study.sqlite"};

  VotedFile() {
    StudyStore store(at, sql::Access::durable);
    const auto facts = test::StudyWithVotes::facts("L01", "L01-1");
    store.open_session(facts, "t0");
    const session::Attempt attempt{1, 1, 1, {{{0}}}};
    store.begin_attempt(facts, attempt, "main", test::small_set(), {"hw:0", false, 48000, {}}, "t1");
    store.store_vote(facts, {attempt, {48000, 48000, 0, 10, {}}, {{{0, 0, 4}, 900}}, 0}, {"Label"}, "t2");
  }
};

} // namespace

TEST_CASE("a value that is none of its column is named by table, column and row, and nothing is copied") {
  const VotedFile study;
  struct Case {
    const char *change, *said;
  };
  const Case each = GENERATE(
      Case{"UPDATE attempt SET level_db_spl = 9e999",
           "table attempt, column level_db_spl, row 1: the value is infinite"},
      Case{"UPDATE attempt SET level_db_spl = 'loud'", "column level_db_spl, row 1: the value is no number"},
      Case{"UPDATE answer SET response_ms = x'00'",
           "table answer, column response_ms, row 1: the value is a BLOB"},
      Case{"UPDATE answer SET label = x'476f6f64'", "table answer, column label, row 1: the value is a BLOB"},
      Case{"UPDATE session SET language = 'e' || char(0) || 'n'",
           "table session, column language, row 1: the value has a NUL byte"},
      Case{"UPDATE session SET language = CAST(x'ff' AS TEXT)",
           "column language, row 1: the value is no UTF-8"},
      Case{"UPDATE attempt SET plays = 1.5", "column plays, row 1: the value is no whole number"});
  CAPTURE(each.change);
  CHECK_NOTHROW(refuse_unstorable(*open(study.at, sql::Access::read_only), "f"));
  open(study.at, sql::Access::durable)->run(each.change);
  CHECK_THROWS_WITH(refuse_unstorable(*open(study.at, sql::Access::read_only), "f"),
                    Catch::StartsWith("f: table ") && Contains(each.said));
  CHECK_THROWS_WITH(copy_study(study.at, study.folder.path() / "copy.sqlite"), Contains(each.said));
  CHECK_FALSE(std::filesystem::exists(study.folder.path() / "copy.sqlite"));
  if (const std::string server = test::server_of_tests(); !server.empty()) {
    const Location there(server, "never " + std::to_string(::getpid()));
    CHECK_THROWS_WITH(copy_study(study.at, there), Contains(each.said));
    CHECK_FALSE(exists(there));
  }
}
