#include "audio/open_output.h"
#include "core/clock.h"
#include "core/error.h"
#include "station/station.h"
#include "station/verify_files.h"
#include "store/study_reader.h"
#include "support/tone_study.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using namespace quietroom;
using namespace quietroom::station;
using namespace std::chrono_literals;

namespace {

/// A sound whose device hangs for as long as it is told to, and whose samples end at once.
class HangingSound final : public Sound {
public:
  void load(const design::Block&, const stimulus::StimulusSet&, const std::filesystem::path&) override {
    while (hangs) std::this_thread::sleep_for(1ms);
  }
  store::DeviceFacts device() const override { return {"hanging", false, test::ToneStudy::rate_hz, {}}; }
  void play_check(session::CheckTone) override { m_next = session::CheckEnded{}; }
  void play(const std::vector<design::HeardSound>&) override {
    while (hangs) std::this_thread::sleep_for(1ms);
    m_next = session::PlaybackEnded{{4000, 4000, 0, 10, {}}, monotonic_s()};
  }
  void play_tone(double, double) override { m_next = session::ToneEnded{}; }
  void take_calibration(const design::Calibration&) override {}
  int check_side() const override { return 0; }
  double sample_began_s() const override { return 0; }
  std::optional<session::Event> poll() override { return std::exchange(m_next, std::nullopt); }

  std::atomic<bool> hangs{false};

private:
  std::optional<session::Event> m_next;
};

/// A station whose store and sound have a thread of their own, on the real clock.
struct Seat {
  test::ToneStudy& folder;
  store::StudyStore store{folder.database(), store::sql::Access::relaxed};
  HangingSound sound;
  std::vector<session::Announce> said;
  std::atomic<int> wakes{0};
  Station station{folder.study,
                  folder.facts(),
                  store,
                  sound,
                  real_clocks(),
                  [this](const session::Announce& one) { said.push_back(one); },
                  [this] { ++wakes; }};

  explicit Seat(test::ToneStudy& in) : folder(in) {}

  const session::Phase& phase() const { return station.state().phase; }
  bool waits() const { return station.state().waits && station.state().waits->told; }

  template<class Wanted>
  bool until(Wanted&& wanted) {
    for (const double end_s = monotonic_s() + 20; monotonic_s() < end_s;) {
      if (wanted()) return true;
      if (!station.poll()) std::this_thread::sleep_for(1ms);
    }
    return false;
  }
  void enter() { station.on(session::GoOn{monotonic_s()}); }
  bool to_first_trial() {
    return until([this] {
      if (waits() && !session::is<session::Ready>(phase())) enter();
      return session::is<session::Ready>(phase()) && waits();
    });
  }
  bool has_said(const std::string& event) const {
    return std::any_of(said.begin(), said.end(), [&](const auto& one) { return one.event == event; });
  }
};

} // namespace

TEST_CASE("a session whose store and sound have their own thread stores every vote") {
  test::ToneStudy folder;
  folder.study.design.practice = 0;
  folder.study.design.break_after = 0;
  Seat seat(folder);
  const bool closed = seat.until([&] {
    if (seat.waits() && session::is<session::Voting>(seat.phase()))
      seat.station.on(session::Digit{3, monotonic_s()});
    else if (seat.waits())
      seat.enter();
    return seat.station.closed().has_value();
  });
  REQUIRE(closed);
  CHECK(seat.station.closed() == true);
  CHECK(std::count_if(seat.said.begin(), seat.said.end(), [](const auto& a) { return a.event == "voted"; }) ==
        12);
  CHECK(seat.wakes > 24);
}

TEST_CASE(
    "while the device hangs no call waits for it, the screen says so after 200 ms, and keys are dropped") {
  test::ToneStudy folder;
  Seat seat(folder);
  REQUIRE(seat.to_first_trial());
  seat.sound.hangs = true;
  const double asked_s = monotonic_s();
  seat.enter();
  REQUIRE(seat.until([&] { return seat.has_said("moment"); }));
  CHECK(monotonic_s() - asked_s >= 0.2);
  for (int i = 0; i < 5; ++i) {
    const double before_s = monotonic_s();
    seat.enter();
    seat.station.poll();
    CHECK(monotonic_s() - before_s < 0.1); // a frame or two; the device hangs for good
  }
  seat.sound.hangs = false;
  REQUIRE(seat.until([&] { return seat.has_said("moment_over"); }));
  REQUIRE(seat.until([&] { return session::is<session::Voting>(seat.phase()); }));
  for (const auto& one : seat.said)
    if (one.event == "moment_over") CHECK(one.keys == 5);
}

TEST_CASE("a file of the main block that was changed is found before the practice begins") {
  test::ToneStudy folder;
  const auto plan = plan_for(folder.study.design, folder.study.set, "L01");
  const auto& last = folder.study.set.stimuli[plan.blocks[1].trials.back().presented[0].stimulus];
  const auto file = folder.study.design.set / last.file;
  signal::write_wav(file, signal::tone({.rate_hz = 8000, .frequency_hz = 1234, .seconds = 0.5}), 16);
  CHECK(first_changed_file(folder.study, plan, {}).value_or("").find(file.string()) != std::string::npos);
  Seat seat(folder);
  REQUIRE(seat.until([&] {
    if (seat.waits() && !session::is<session::Halted>(seat.phase())) seat.enter();
    return session::is<session::Halted>(seat.phase());
  }));
  CHECK(std::get<session::Halted>(seat.phase()).sentence.find(file.string()) == 0);
  CHECK_FALSE(seat.has_said("playing"));
}

TEST_CASE("what was given to the store is done before the station goes away") {
  test::ToneStudy folder;
  {
    Seat seat(folder);
    REQUIRE(seat.to_first_trial());
    seat.enter(); // its row is asked for, and nobody waits for the answer
  }
  int rows = -1; // the header
  store::read_votes_long(
      folder.database(), [&](store::sql::Row) { ++rows; }, [&](store::sql::Row) { ++rows; });
  CHECK(rows == 1);
}

TEST_CASE("no frame is drawn before a vote is stored, unless the store takes its time") {
  test::ToneStudy folder;
  Seat seat(folder);
  REQUIRE(seat.to_first_trial());
  seat.enter();
  REQUIRE(seat.until([&] { return session::is<session::Voting>(seat.phase()) && seat.waits(); }));
  const auto other = store::sql::open_sqlite(folder.database(), store::sql::Access::relaxed);
  other->run("BEGIN IMMEDIATE"); // as long as it writes, the vote waits
  const double voted_s = monotonic_s();
  seat.station.on(session::Digit{3, voted_s});
  REQUIRE(session::is<session::Saving>(seat.phase()));
  const bool still = seat.station.must_be_still();
  if (monotonic_s() - voted_s < 0.05) CHECK(still); // else this thread was not run for so long
  std::this_thread::sleep_for(60ms);
  CHECK_FALSE(seat.station.must_be_still());
  other->run("ROLLBACK");
  CHECK(seat.until([&] { return seat.has_said("voted"); }));
}
