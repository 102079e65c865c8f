#include "station/station_seat.h"

#include "core/sha256.h"
#include "signal/audio_file.h"
#include "signal/tone.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using test::rows, test::where, test::Blockade;
using Seat = test::StationSeat;

TEST_CASE("a sample with an underrun is void and comes again before the block ends") {
  test::ToneStudy folder;
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
  test::ToneStudy folder;
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
  test::ToneStudy folder;
  Seat seat(folder);
  seat.scripted.load_failure = "the device is in use";
  CHECK_THROWS_WITH(seat.station->poll(), "the device is in use");
  CHECK(rows(folder).empty());
}

TEST_CASE(
    "a device that does not open for a later block halts with its sentence and is tried again at Enter") {
  test::ToneStudy folder;
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
  test::ToneStudy folder;
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
  test::ToneStudy folder;
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
  test::ToneStudy folder;
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
    signal::write_wav(
        file, signal::tone({.rate_hz = test::ToneStudy::rate_hz, .frequency_hz = 440, .seconds = 0.5}), 16);
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
  test::ToneStudy folder;
  for (auto& one : folder.study.set.stimuli) {
    const auto file = folder.study.design.set / one.file;
    const auto mono = signal::tone({.rate_hz = test::ToneStudy::rate_hz, .seconds = 0.5});
    signal::write_wav(file, signal::on_channel(mono, 1, 2), 16);
    one.sha256 = sha256_of_file(file);
  }
  Seat seat(folder, true);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  CHECK(where(rows(folder), "frames_delivered", "4000").size() == 14);
}
