#include "cli/voted_study.h"
#include "store/notes.h"

#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

namespace {

json status_of(const VotedStudy& study, const std::string& options = "") {
  const Run run = study.run("status study --json" + options);
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  return json::parse(run.out);
}

std::string states(const json& status) {
  std::string out;
  for (const auto& each : status["listeners"])
    out += each["listener"].get<std::string>() + " " + each["state"].get<std::string>() + " " +
           std::to_string(each["trials_done"].get<int>()) + "/" + std::to_string(each["trials"].get<int>()) +
           "; ";
  return out;
}

} // namespace

TEST_CASE("status works before the first session: all are planned, no cell has a vote, nothing is made") {
  const VotedStudy study;
  const json status = status_of(study);
  CHECK(states(status) == "L01 planned 0/5; L02 planned 0/5; ");
  CHECK(status["listeners"][0]["block"].is_null());
  CHECK(status["listeners"][0]["booth"].is_null());
  CHECK(status["listeners"][0]["last_vote_utc"].is_null());
  CHECK(status["listeners"][0]["faults"] == 0);
  REQUIRE(status["cells"].size() == 4);
  for (const auto& cell : status["cells"]) {
    CHECK(cell["votes"] == 0);
    CHECK(cell["planned"] == 2);
    CHECK(cell["mos"].is_null());
  }
  CHECK_FALSE(std::filesystem::exists(store::database_of(study.path)));
  const Run text = study.run("status study");
  CHECK(text.exit_code == 0);
  CHECK(text.out.starts_with("study: 0 finished, 2 planned; 0 of 4 cells filled\n"));
}

TEST_CASE("status tells who is done, who left and where, and who sits in which booth") {
  VotedStudy study;
  study.sit("L01", 5);
  study.sit("L02", 3);
  json status = status_of(study);
  CHECK(states(status) == "L01 finished 5/5; L02 unfinished 3/5; ");
  CHECK(status["listeners"][1]["block"] == 2);
  CHECK(status["listeners"][1]["trial"] == 2);
  CHECK(status["listeners"][1]["why"] == "left between two samples");
  CHECK(status["listeners"][1]["last_vote_utc"] == "2026-01-01T09:01:05.000Z");
  CHECK(status["listeners"][1]["response_ms_median"] == 1500);
  station::SeatLock seat(study.path, "L02");
  seat.note_waiting("experimenter");
  status = status_of(study);
  CHECK(states(status) == "L01 finished 5/5; L02 running 3/5; ");
  CHECK(status["listeners"][1]["booth"].is_string());
  CHECK(status["listeners"][1]["waiting"] == "experimenter");
  CHECK(study.run("status study").out.find("waits for experimenter") != std::string::npos);
}

TEST_CASE("status shows no mean vote unless it is unblinded, and the audit records that") {
  VotedStudy study;
  study.sit("L01", 5, 3);
  const json blind = status_of(study);
  for (const auto& cell : blind["cells"]) CHECK(cell["mos"].is_null());
  CHECK(study.run("status study").out.find("MOS") == std::string::npos);
  const auto entries = [&] {
    std::string out;
    store::sql::open_sqlite(store::database_of(study.path), store::sql::Access::read_only)
        ->query("SELECT action || ' ' || program FROM audit", {},
                [&](store::sql::Row row) { out += std::string(row[0]) + ";"; });
    return out;
  };
  CHECK(entries().empty());
  const json open = status_of(study, " --unblind");
  CHECK(open["unblinded"] == true);
  for (const auto& cell : open["cells"]) CHECK(cell["mos"] == 3.0);
  CHECK(entries().starts_with("unblind quietroom "));
  CHECK(study.run("status study --unblind").out.find("MOS so far") != std::string::npos);
}

TEST_CASE("status --follow prints a line for each change where no terminal is, and ends well by Ctrl-C") {
  VotedStudy study;
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const std::string there = study.path.string();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe_ends[1], STDOUT_FILENO);
    ::execl(QUIETROOM_PROGRAM, QUIETROOM_PROGRAM, "status", there.c_str(), "--follow", nullptr);
    ::_exit(127);
  }
  ::close(pipe_ends[1]);
  FILE* lines = ::fdopen(pipe_ends[0], "r");
  char line[512];
  const auto next = [&] { return std::string(std::fgets(line, sizeof line, lines)); };
  CHECK(next().find("Z L01 planned, 0 of 5 done\n") != std::string::npos);
  CHECK(next().find("Z L02 planned, 0 of 5 done\n") != std::string::npos);
  study.sit("L02", 5);
  std::string last; // it may look in between
  for (int i = 0; i < 12 && last.find("finished") == std::string::npos; ++i) last = next();
  CHECK(last.find("Z L02 finished, 5 of 5 done, block 2 trial 4\n") != std::string::npos);
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  std::fclose(lines);
}

TEST_CASE("status of what is no study is refused") {
  const TempFolder folder;
  check_failure(2, "nothing: is not there; give the folder of a study", "status nothing", folder.path());
}

TEST_CASE("status --notes prints the experimenter's notes, which nothing else shows") {
  VotedStudy study;
  study.sit("L01", 3);
  {
    store::StudyStore store(store::database_of(study.path), store::sql::Access::durable);
    store::add_note(store.connection(), {"L01-1", "2026-01-01T09:02:00.000Z", 2, 4, "coughs\x1B[2J", "test"});
  }
  const Run text = study.run("status study --notes");
  CHECK(text.exit_code == 0);
  CHECK(text.out.starts_with("2026-01-01T09:02:00.000Z L01-1 block 2 trial 4: coughs"));
  CHECK(text.out.find('\x1B') == std::string::npos);
  const json notes = json::parse(study.run("status study --notes --json").out);
  CHECK(notes["notes"][0]["trial"] == 4);
  CHECK(study.run("status study").out.find("coughs") == std::string::npos);
  const Run refused = study.run("status study --notes --unblind");
  CHECK(refused.exit_code == 2);
  CHECK(refused.err == "quietroom: --notes prints the notes alone; leave --unblind out\n");
}
