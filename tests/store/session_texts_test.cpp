#include "store/session_texts.h"

#include "store/scratch_study.h"
#include "store/study_store.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;

namespace {

const SessionFacts facts{"L01-1", "demo", "L01", *method::find("acr"), "de", 7, "plan", "test", false, ""};
const std::vector<design::NamedText> texts = {
    {"quality.heading", "Qualität", labels::TextStatus::recalled, "us"},
    {"quality.5", "ausgezeichnet", labels::TextStatus::own, "study.toml"}};

struct Study : test::ScratchStudy {
  StudyStore store{location, sql::Access::durable};

  std::vector<std::string> rows(const std::string& query) const {
    std::vector<std::string> out;
    open(location, sql::Access::read_only)->query(query, {}, [&](sql::Row row) {
      out.emplace_back();
      for (const auto& field : row) out.back().append(out.back().empty() ? "" : "|").append(field);
    });
    return out;
  }
};

} // namespace

TEST_CASE("the texts of each sitting are copied into the session, in order, with status and source") {
  Study study;
  study.store.open_session(facts, "t0");
  study.store.begin_sitting("L01-1", {"hw:0", false, 48000, {}}, "t1", texts);
  study.store.begin_sitting("L01-1", {"hw:0", false, 48000, {}}, "t2", {texts[1]});
  CHECK(
      study.rows("SELECT sitting, name, text, status, source FROM session_text ORDER BY sitting, position") ==
      std::vector<std::string>{"1|quality.heading|Qualität|recalled|us",
                               "1|quality.5|ausgezeichnet|own|study.toml",
                               "2|quality.5|ausgezeichnet|own|study.toml"});
}

TEST_CASE("a sitting whose texts cannot be stored is none") {
  Study study;
  study.store.open_session(facts, "t0");
  CHECK_THROWS(study.store.begin_sitting("L01-1", {"hw:0", false, 48000, {}}, "t1", {texts[0], texts[0]}));
  CHECK(study.rows("SELECT sitting FROM sitting").empty());
}

TEST_CASE("what was accepted is known by the hash of the texts, and stands in the table audit") {
  Study study;
  const std::string hash(64, 'a');
  CHECK_FALSE(study.store.are_accepted(hash));
  study.store.accept_texts({hash, "language de: 2 recalled; by study.toml"}, "test 1",
                           "2026-01-01T00:00:00Z");
  CHECK(study.store.are_accepted(hash));
  CHECK_FALSE(study.store.are_accepted(std::string(64, 'b')));
  CHECK(study.rows("SELECT entry, happened_utc, action, reason, program FROM audit") ==
        std::vector<std::string>{"1|2026-01-01T00:00:00Z|labels_accepted|texts " + hash +
                                 ": language de: 2 recalled; by study.toml|test 1"});
}

TEST_CASE("texts of simulated sessions go with them") {
  Study study;
  SessionFacts simulated = facts;
  simulated.session = "sim-001-1";
  simulated.listener = "sim-001";
  simulated.simulated = true;
  study.store.open_session(simulated, "t0");
  study.store.begin_sitting("sim-001-1", {"virtual", false, 48000, {}}, "t1", texts);
  CHECK(study.store.remove_simulated() == 1);
  CHECK(study.rows("SELECT name FROM session_text").empty());
}
