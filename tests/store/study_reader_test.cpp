#include "store/study_reader.h"

#include "core/error.h"
#include "store/scratch_study.h"
#include "store/study_store.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

/// A study in which sessions are held: each begins, and votes on one trial.
struct Study : test::ScratchStudy {
  StudyStore store{location, sql::Access::relaxed};

  static SessionFacts facts(const std::string& listener, const std::string& truth = "") {
    return {listener + "-1", "demo",         listener, method::methods().front(), "en", 7, "plan",
            "test",          !truth.empty(), truth};
  }
  void sit(const SessionFacts& who, const DeviceFacts& device, const std::string& block_type = "main",
           bool votes = true) {
    store.open_session(who, "t0");
    const session::Attempt attempt{block_type == "main" ? 2 : 1, 1, 1, {{{0}}}};
    store.begin_attempt(who, attempt, block_type, test::small_set(), device, "t1");
    if (votes) store.store_vote(who, {attempt, {}, {{{0, 0, 4}, 800}}, 0}, {"Good"}, "t2");
  }
};

const DeviceFacts at_73{"hw:0", false, 48000, 73.0}, unmeasured{"hw:1", false, 48000, std::nullopt};

} // namespace

TEST_CASE("levels and devices are those at which real votes of the main block were given, each once") {
  Study study;
  study.sit(Study::facts("L1"), at_73);
  study.sit(Study::facts("L2"), at_73);
  study.sit(Study::facts("L3"), unmeasured);
  study.sit(Study::facts("L4"), {"practice", false, 48000, 60.0}, "practice");
  study.sit(Study::facts("L5"), {"void", false, 48000, 61.0}, "main", false);
  study.sit(Study::facts("sim-1", "emodel"), {"simulated", false, 48000, 62.0});
  const StudyReader reader(study.location);
  CHECK(reader.levels_db_spl() == std::vector<std::optional<double>>{std::nullopt, 73.0});
  CHECK(reader.devices() == Texts{"hw:0", "hw:1"});
}

TEST_CASE(
    "sessions of people and of programs are counted apart, and who of the people has not finished is named") {
  Study study;
  for (const char* listener : {"L2", "L1", "L3"}) study.sit(Study::facts(listener), at_73);
  for (const char* listener : {"sim-1", "sim-2"}) study.sit(Study::facts(listener, "table"), at_73);
  study.store.finish_session("L3-1", "t3");
  const StudyReader reader(study.location);
  CHECK(reader.real_sessions() == 3);
  CHECK(reader.simulated_sessions() == 2);
  CHECK(reader.unfinished_listeners() == Texts{"L1", "L2"});
  CHECK(reader.real_methods() == Texts{"acr"});
}

TEST_CASE("where simulated votes come from is told once for each truth") {
  Study study;
  study.sit(Study::facts("L1"), at_73);
  study.sit(Study::facts("sim-1", "table"), at_73);
  study.sit(Study::facts("sim-2", "emodel"), at_73);
  study.sit(Study::facts("sim-3", "table"), at_73);
  CHECK(StudyReader(study.location).simulated_truths() == Texts{"emodel", "table"});
}

TEST_CASE("all answers are of one snapshot, whatever is written meanwhile") {
  Study study;
  study.sit(Study::facts("L1"), at_73);
  const StudyReader reader(study.location);
  CHECK(reader.real_sessions() == 1);
  study.sit(Study::facts("L2"), unmeasured);
  CHECK(reader.real_sessions() == 1);
  CHECK(reader.devices() == Texts{"hw:0"});
  CHECK(StudyReader(study.location).real_sessions() == 2);
}

TEST_CASE("rows come session by session, trial by trial, with an empty text for what is NULL") {
  Study study;
  study.sit(Study::facts("L2"), at_73);
  study.sit(Study::facts("L1"), unmeasured);
  Texts header, found;
  StudyReader(study.location)
      .each_row([&](sql::Row row) { header.assign(row.begin(), row.end()); },
                [&](sql::Row row) {
                  std::string text;
                  for (std::size_t i = 0; i < row.size(); ++i)
                    if (header[i] == "listener" || header[i] == "vote" || header[i] == "level_db_spl")
                      text += std::string(row[i]) + ";";
                  found.push_back(text);
                });
  CHECK(found == Texts{"L1;4;;", "L2;4;73;"});
}

TEST_CASE("a study that has no database yet is told to run a session") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(StudyReader(folder.path() / "study.sqlite"),
                    Contains("there is no database yet; run a session first"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "study.sqlite"));
}
