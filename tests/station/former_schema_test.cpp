// A session that a program of schema 1 began, and that was killed, is gone through to its end.
#include "core/csv.h"
#include "station/station.h"
#include "store/study_reader.h"
#include "support/schema1_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows exported_before(const std::filesystem::path& csv) {
  Rows out;
  CsvReader reader(csv);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) out.emplace_back(fields.begin(), fields.end());
  return out;
}

Rows stored(const std::filesystem::path& database) {
  Rows out;
  const auto keep = [&](store::sql::Row row) { out.emplace_back(row.begin(), row.end()); };
  store::read_votes_long(database, keep, keep);
  return out;
}

/// Votes 3 on every trial that is left.
void finish(const study::FixedStudy& study, store::StudyStore& store, const std::string& listener) {
  double now_s = 0;
  Clips clips;
  const auto sound = virtual_sound(clips, now_s);
  const auto facts = session_facts(study, plan_for(study.design, study.set, listener), "test 2");
  Station station(study, facts, store, *sound,
                  {[&now_s] { return now_s; }, [] { return std::string("2027-01-01T00:00:00Z"); }},
                  [](const session::Announce&) {});
  for (int guard = 0; guard < 2000 && !station.closed(); ++guard) {
    if (station.poll()) continue;
    if (const auto wait_s = station.next_poll_s())
      now_s += *wait_s;
    else if (session::is<session::Voting>(station.state().phase))
      station.on(session::Digit{3, now_s += 1});
    else
      station.on(session::GoOn{now_s});
  }
  CHECK(station.closed() == true);
}

} // namespace

TEST_CASE("a session of schema 1 that was killed goes on at its trial, and what was stored before stays as "
          "it was") {
  const test::Schema1Study folder;
  const auto read = study::read_fixed_study(folder.study);
  REQUIRE(read.problems.empty());
  {
    store::StudyStore store(folder.database, store::sql::Access::relaxed);
    CHECK(store.kept_as());
    finish(read.study, store, "L01"); // was finished: says thanks
    finish(read.study, store, "L02");
    finish(read.study, store, "L03");
  }
  const Rows before = exported_before(folder.exported);
  const Rows after = stored(folder.database);
  std::size_t next = 1; // rows of before, which must all be there, in their order
  std::vector<std::string> of_L02;
  for (std::size_t i = 1; i < after.size(); ++i) {
    const std::vector<std::string> old(after[i].begin(), after[i].begin() + 32);
    const bool was_there = next < before.size() && old == before[next];
    if (was_there) ++next;
    CHECK(std::vector<std::string>(after[i].begin() + 32, after[i].end() - 1) ==
          std::vector<std::string>{"quality", "processed", "", "processed", ""});
    CHECK(after[i].back().empty() == was_there); // the digest: what was stored before is unproved
    if (old[2] == "L02") of_L02.push_back(old[4] + ":" + old[6] + ":" + old[7] + " " + old[14] + old[30]);
  }
  CHECK(next == before.size());
  CHECK(of_L02 == std::vector<std::string>{"1:1:1 4", "2:1:1 4", "2:2:1 2", "2:3:1 killed", "2:3:2 3",
                                           "2:4:1 3", "2:5:1 3", "2:6:1 3"});
  CHECK(after.size() == before.size() + 4 + 7);
  CHECK(store::StudyReader(folder.database).unfinished_listeners().empty());
}
