#include "cli/booths_apart.h"
#include "store/postgres.h"
#include "store/scratch_study.h"
#include "study/ledger.h"

#include <csignal>
#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

namespace {

/// Two booths of a lab, whose study is on the server of QUIETROOM_STORE; without one nothing is tried.
struct Lab : BoothsApart {
  std::string server = server_of_tests();
  std::string name = "lab " + std::to_string(::getpid());

  bool is_there() const { return !server.empty(); }
  std::string in_quotes() const { return "'" + server + "'"; }

  Lab() {
    if (!is_there()) return;
    for (const char* booth : {"one", "two", "three"}) std::filesystem::remove_all(folder.path() / booth);
    made = run("new one --set files --listeners 6 --practice 1 --seed 3 --name '" + name + "' --store " +
               in_quotes());
    for (const char* booth : {"two", "three"})
      std::filesystem::copy(folder.path() / "one", folder.path() / booth,
                            std::filesystem::copy_options::recursive);
  }
  ~Lab() {
    if (is_there())
      store::sql::open_postgres(server, "", store::sql::Access::durable)
          ->run("DROP SCHEMA IF EXISTS " + store::sql::quoted_name(name) + " CASCADE");
  }
  json status(const std::string& place, const std::string& more = "") const {
    const Run asked = run("status " + place + " --json" + more);
    CAPTURE(asked.err);
    REQUIRE(asked.exit_code == 0);
    return json::parse(asked.out);
  }
  json of_study(const json& all) const {
    for (const auto& each : all["studies"])
      if (each["study"] == name) return each;
    return {};
  }
  Run made;
};

} // namespace

TEST_CASE("new --store makes the study on its server, and refuses a password, a name that is taken and no "
          "address") {
  const Lab lab;
  const auto here = lab.folder.path();
  check_failure(2, "a password", "new more --set files --store postgresql://ann:x@lab/q", here);
  check_failure(2, "is no address of a server", "new more --set files --store lab.example", here);
  check_failure(3, "the server does not answer",
                "new more --set files --store 'postgresql:///q?host=/nowhere'", here);
  CHECK_FALSE(std::filesystem::exists(here / "more"));
  if (!lab.is_there()) return;
  CHECK(lab.made.err == "");
  CHECK(lab.made.exit_code == 0);
  CHECK(lab.made.out.find("study " + lab.name + "; let users in by GRANT \"" + lab.name +
                          " booth\" TO user") != std::string::npos);
  CHECK(read_file(here / "one/study.toml").find("store = \"" + lab.server + "\"") != std::string::npos);
  check_failure(2, "give this one another name by --name",
                "new more --set files --name '" + lab.name + "' --store " + lab.in_quotes(), here);
  check_failure(2, "leave --store out", "new one --store " + lab.in_quotes(), here);
}

TEST_CASE("status of a server tells what its booths handed over, and second sessions") {
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("one", "L01", 5, 4);
  lab.sit_in("two", "L01", 5, 1);
  lab.sit_in("two", "L02", 3, 2);
  CHECK(lab.status("one")["links_waiting"] == 7); // begin, five attempts, end
  CHECK(lab.run("store send one").exit_code == 0);
  CHECK(lab.run("store send two").exit_code == 1);
  const json study = lab.of_study(lab.status(lab.in_quotes()));
  REQUIRE(study["listeners"].size() == 2);
  CHECK(study["listeners"][0]["state"] == "finished");
  CHECK(study["listeners"][1]["trials_done"] == 3);
  CHECK(study["cells"][0]["planned"].is_null());
  REQUIRE(study["second_sessions"].size() == 1);
  CHECK(study["second_sessions"][0]["listener"] == "L01");
  CHECK(study["second_sessions"][0]["votes"] == 5);
  CHECK(study == lab.status(lab.in_quotes(), " --study '" + lab.name + "'"));
  const json whole = lab.status("two");
  CHECK(whole["links_waiting"] == 7);
  CHECK(whole["listeners"].size() == 6);
  CHECK(whole["second_sessions"] == study["second_sessions"]);
  const Run text = lab.run("status " + lab.in_quotes() + " --study '" + lab.name + "'");
  CHECK(text.out.find("counts nowhere") != std::string::npos);
  const Run redo = lab.run("redo one --listener L01");
  CHECK(redo.out.find(
            "The session that counts next: " + study["second_sessions"][0]["session"].get<std::string>() +
            ", when it is handed over by ") != std::string::npos);
  CHECK(lab.run("store send two").exit_code == 0);
  CHECK(lab.of_study(lab.status(lab.in_quotes()))["second_sessions"].empty());
}

