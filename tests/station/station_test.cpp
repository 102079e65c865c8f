#include "station/station.h"
#include "store/study_reader.h"

#include "core/error.h"
#include "core/sha256.h"
#include "signal/audio_file.h"
#include "signal/tone.h"
#include "support/tone_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::station;
using Catch::Matchers::WithinAbs;
using Folder = test::ToneStudy;

namespace {

constexpr int rate_hz = Folder::rate_hz;

/// A sound that ends when it is told to, as it is told to.
class ScriptedSound final : public Sound {
public:
  explicit ScriptedSound(double& now_s) : m_now_s(now_s) {}

  void load(const design::Block&, const stimulus::StimulusSet&, const std::filesystem::path&) override {
    ++loads;
    if (!load_failure.empty()) throw_environment(load_failure);
  }
  store::DeviceFacts device() const override { return {"scripted", false, rate_hz, {}}; }
  void play_check() override { m_next = session::CheckEnded{}; }
  void play(std::size_t stimulus) override {
    played.push_back(stimulus);
    session::PlaybackFacts facts{rate_hz / 2, rate_hz / 2, 0, 10, {}};
    const auto fault = faults.find(static_cast<int>(played.size()));
    if (fault != faults.end()) facts.void_reason = session::reason_of(fault->second);
    m_next = session::PlaybackEnded{facts, m_now_s + 0.5};
  }
  int check_side() const override { return 0; }
  double sample_began_s() const override { return 0; }
  std::optional<session::Event> poll() override {
    if (hold) return std::nullopt;
    return std::exchange(m_next, std::nullopt);
  }

  int loads = 0;
  std::string load_failure;
  std::vector<std::size_t> played;
  std::map<int, std::string> faults; ///< of the plays so counted, from 1
  bool hold = false;                 ///< what plays does not end

private:
  double& m_now_s;
  std::optional<session::Event> m_next;
};

/// A station on a clock that the test turns, and a listener who always votes `vote`.
struct Seat {
  double now_s = 100;
  int vote = 4;
  Folder& folder;
  store::StudyStore store{folder.database(), store::sql::Access::relaxed};
  ScriptedSound scripted{now_s};
  std::vector<session::Announce> said;
  Clips clips;
  std::unique_ptr<Sound> virtual_device;
  std::optional<Station> station;

  explicit Seat(Folder& in, bool real_player = false) : folder(in) {
    if (real_player) virtual_device = virtual_sound(clips, now_s);
    station.emplace(folder.study, folder.facts(), store, real_player ? *virtual_device : scripted,
                    Clocks{[this] { return now_s; }, [] { return std::string("2026-01-01T00:00:00Z"); }},
                    [this](const session::Announce& one) { said.push_back(one); });
  }

  const session::Phase& phase() const { return station->state().phase; }

  /// One thing a listener or the room does. False when nothing is left to do.
  bool step() {
    if (station->closed()) return false;
    if (station->poll()) return true;
    if (session::is<session::Playing>(phase()) || session::is<session::Checking>(phase())) return false;
    if (const auto wait_s = station->next_poll_s()) {
      now_s += *wait_s;
    } else if (session::is<session::Voting>(phase())) {
      now_s = std::get<session::Voting>(phase()).heard.heard_s + 1.5;
      station->on(session::Digit{vote, now_s});
    } else {
      station->on(session::GoOn{now_s});
    }
    return true;
  }
  /// Until it has come, and takes a key if it ever does.
  void until(const session::Phase& wanted) {
    const auto there = [&] {
      return phase().index() == wanted.index() && (!station->state().waits || station->state().waits->told);
    };
    for (int guard = 0; guard < 2000 && !there(); ++guard)
      if (!step()) return;
  }
  int count(const std::string& event) const {
    return static_cast<int>(
        std::count_if(said.begin(), said.end(), [&](const auto& a) { return a.event == event; }));
  }
};

using Row = std::map<std::string, std::string>;

std::vector<Row> rows(const Folder& folder) {
  std::vector<Row> out;
  std::vector<std::string> header;
  store::read_votes_long(
      folder.database(), [&](store::sql::Row row) { header.assign(row.begin(), row.end()); },
      [&](store::sql::Row row) {
        out.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) out.back()[header[i]] = row[i];
      });
  return out;
}

