#include "simulation/simulate.h"

#include "core/error.h"
#include "store/study_reader.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;
using namespace quietroom::simulation;

namespace {

Request request_of(const test::ToneStudy& place, std::uint64_t listeners = 2) {
  Request out;
  out.study = place.study;
  out.listeners = listeners;
  for (const auto& each : place.study.set.conditions) {
    out.truth.mos[each.id] = each.id == "c1" ? 5 : 1;
    out.truth.sources[each.id] = analysis::TruthSource::file;
  }
  out.truth_file = "truth.csv";
  out.program = "test 1";
  return out;
}

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::filesystem::path& database) {
  std::vector<std::string> header;
  std::vector<Row> out;
  store::read_votes_long(
      database, [&](store::sql::Row names) { header.assign(names.begin(), names.end()); },
      [&](store::sql::Row row) {
        Row one;
        for (std::size_t i = 0; i < header.size(); ++i) one[header[i]] = row[i];
        out.push_back(one);
      });
  return out;
}

std::string refusal(const Request& request) {
  try {
    simulate(request);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::input);
    return e.what();
  }
  return "";
}

/// One session of a person, begun by this method.
void seat_person(const test::ToneStudy& place, const std::string& method) {
  store::StudyStore store(place.database(), store::sql::Access::relaxed);
  store::SessionFacts facts = place.facts();
  facts.method = *method::find(method);
  store.open_session(facts, "2026-01-01T00:00:00.000Z");
}

} // namespace

TEST_CASE("each virtual listener hears and judges every trial of a session, and the votes are marked") {
  const test::ToneStudy place;
  const SimulateAnswer answer = simulate(request_of(place));
  CHECK(answer.database.file == place.database());
  CHECK(answer.listeners == 2);
  const std::vector<Row> rows = rows_of(answer.database.file);
  REQUIRE(rows.size() == 2 * (2 + 12)); // practice and main trials
  std::map<std::string, double> best, others;
  for (const Row& row : rows) {
    CHECK(row.at("simulated") == "1");
    CHECK(row.at("valid") == "1");
    (row.at("condition") == "c1" ? best : others)[row.at("listener")] += std::stod(row.at("vote"));
  }
  CHECK(best.size() == 2);
  CHECK(best.contains("sim-001"));
  CHECK(best.contains("sim-002"));
  CHECK(best.at("sim-001") / 3 > others.at("sim-001") / 9); // 3 stimuli of the best, 9 others, at least
  // 14 sounds of 0.5 s and as many votes of 0.6 s or more, each, and a break of 30 s
  CHECK(answer.session_s > 2 * (14 * 1.1 + 30));
}

TEST_CASE("the sessions keep seed, file and sources of their truth") {
  const test::ToneStudy place;
  Request request = request_of(place, 1);
  request.seed = 9;
  const SimulateAnswer answer = simulate(request);
  const auto kept = store::StudyReader(answer.database).simulated_truths();
  REQUIRE(kept.size() == 1);
  CHECK(analysis::parse_simulated_truth(kept.front()) ==
        analysis::SimulatedTruth{9, "truth.csv", request.truth.sources});
}

TEST_CASE("the same seed gives the same votes, another seed gives others") {
  const test::ToneStudy place;
  const auto votes_by = [&](std::uint64_t seed) {
    Request request = request_of(place);
    request.seed = seed;
    request.replace = true;
    for (auto& [condition, mos] : request.truth.mos) mos = 3;
    std::vector<std::string> out;
    for (const Row& row : rows_of(simulate(request).database.file))
      out.push_back(row.at("listener") + row.at("stimulus") + row.at("vote") + row.at("response_ms"));
    return out;
  };
  const auto first = votes_by(1);
  CHECK(votes_by(1) == first);
  CHECK(votes_by(2) != first);
}

TEST_CASE("who watches a simulation is told of each listener that begins") {
  const test::ToneStudy place;
  std::string told;
  simulate(
      request_of(place, 3),
      {[&](std::size_t i, std::size_t n) { told += std::to_string(i) + '/' + std::to_string(n) + ' '; }, {}});
  CHECK(told == "1/3 2/3 3/3 ");
}

TEST_CASE("simulated sessions are replaced only when that is asked for") {
  const test::ToneStudy place;
  simulate(request_of(place, 3));
  Request again = request_of(place, 1);
  CHECK(refusal(again) == place.study.folder.string() +
                              ": holds 3 simulated sessions already; --replace puts new ones in their place "
                              "(real votes are never touched)");
  CHECK(rows_of(place.database()).size() == 3 * 14);
  again.replace = true;
  simulate(again);
  CHECK(rows_of(place.database()).size() == 14);
}

TEST_CASE("the sessions of people stand beside simulated ones, but not where they were of another method") {
  const test::ToneStudy place;
  seat_person(place, "acr");
  simulate(request_of(place, 1));
  CHECK(store::StudyReader(place.database()).real_sessions() == 1);
  CHECK(store::StudyReader(place.database()).simulated_sessions() == 1);
  Request effort = request_of(place, 1);
  effort.study.design.method = *method::find("effort");
  effort.replace = true;
  const std::string said = refusal(effort);
  CAPTURE(said);
  CHECK(store::StudyReader(place.database()).simulated_sessions() == 1); // nothing was changed
}
