#include "cli/booths_apart.h"
#include "store/calibration_book.h"
#include "store/notes.h"
#include "study/ledger.h"

#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::ranges::sort(a);
  return a;
}

/// The bytes of every file of a folder.
std::map<std::string, std::string> bytes_of(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& each : fs::recursive_directory_iterator(folder))
    if (each.is_regular_file()) out[each.path().string()] = read_file(each.path());
  return out;
}

json merged(const BoothsApart& lab, const std::string& studies, int exit_code = 0) {
  const Run run = lab.run("merge " + studies + " --json");
  CAPTURE(run.err);
  REQUIRE(run.exit_code == exit_code);
  return json::parse(run.out);
}

std::string the_session(const BoothsApart& lab, const std::string& booth) {
  std::string out;
  store::sql::open_sqlite(store::database_of(lab.folder.path() / booth), store::sql::Access::read_only)
      ->query("SELECT session FROM session ORDER BY started_utc DESC", {},
              [&](store::sql::Row row) { out = row[0]; });
  return out;
}

} // namespace

TEST_CASE("a merged study has the votes of all, which prove as before, and the studies stay as they were") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4);
  lab.sit_in("one", "L02", 3, 2);
  lab.sit_in("two", "L03", 5, 5);
  study::note_head(lab.folder.path() / "two",
                   {"2026-01-01T10:00:00.000Z", the_session(lab, "two"),
                    json::parse(lab.run("verify two --json").out)["head"].get<std::string>(), 1});
  lab.run("verify one"); // whoever reads makes what SQLite keeps beside a database
  const auto before = joined(lab.votes_of("one"), lab.votes_of("two"));
  const auto bytes = std::pair(bytes_of(lab.folder.path() / "one"), bytes_of(lab.folder.path() / "two"));
  const Run run = lab.run("merge one two -o all");
  CHECK(run.err == "");
  CHECK(run.exit_code == 0);
  CHECK(run.out == "one: 2 sessions, 8 votes\ntwo: 1 session, 5 votes\n"
                   "all: 2 studies joined: 3 sessions of 3 listeners, 13 votes\n"
                   "The proof:  quietroom verify all\n");
  CHECK(bytes == std::pair(bytes_of(lab.folder.path() / "one"), bytes_of(lab.folder.path() / "two")));
  CHECK(lab.votes_of("all") == before);
  lab.check_proof("all");
  CHECK(study::read_ledger(lab.folder.path() / "all").lines.size() == 1);
  const json mos = json::parse(lab.run("mos all --ci none --by listener --json").out);
  CHECK(mos["rows"].size() == 3);
  CHECK(mos["rows"][2]["n_votes"] == 4);
  CHECK(mos["rows"][2]["mos"] == 5.0);
  const json status = json::parse(lab.run("status all --json").out);
  CHECK(status["second_sessions"].empty());
  int votes = 0;
  for (const auto& cell : status["cells"]) votes += cell["votes"].get<int>();
  CHECK(votes == static_cast<int>(before.size()));
}

TEST_CASE("a second session counts nowhere, is listed, and comes in when redo sets the first aside") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4);
  lab.sit_in("two", "L01", 5, 1);
  lab.sit_in("two", "L02", 5, 2);
  const std::string first = the_session(lab, "one");
  const json out = merged(lab, "one two -o all");
  REQUIRE(out["second_sessions"].size() == 1);
  const std::string second = out["second_sessions"][0]["session"];
  CHECK(out["second_sessions"][0]["counts"] == first);
  CHECK(out["second_sessions"][0]["in"] == "two");
  CHECK(out["sessions"] == 2);
  lab.check_proof("all");
  CHECK(json::parse(lab.run("mos all --ci none --by listener --json").out)["rows"][0]["mos"] == 4.0);
  const json status = json::parse(lab.run("status all --json").out);
  REQUIRE(status["second_sessions"].size() == 1);
  CHECK(status["second_sessions"][0]["session"] == second);
  CHECK(status["second_sessions"][0]["counts"] == first);
  CHECK(status["second_sessions"][0]["votes"] == 5);
  const Run text = lab.run("status all");
  CHECK(text.out.find("second session " + second + " of listener L01, 5 votes in two, counts nowhere: " +
                      first + " does; quietroom redo decides") != std::string::npos);

  SECTION("the first is set aside, and the second counts") {
    const Run redo = lab.run("redo all --listener L01 --reason 'fire alarm'");
    CHECK(redo.exit_code == 0);
    CHECK(redo.out == "all: session " + first + " is set aside; its votes are kept and count nowhere\n" +
                          "The session that counts now: " + second + ", which waited\n");
    const json mos = json::parse(lab.run("mos all --ci none --by listener --json").out);
    CHECK(mos["rows"][0]["mos"] == 1.0);
  }
  SECTION("the second is set aside by its id, and the first goes on counting") {
    const Run redo = lab.run("redo all --listener L01 --session " + second);
    CHECK(redo.exit_code == 0);
    CHECK(redo.out == "all: session " + second + " is set aside; its votes are kept and count nowhere\n" +
                          "The session that counts: " + first + "\n");
    const json mos = json::parse(lab.run("mos all --ci none --by listener --json").out);
    CHECK(mos["rows"][0]["mos"] == 4.0);
  }
  lab.check_proof("all");
  CHECK(json::parse(lab.run("status all --json").out)["second_sessions"].empty());
  CHECK_FALSE(fs::exists(lab.folder.path() / "all/waiting"));
  check_failure(2, "is none of listener L01", "redo all --listener L01 --session L01-9", lab.folder.path());
}