std::vector<Row> where(const std::vector<Row>& all, const std::string& column, const std::string& value) {
  std::vector<Row> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&](const Row& r) { return r.at(column) == value; });
  return out;
}

/// A database that takes no new votes and no new attempts, at once and with the sentence of a full disk.
struct Blockade {
  std::unique_ptr<store::sql::Connection> other;
  explicit Blockade(const Folder& folder)
      : other(store::sql::open_sqlite(folder.database(), store::sql::Access::relaxed)) {
    for (const char* table : {"answer", "attempt"})
      other->run(std::string("CREATE TRIGGER no_") + table + " BEFORE INSERT ON " + table +
                 " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
  }
  void lift() {
    for (const char* table : {"answer", "attempt"}) other->run(std::string("DROP TRIGGER no_") + table);
  }
};

} // namespace

TEST_CASE("a whole session through the real player stores every vote with what was heard") {
  Folder folder;
  Seat seat(folder, true);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  const auto all = rows(folder);
  CHECK(all.size() == 14); // two of practice, twelve of the main block
  CHECK(where(all, "block_type", "main").size() == 12);
  std::set<std::string> heard;
  for (const Row& row : where(all, "block_type", "main")) {
    heard.insert(row.at("stimulus"));
    CHECK(row.at("vote") == "4");
    CHECK(row.at("vote_label") == "Good");
    CHECK(row.at("valid") == "1");
    CHECK(row.at("frames_expected") == "4000");
    CHECK(row.at("frames_delivered") == "4000");
    CHECK(row.at("device") == "virtual");
    CHECK_THAT(std::stod(row.at("response_ms")), WithinAbs(1500, 1e-6)); // sums of binary fractions
  }
  CHECK(heard.size() == 12);
  CHECK(seat.count("voted") == 14);
  CHECK(seat.count("break") == 1);
  CHECK(seat.said.back().event == "finished");
}

TEST_CASE("a sample with an underrun is void and comes again before the block ends") {
  Folder folder;
  Seat seat(folder);
  seat.scripted.faults = {{4, "underrun"}};
  seat.until(session::Closed{});
  const auto all = rows(folder);
  CHECK(all.size() == 15);
  const auto voided = where(all, "valid", "0");
  REQUIRE(voided.size() == 1);
  CHECK(voided[0].at("void_reason") == "underrun");
  CHECK(voided[0].at("vote").empty());
  const auto again = where(where(all, "stimulus", voided[0].at("stimulus")), "valid", "1");
  const auto in_main = where(again, "block_type", "main");
  REQUIRE(in_main.size() == 1);
  CHECK(in_main[0].at("attempt") == "2");
  CHECK(in_main[0].at("trial") == voided[0].at("trial"));
  CHECK(seat.count("fault") == 1);
  CHECK(seat.count("repeat") == 1);
  CHECK(seat.count("voted") == 14);
}

TEST_CASE("a lost device stops the session until Enter, then loads the block anew and repeats the sample") {
  Folder folder;
  Seat seat(folder);
  seat.scripted.faults = {{3, "device_lost"}};
  seat.until(session::Halted{});
  REQUIRE(session::is<session::Halted>(seat.phase()));
  CHECK(std::get<session::Halted>(seat.phase()).sentence.find("audio device") != std::string::npos);
  CHECK(where(rows(folder), "void_reason", "device_lost").size() == 1);
  const int loads = seat.scripted.loads;
  seat.station->on(session::GoOn{seat.now_s});
  seat.until(session::Ready{});
  CHECK(seat.scripted.loads == loads + 1);
  seat.until(session::Closed{});
  CHECK(where(rows(folder), "valid", "1").size() == 14);
}

TEST_CASE("a device that does not open for the first block ends the station before it began") {
  Folder folder;
  Seat seat(folder);
  seat.scripted.load_failure = "the device is in use";
  CHECK_THROWS_WITH(seat.station->poll(), "the device is in use");
  CHECK(rows(folder).empty());
}

TEST_CASE(
    "a device that does not open for a later block halts with its sentence and is tried again at Enter") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Welcome{});
  seat.scripted.load_failure = "the device is in use";
  seat.until(session::Halted{});
  CHECK(std::get<session::Halted>(seat.phase()).sentence == "the device is in use");
  seat.scripted.load_failure.clear();
  seat.until(session::Closed{});
  CHECK(where(rows(folder), "valid", "1").size() == 14);
}