TEST_CASE("redo of a listener with a session in two booths, one after the other, counts one vote at most") {
  const int first = GENERATE(5, 3), second = GENERATE(5, 3); // finished, unfinished
  CAPTURE(first, second);
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("one", "L01", first, 4);
  lab.sit_in("two", "L01", second, 1);
  const auto mean = [&] {
    const Run run = lab.run("mos one --ci none --by listener --json");
    return run.exit_code == 0 ? json::parse(run.out)["rows"][0]["mos"].get<double>() : 0.0;
  };
  const auto check = [&](double mos, const char* state, const char* counts) {
    CHECK(mean() == mos);
    const json status = lab.status("one");
    CHECK(status["listeners"][0]["state"] == state);
    CHECK(status["second_sessions"].size() == (*counts == '\0' ? 0 : 1));
    if (*counts != '\0')
      CHECK(status["second_sessions"][0]["counts"].is_null() == (std::string(counts) == "none"));
    for (const char* booth : {"one", "two"}) {
      const Run proof = lab.run(std::string("verify ") + booth);
      CAPTURE(proof.out);
      CHECK(proof.exit_code == 0);
    }
  };
  const auto state_of = [](int votes) { return votes == 5 ? "finished" : "unfinished"; };
  lab.run("store send one");
  CHECK(lab.run("store send two").exit_code == 1);
  check(4.0, state_of(first), "first");
  const std::string waits = lab.status("one")["second_sessions"][0]["session"];
  check_failure(
      2, "cannot be set aside from here; it counts nowhere as long as another one of its listener does",
      "redo one --listener L01 --session " + waits, lab.folder.path());
  CHECK(lab.run("redo one --listener L01").out.find("The session that counts next: " + waits) !=
        std::string::npos);
  check(0, "planned", "none");
  check_failure(2,
                "listener L01 has no session that counts, so none can be set aside; " + waits + " waits in ",
                "redo one --listener L01", lab.folder.path());
  CHECK(lab.run("store send one").exit_code == 0); // the first booth hears that its session is set aside
  check(0, "planned", "none");
  CHECK(lab.run("store send two").exit_code == 0);
  check(1.0, state_of(second), "");
  CHECK(lab.run("redo one --listener L01").out.find("The new session: quietroom panel one --listener L01") !=
        std::string::npos);
  check(0, "planned", "");
  CHECK(lab.run("store send two").exit_code == 0);
  lab.sit_in("two", "L01", 5, 2);
  CHECK(lab.run("store send two").exit_code == 0);
  check(2.0, "finished", "");
}

TEST_CASE("a booth whose listener withdrew on the server is told so until it has wiped the votes") {
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("two", "L02", 5, 2);
  CHECK(lab.run("store send two").exit_code == 0);
  CHECK(lab.status("two")["withdrawn_here"].empty());
  CHECK(lab.run("withdraw one --listener L02 --yes").exit_code == 0); // in another folder
  CHECK(lab.status("two")["withdrawn_here"] == json{"L02"});
  CHECK(json::parse(lab.run("store status two --json").out)["withdrawn_here"] == json{"L02"});
  CHECK(lab.status("one")["withdrawn_here"].empty());
  for (const char* command : {"status two", "store status two"})
    CHECK(
        lab.run(command).out.find("1 listener withdrew on the server, and the votes are still in this booth: "
                                  "L02; wipe them by quietroom store send STUDY\n") != std::string::npos);
  CHECK(lab.run("store send two").exit_code == 0);
  CHECK(lab.status("two")["withdrawn_here"].empty());
}