TEST_CASE("who withdraws takes back what waits, too") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4);
  lab.sit_in("two", "L01", 4, 1);
  lab.run("merge one two -o all");
  const Run run = lab.run("withdraw all --listener L01 --yes");
  CHECK(run.exit_code == 0);
  CHECK(run.out == "all: L01 has withdrawn; 9 votes of 2 sessions were wiped\n");
  CHECK_FALSE(fs::exists(lab.folder.path() / "all/waiting"));
  CHECK(lab.votes_of("all").empty());
  lab.check_proof("all");
  CHECK(lab.run("merge one all -o again").exit_code == 0); // a copy that does not know brings nothing back
  CHECK(lab.votes_of("again").empty());
  lab.sit_in("three", "L01", 5, 4);
  check_failure(2, "has withdrawn in all, and has the session", "merge all three -o more", lab.folder.path());
  CHECK_FALSE(fs::exists(lab.folder.path() / "more"));
}

TEST_CASE("the same session in several studies is taken once, and the longer one of both") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4);
  fs::copy(store::database_of(lab.folder.path() / "one"), store::database_of(lab.folder.path() / "two"));
  lab.sit_in("two", "L02", 5, 3);
  json out = merged(lab, "one two -o all");
  CHECK(out["sessions"] == 2);
  CHECK(out["same_sessions"][0]["goes_on"] == false);
  lab.run("redo one --listener L01 --reason 'wrong room'"); // the copy does not know
  out = merged(lab, "two one -o later");
  CHECK(out["same_sessions"][0]["goes_on"] == true);
  CHECK(lab.votes_of("later").size() == 4);
  lab.check_proof("later");
}

TEST_CASE("a session that went on in two places is refused by name, and nothing is made") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5, 4, false);
  lab.sit_in("two", "L01", 5, 4, false); // begins with the same link
  check_failure(
      2, "session L01-1: is in one and in two, and is not the same there (their chains part at link 2)",
      "merge one two -o all", lab.folder.path());
  CHECK_FALSE(fs::exists(lab.folder.path() / "all"));
}

TEST_CASE("studies that are not one are refused, and the sentence names what differs") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  const fs::path toml = lab.folder.path() / "two/study.toml";
  const std::string text = read_file(toml);
  const auto with = [&](const std::string& before, const std::string& now) {
    write_file(toml, std::string(text).replace(text.find(before), before.size(), now));
  };
  with("seed = 3", "seed = 4");
  check_failure(2, "seed is 3 in one and 4 in two", "merge one two -o all", lab.folder.path());
  with("\"L06\"]", "\"L06\", \"L07\"]");
  check_failure(2, "listeners is another list in one (6 ids) and in two (7 ids)", "merge one two -o all",
                lab.folder.path());
  with("name = \"lab\"", "name = \"lob\"");
  check_failure(2, "name is \"lab\" in one and \"lob\" in two", "merge one two -o all", lab.folder.path());
  with("break_after = 0", "break_after = 2");
  const Run run = lab.run("merge one two -o all");
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("break_after is 0 in one and 2 in two; the joined study has that of one\n") !=
        std::string::npos);
  fs::copy(lab.folder.path() / "files", lab.folder.path() / "others", fs::copy_options::recursive);
  const fs::path wave = lab.folder.path() / "others/g711_f_s1.wav";
  std::string bytes = read_file(wave);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  write_file(wave, bytes);
  lab.run("new four --set others --listeners 6 --practice 1 --seed 3 --name lab");
  lab.sit_in("four", "L03", 5);
  check_failure(2, "is another file in one than in four: its SHA-256 differs", "merge one four -o more",
                lab.folder.path());
  CHECK_FALSE(fs::exists(lab.folder.path() / "more"));
}

TEST_CASE("merge writes nothing where it reads, and replaces nothing") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  const fs::path here = lab.folder.path();
  check_failure(2, "is there already", "merge one two -o study", here);
  check_failure(2, "lies in two, which is read", "merge one two -o two", here);
  check_failure(2, "lies in two, which is read", "merge one two -o two/all", here);
  check_failure(2, "lies in", "merge one two -o files/all", here);
  check_failure(2, "its folder is not there", "merge one two -o no/all", here);
  check_failure(2, "one and ./one/../one are one database", "merge one ./one/../one -o all", here);
  check_failure(2, "there is no database yet", "merge one three -o all", here);
  check_failure(2, "give two studies at least", "merge one -o all", here);
  check_failure(2, "none is given; leave it out", "merge one two -o all --study lab", here);
  check_failure(2, "is no study", "merge one two/study.toml -o all", here);
  CHECK(lab.run("merge one/study.sqlite two -o all").exit_code == 0);
  CHECK(lab.votes_of("all").size() == 8);
}