TEST_CASE("a vote that cannot be stored is not said to be saved, and is stored when Enter tries again") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Voting{});
  Blockade blockade(folder);
  seat.vote = 2;
  seat.step();
  CHECK(session::is<session::Halted>(seat.phase()));
  seat.until(session::Halted{});
  CHECK_FALSE(std::holds_alternative<session::Saved>(seat.station->state().last));
  CHECK(seat.count("voted") == 0);
  CHECK(seat.said[seat.said.size() - 2].event == "fault");
  CHECK(seat.said[seat.said.size() - 2].reason == session::Reason::store);
  blockade.lift();
  seat.station->on(session::GoOn{seat.now_s});
  CHECK(session::is<session::Ready>(seat.phase()));
  CHECK(seat.count("voted") == 1);
  const auto stored = where(rows(folder), "valid", "1");
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].at("vote") == "2"); // the same vote, not a second one
}

TEST_CASE("no sample starts while its row cannot be written") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  Blockade blockade(folder);
  seat.station->on(session::GoOn{seat.now_s});
  CHECK(session::is<session::Halted>(seat.phase()));
  seat.until(session::Halted{});
  CHECK(seat.scripted.played.empty());
  blockade.lift();
  seat.station->on(session::GoOn{seat.now_s});
  CHECK(session::is<session::Playing>(seat.phase()));
  CHECK(seat.scripted.played.size() == 1);
}

TEST_CASE("a file that was changed, or is gone, is refused by name before anybody sits down") {
  Folder folder;
  const auto& first =
      folder.study.set.stimuli
          [plan_for(folder.study.design, folder.study.set, "L01").blocks[0].trials[0].presented[0].stimulus];
  const auto file = folder.study.design.set / first.file;
  const bool gone = GENERATE(false, true);
  test::TempFolder kept;
  std::filesystem::copy(file, kept.path() / "kept.wav");
  if (gone)
    std::filesystem::remove(file);
  else
    signal::write_wav(file, signal::tone({.rate_hz = rate_hz, .frequency_hz = 440, .seconds = 0.5}), 16);
  {
    Seat seat(folder, true);
    CHECK_THROWS_WITH(seat.station->poll(), Catch::Contains(file.string()) && Catch::Contains("; "));
    CHECK(rows(folder).empty());
  }
  std::filesystem::copy(kept.path() / "kept.wav", file, std::filesystem::copy_options::overwrite_existing);
  Seat seat(folder, true);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
}

TEST_CASE("a set of stereo files can be played by simulated listeners too") {
  Folder folder;
  for (auto& one : folder.study.set.stimuli) {
    const auto file = folder.study.design.set / one.file;
    const auto mono = signal::tone({.rate_hz = rate_hz, .seconds = 0.5});
    signal::write_wav(file, signal::on_channel(mono, 1, 2), 16);
    one.sha256 = sha256_of_file(file);
  }
  Seat seat(folder, true);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  CHECK(where(rows(folder), "frames_delivered", "4000").size() == 14);
}

TEST_CASE("a session that was left goes on where it was, through the welcome and the sound check") {
  Folder folder;
  std::size_t answered = 0;
  std::string next_stimulus;
  {
    Seat seat(folder);
    while (seat.count("voted") < 6) seat.step();
    answered = where(rows(folder), "valid", "1").size();
    seat.until(session::Playing{}); // killed while a sample plays: its row is there
    next_stimulus = folder.study.set.stimuli[seat.scripted.played.back()].id;
  }
  CHECK(answered == 6);
  CHECK(where(rows(folder), "void_reason", "killed").size() == 1);
  Seat seat(folder);
  seat.until(session::Ready{});
  using enum session::Screen;
  const std::vector<session::Screen> screens = {welcome, instructions, check, check, trial};
  REQUIRE(seat.said.size() == screens.size());
  for (std::size_t i = 0; i < screens.size(); ++i) CHECK(seat.said[i].screen == screens[i]);
  seat.until(session::Playing{});
  CHECK(folder.study.set.stimuli[seat.scripted.played.front()].id == next_stimulus);
  seat.until(session::Closed{});
  const auto all = rows(folder);
  CHECK(where(all, "valid", "1").size() == 14);
  CHECK(where(all, "void_reason", "killed").size() == 1);
}