TEST_CASE("verify in a booth proves what it has and its server has not") {
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("one", "L01", 5, 4);
  lab.sit_in("two", "L01", 5, 1);
  lab.run("store send one");
  lab.run("store send two"); // waits
  std::string session;
  store::sql::open_sqlite(store::database_of(lab.folder.path() / "two"), store::sql::Access::read_only)
      ->query(
          "SELECT session, (SELECT digest FROM link l WHERE l.session = s.session ORDER BY link DESC LIMIT 1)"
          " FROM session s",
          {}, [&](store::sql::Row row) {
            session = row[0];
            study::note_head(lab.folder.path() / "two",
                             {"2026-01-01T10:00:00.000Z", session, std::string(row[1]), 1});
          });
  const Run run = lab.run("verify two --json");
  CAPTURE(run.out, run.err);
  CHECK(run.exit_code == 0);
  const json proof = json::parse(run.out);
  CHECK(proof["votes"] == 5);
  REQUIRE(proof["beside"].size() == 1);
  CHECK(proof["beside"][0]["session"] == session);
  CHECK(json::parse(lab.run("verify one --json").out)["beside"].empty());
}

TEST_CASE("verify of a server holds the chains against themselves, and finds what was changed there") {
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("one", "L01", 5, 4);
  lab.run("store send one");
  const std::string place = "verify " + lab.in_quotes() + " --study '" + lab.name + "'";
  Run run = lab.run(place + " --json");
  CHECK(run.exit_code == 0);
  CHECK(json::parse(run.out)["votes"] == 5);
  CHECK(run.err.find("the chains alone") != std::string::npos);
  CHECK(lab.run("verify one").exit_code == 0);
  store::sql::open_postgres(lab.server, lab.name, store::sql::Access::durable)
      ->run("UPDATE answer SET value = 5 WHERE trial = 2");
  run = lab.run(place);
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("problem") != std::string::npos);
}

TEST_CASE("a study on a server is joined with the file of a booth that never reached it") {
  Lab lab;
  if (!lab.is_there()) return;
  lab.sit_in("one", "L01", 5, 4);
  lab.run("store send one");
  lab.sit_in("two", "L02", 5, 2);
  const Run run = lab.run("merge two/study.sqlite " + lab.in_quotes() + " --study '" + lab.name + "' -o all");
  CHECK(run.err == "");
  CHECK(run.exit_code == 0);
  CHECK(lab.votes_of("all").size() == 8);
  lab.check_proof("all");
  check_failure(2, "are one database", "merge one two -o more", lab.folder.path());
}

TEST_CASE("status --follow of a server says each change of each study") {
  Lab lab;
  if (!lab.is_there()) return;
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe_ends[1], STDOUT_FILENO);
    ::execl(QUIETROOM_PROGRAM, QUIETROOM_PROGRAM, "status", lab.server.c_str(), "--study", lab.name.c_str(),
            "--follow", "--json", nullptr);
    ::_exit(127);
  }
  ::close(pipe_ends[1]);
  FILE* lines = ::fdopen(pipe_ends[0], "r");
  std::vector<char> line(100000);
  const auto next = [&] {
    return json::parse(std::fgets(line.data(), static_cast<int>(line.size()), lines));
  };
  CHECK(next()["listeners"].empty());
  lab.sit_in("one", "L02", 5);
  lab.run("store send one");
  json last = next();
  for (int i = 0; i < 9 && last["listeners"][0]["state"] != "finished"; ++i) last = next();
  CHECK(last["listeners"][0]["state"] == "finished");
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  std::fclose(lines);
}
