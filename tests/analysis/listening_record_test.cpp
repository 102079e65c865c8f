#include "analysis/listening_record.h"

#include "analysis/votes_in.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

ListeningRecord record_of(std::string_view csv, bool simulated = false,
                          std::vector<std::pair<std::string, std::string>> where = {}) {
  auto lines = test::parts(csv, '\n');
  lines.pop_back();
  ListeningRecorder recorder(simulated, std::move(where));
  recorder.header(test::parts(lines.front(), ','));
  for (std::size_t i = 1; i < lines.size(); ++i) recorder.row(test::parts(lines[i], ','));
  return recorder.record();
}

constexpr std::string_view rows = "listener,block_type,valid,void_reason,simulated,language,device,rate_hz,"
                                  "level_db_spl,talker,started_utc,vote,vote_label\n"
                                  "a,practice,1,,0,de,hw:0,48000,73,t9,2026-03-01T10:00:00.000Z,5,gut\n"
                                  "a,main,1,,0,de,hw:0,48000,73,t1,2026-03-02T10:00:00.000Z,5,gut\n"
                                  "b,main,0,underrun,0,de,hw:1,48000,,t2,2026-02-27T23:59:59.000Z,,\n"
                                  "b,main,0,gap,0,de,hw:1,48000,,t2,2026-02-28T00:00:00.000Z,,\n"
                                  "b,main,1,,0, de ,hw:1,48000,,t2,2026-02-28T00:00:01.000Z,1,schlecht\n"
                                  "sim-001,main,1,,1,en,none,16000,,t1,2026-05-05T00:00:00.000Z,3,fair\n";

} // namespace

TEST_CASE("listening record: counts rows, practice and voids, and gathers what each column says once") {
  const auto record = record_of(rows);
  CHECK(record.rows == 5);
  CHECK(record.practice == 1);
  CHECK(record.tells_void);
  CHECK(record.void_by_reason == std::map<std::string, std::uint64_t>{{"gap", 1}, {"underrun", 1}});
  CHECK(record.languages == std::set<std::string>{"de"});
  CHECK(record.devices == std::set<std::string>{"hw:0", "hw:1"});
  CHECK(record.levels_db_spl == std::set<std::string>{"", "73"});
  CHECK(record.talkers == std::set<std::string>{"t1", "t2"});
  CHECK(record.first_day == "2026-02-27");
  CHECK(record.last_day == "2026-03-02");
  CHECK(record.labels == std::map<std::string, std::set<std::string>>{{"1", {"schlecht"}}, {"5", {"gut"}}});
}

TEST_CASE("listening record: simulated rows and rows not chosen are of another test") {
  CHECK(record_of(rows, true).rows == 1);
  CHECK(record_of(rows, true).devices == std::set<std::string>{"none"});
  const auto chosen = record_of(rows, false, {{"listener", "b"}});
  CHECK(chosen.rows == 3);
  CHECK(chosen.devices == std::set<std::string>{"hw:1"});
}

TEST_CASE("listening record: columns that are not there say nothing, not even that nothing was measured") {
  const auto record = record_of("listener,vote\na,4\n");
  CHECK(record.rows == 1);
  CHECK(record.levels_db_spl.empty());
  CHECK(record.void_by_reason.empty());
  CHECK_FALSE(record.tells_void);
  CHECK_FALSE(record.first_day);
  CHECK(record_of("listener,started_utc\na,yesterday\n").first_day == std::nullopt);
}