TEST_CASE("a finished session says thanks and stores nothing more") {
  Folder folder;
  Seat(folder).until(session::Closed{});
  const auto before = rows(folder);
  Seat again(folder);
  CHECK(session::is<session::Thanks>(again.phase()));
  again.until(session::Closed{});
  CHECK(again.station->closed() == true);
  CHECK(rows(folder) == before);
}

TEST_CASE("a session begun with another plan is refused, with the key, its old and its new value") {
  Folder folder;
  { Seat seat(folder); }
  SECTION("another seed") {
    folder.study.design.seed = 8;
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("seed was 7 and is now 8"));
  }
  SECTION("another number of practice trials") {
    folder.study.design.practice = 3;
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("practice was 2 and is now 3") &&
                                        Catch::Contains("Put back practice = 2") && !Catch::Contains("seed"));
  }
  SECTION("another set") {
    folder.study.set.stimuli[0].condition = "renamed";
    CHECK_THROWS_WITH(Seat(folder), Catch::Contains("its stimulus set was changed"));
  }
}

TEST_CASE("confirmation, breaks and texts may change while a session is under way") {
  Folder folder;
  {
    Seat seat(folder);
    seat.until(session::Voting{});
    seat.step();
  }
  folder.study.design.confirm = true;
  folder.study.design.break_after = 3;
  folder.study.design.break_min_s = 7;
  folder.study.design.wording.vote_now = "Now";
  Seat seat(folder);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  CHECK(where(rows(folder), "valid", "1").size() == 14);
}

TEST_CASE("a session that an earlier program began goes on") {
  Folder folder;
  { Seat seat(folder); }
  const auto connection = store::sql::open_sqlite(folder.database(), store::sql::Access::relaxed);
  const auto plan = plan_for(folder.study.design, folder.study.set, "L01");
  connection->run("UPDATE session SET plan_hash = $1", {former_hash_of(plan, folder.study.set)});
  connection->run("DELETE FROM meta WHERE name LIKE 'session/%'", {});
  Seat seat(folder);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
}

TEST_CASE("an answer of the store or the end of a sample that is late is told once") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  seat.scripted.hold = true;
  seat.station->on(session::GoOn{seat.now_s}); // half a second
  seat.now_s += 1.6;
  CHECK_FALSE(seat.station->poll());
  seat.now_s += 0.2; // a device may take a second more, and the listener 200 ms
  CHECK(seat.station->poll());
  CHECK(seat.said.back().event == "moment");
  CHECK_FALSE(seat.station->poll());
}

TEST_CASE("the screen is left alone at the beginning and the end of a sample") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  CHECK_FALSE(seat.station->must_be_still());
  seat.scripted.hold = true;
  seat.station->on(session::GoOn{seat.now_s}); // half a second
  const double began_s = seat.now_s;
  for (const auto& [after_s, still] : std::map<double, bool>{{0, true},
                                                             {0.10, true},
                                                             {0.16, false},
                                                             {0.34, false},
                                                             {0.40, true},
                                                             {0.50, true},
                                                             {0.60, true}}) { // until its end is reported
    seat.now_s = began_s + after_s;
    CAPTURE(after_s);
    CHECK(seat.station->must_be_still() == still);
  }
  seat.scripted.hold = false;
  seat.station->poll();
  seat.until(session::Voting{});
  CHECK_FALSE(seat.station->must_be_still());
}

TEST_CASE("it is looked at often while something sounds, at the end of a break, and else only after a key") {
  Folder folder;
  Seat seat(folder);
  CHECK(seat.station->next_poll_s() == 0.0); // the block waits to be loaded
  seat.until(session::Ready{});
  CHECK_FALSE(seat.station->next_poll_s());
  seat.until(session::Playing{});
  CHECK(seat.station->next_poll_s().value() <= 0.01);
  seat.until(session::Voting{});
  CHECK_FALSE(seat.station->next_poll_s());
  seat.until(session::Resting{});
  CHECK(seat.station->next_poll_s().value() <= 1.001); // the screen counts the seconds
  seat.now_s += folder.study.design.break_min_s - 0.5;
  CHECK_FALSE(seat.station->poll());
  seat.now_s += 0.5;
  CHECK(seat.station->poll());
  CHECK(session::is<session::Rested>(seat.phase()));
}

TEST_CASE("leaving ends the session unfinished") {
  Folder folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  seat.station->on(session::Leave{});
  CHECK(seat.station->closed() == false);
  CHECK(seat.said.back().event == "aborted");
}