TEST_CASE("the joined study finds its set from another folder, and has no server") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  const fs::path toml = lab.folder.path() / "one/study.toml";
  write_file(toml, "without_server = true\nstore = \"postgresql://lab.example/quiet\"  # of the lab\n" +
                       read_file(toml));
  fs::create_directories(lab.folder.path() / "deep/er");
  const Run run = lab.run("merge one/study.sqlite two -o deep/er/all");
  CHECK(run.err == "");
  CHECK(run.exit_code == 0);
  const std::string text = read_file(lab.folder.path() / "deep/er/all/study.toml");
  CHECK(text.find("set = \"../../../files\"") != std::string::npos);
  CHECK(text.find("store =") == std::string::npos);
  CHECK(text.find("without_server") == std::string::npos);
  lab.check_proof("deep/er/all");
}

TEST_CASE("a seat that two listeners took is told, and two seats of one listener are refused") {
  BoothsApart lab;
  for (const char* booth : {"one", "two"}) {
    const fs::path toml = lab.folder.path() / booth / "study.toml";
    write_file(toml, "assignment = \"least-filled\"\n" + read_file(toml));
  }
  const auto seat = [&](const std::string& booth, const std::string& listener, std::int64_t number) {
    store::StudyStore store(store::database_of(lab.folder.path() / booth), store::sql::Access::durable);
    store.connection().run("INSERT INTO seat VALUES ($1, $2, 't')", {listener, number});
  };
  seat("one", "L01", 0);
  seat("two", "L02", 0);
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  const Run run = lab.run("merge one two -o all");
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("seat 1: was taken twice, by L01 in one and by L02 in two") != std::string::npos);
  lab.check_proof("all");
  seat("two", "L01", 3);
  check_failure(2, "listener L01: has seat 1 in one and seat 4 in two", "merge one two -o more",
                lab.folder.path());
}

TEST_CASE("calibrations keep their numbers, and one number for two calibrations is refused") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  const auto calibrate = [&](const char* booth, bool apart) {
    store::StudyStore store(store::database_of(lab.folder.path() / booth), store::sql::Access::durable);
    store::add_calibration(store.connection(),
                           {0, "t1", "t2", std::string("hw:") + booth, 8000, "HD 25", "none", "meter", "op",
                            "diotic", -26, 20, 70, 73, 3, "test"},
                           apart);
  };
  calibrate("one", true);
  calibrate("two", true);
  CHECK(lab.run("merge one two -o all").exit_code == 0);
  for (const char* booth : {"one", "two"})
    store::StudyStore(store::database_of(lab.folder.path() / booth), store::sql::Access::durable)
        .connection()
        .run("DELETE FROM calibration");
  calibrate("one", false);
  calibrate("two", false);
  check_failure(2, "calibration 1: is another one in one and in two", "merge one two -o more",
                lab.folder.path());
}

TEST_CASE("notes and audit are numbered anew, each row once") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  fs::copy(store::database_of(lab.folder.path() / "one"), store::database_of(lab.folder.path() / "two"));
  const auto note = [&](const char* booth, const char* when, const char* text) {
    store::StudyStore store(store::database_of(lab.folder.path() / booth), store::sql::Access::durable);
    store::add_note(store.connection(), {the_session(lab, booth), when, 1, 1, text, "test"});
  };
  note("one", "2026-01-01T09:03:00.000Z", "late");
  note("two", "2026-01-01T09:02:00.000Z", "early");
  note("two", "2026-01-01T09:03:00.000Z", "late");
  const Run run = lab.run("merge one two -o all");
  CAPTURE(run.err);
  REQUIRE(run.exit_code == 0);
  const json notes = json::parse(lab.run("status all --notes --json").out)["notes"];
  REQUIRE(notes.size() == 2);
  CHECK(notes[0]["text"] == "early");
  CHECK(notes[1]["text"] == "late");
}

TEST_CASE("a merge that is killed leaves nothing, whenever that is") {
  BoothsApart lab;
  lab.sit_in("one", "L01", 5);
  lab.sit_in("two", "L02", 5);
  lab.run("verify one");
  lab.run("verify two");
  const auto names = [&] {
    std::vector<std::string> out;
    for (const auto& each : fs::directory_iterator(lab.folder.path())) out.push_back(each.path().filename());
    std::ranges::sort(out);
    return out;
  };
  const auto before = names();
  for (int i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      if (::chdir(lab.folder.path().c_str()) != 0) ::_exit(126);
      ::close(STDOUT_FILENO);
      ::execl(QUIETROOM_PROGRAM, QUIETROOM_PROGRAM, "merge", "one", "two", "-o", "all", nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(3 + 7 * i));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (names() != before && names() != joined(before, {"all"}) && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (fs::exists(lab.folder.path() / "all")) {
      lab.check_proof("all");
      fs::remove_all(lab.folder.path() / "all");
    }
    CHECK(names() == before);
  }
}
