#include "station/sound.h"

#include "core/error.h"
#include "station/sound_check.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::session;

namespace {

/// A block of stimuli 0 and 1 on a device that writes a file, as fast as it goes.
struct Live {
  test::ToneStudy folder;
  std::filesystem::path heard = folder.folder.path() / "heard.wav";
  std::unique_ptr<Sound> sound;

  explicit Live(const std::string& faults = "")
      : sound(live_sound(audio::parse_device("file:" + heard.string() +
                                             "?speed=" + (faults.empty() ? "0" : "20") + faults))) {
    load();
  }
  void load() {
    design::Block block;
    block.trials = {{{{0}}}, {{{1}}}};
    sound->load(block, folder.study.set, folder.study.design.set);
  }
  /// The event that comes, within ten seconds; the sides of the check that were passed on the way.
  std::optional<Event> next(std::vector<int>* sides = nullptr) {
    for (int i = 0; i < 10'000; ++i) {
      const auto event = sound->poll();
      if (sides != nullptr && (sides->empty() || sides->back() != sound->check_side()))
        sides->push_back(sound->check_side());
      if (event) return event;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return std::nullopt;
  }
  std::vector<std::int32_t> sounding() {
    sound.reset(); // closes the file
    std::vector<std::int32_t> out;
    const auto samples = signal::read_pcm(heard).samples;
    for (std::size_t i = 0; i < samples.size(); i += 2)
      if (samples[i] != 0) out.push_back(samples[i]);
    return out;
  }
};

} // namespace

TEST_CASE("a sample goes to the device whole, and its end says so") {
  Live live;
  CHECK(live.sound->device().rate_hz == 8000);
  CHECK_FALSE(live.sound->device().converting);
  live.sound->play({{1, 0}});
  const auto event = live.next();
  REQUIRE(event);
  const auto& ended = std::get<PlaybackEnded>(*event);
  CHECK(ended.facts.frames_expected == 4000);
  CHECK(ended.facts.frames_delivered == 4000);
  CHECK_FALSE(ended.facts.void_reason);
  CHECK(live.sound->sample_began_s() > 0);
  CHECK(live.sound->sample_began_s() <= ended.t_s);
  std::vector<std::int32_t> expected;
  const auto& study = live.folder.study;
  for (const std::int32_t sample : signal::read_pcm(study.design.set / study.set.stimuli[1].file).samples)
    if (sample != 0) expected.push_back(sample);
  CHECK(live.sounding() == expected);
}

TEST_CASE("the check has its left tone, then its right one, and one end") {
  Live live("&block=80");
  live.sound->play_check(session::CheckTone::left_then_right);
  std::vector<int> sides;
  const auto event = live.next(&sides);
  REQUIRE(event);
  CHECK(std::holds_alternative<CheckEnded>(*event));
  std::erase(sides, 0);
  CHECK(sides == std::vector<int>{1, 2});
  CHECK(live.sound->check_side() == 0);
  CHECK_FALSE(live.sound->poll());
}

TEST_CASE("a check of one side has the tone of that side alone, and one of both ears has one end") {
  for (const auto tone : {CheckTone::left, CheckTone::right, CheckTone::both}) {
    Live live("&block=80");
    live.sound->play_check(tone);
    std::vector<int> sides;
    const auto event = live.next(&sides);
    REQUIRE(event);
    CHECK(std::holds_alternative<CheckEnded>(*event));
    std::erase(sides, 0);
    CHECK(sides == (tone == CheckTone::left    ? std::vector<int>{1}
                    : tone == CheckTone::right ? std::vector<int>{2}
                                               : std::vector<int>{}));
    CHECK_FALSE(live.sound->poll());
  }
}

TEST_CASE("a device that goes away ends its sample once, as lost, and is opened anew with the block") {
  Live live("&vanish=0.2");
  live.sound->play({{0, 0}});
  const auto event = live.next();
  REQUIRE(event);
  const auto& ended = std::get<PlaybackEnded>(*event);
  CHECK(ended.facts.void_reason == Reason::device_lost);
  CHECK(ended.facts.frames_expected == 4000);
  CHECK_FALSE(ended.facts.measured);
  CHECK_FALSE(live.sound->poll());
  live.load();
  CHECK(live.sound->device().rate_hz == 8000);
}

TEST_CASE("a device that goes away during the check is told to the experimenter") {
  Live live("&vanish=0.2");
  live.sound->play_check(session::CheckTone::left_then_right);
  const auto event = live.next();
  REQUIRE(event);
  CHECK_THAT(std::get<AudioFailed>(*event).sentence,
             Catch::EndsWith(". Connect the audio device again, then press Enter."));
  CHECK(live.sound->check_side() == 0);
}

namespace {

design::Calibration heard_under(double gain_db) {
  design::Calibration out;
  out.id = 3;
  out.gain_db = gain_db;
  out.target_db_spl = 73;
  return out;
}

} // namespace

TEST_CASE(
    "a calibrated sample goes to the device under the gain, rounded as documented, and so does the check") {
  Live live;
  std::vector<std::string> asked;
  live.sound = live_sound(audio::parse_device("file:" + live.heard.string() + "?speed=0"),
                          [&](const std::string& device) {
                            asked.push_back(device);
                            return std::optional(heard_under(4.5));
                          });
  live.load();
  CHECK(asked == std::vector<std::string>{"file:" + live.heard.string()});
  CHECK(live.sound->device().gain_db == 4.5);
  CHECK(live.sound->device().calibration == 3);
  CHECK(live.sound->device().level_db_spl == 73);
  live.load(); // the stream goes on: nothing is asked, no sample gets the gain twice
  CHECK(asked.size() == 1);
  live.sound->play_check(session::CheckTone::left_then_right);
  REQUIRE(live.next());
  live.sound->play({{1, 0}});
  REQUIRE(live.next());
  const auto& study = live.folder.study;
  std::vector<std::int32_t> expected;
  const auto tones = check_tones(8000);
  auto samples = tones[0];
  samples.insert(samples.end(), tones[1].begin(), tones[1].end());
  const auto file = signal::read_pcm(study.design.set / study.set.stimuli[1].file).samples;
  for (std::size_t i = 0; i < tones[0].size(); i += 2) expected.push_back(samples[i]); // left channel
  expected.insert(expected.end(), file.begin(), file.end());
  const double factor = std::floor(16777216 * std::pow(10, 4.5 / 20) + 0.5);
  std::erase(expected, 0);
  for (std::int32_t& each : expected) { // 16 bits: the upper half
    const double y = std::floor((std::abs(each / 65536.0) * factor + 8388608) / 16777216);
    each = static_cast<std::int32_t>(each < 0 ? -y : y) * 65536;
  }
  CHECK(live.sounding() == expected);
}

TEST_CASE("a device that is opened anew under another gain gets its samples under that one") {
  Live live("&vanish=0.2");
  double gain_db = 0;
  live.sound = live_sound(audio::parse_device("file:" + live.heard.string() + "?speed=20&vanish=0.2"),
                          [&](const std::string&) { return std::optional(heard_under(gain_db)); });
  live.load();
  live.sound->play({{0, 0}});
  REQUIRE(live.next());
  gain_db = -6;
  live.load();
  CHECK(live.sound->device().gain_db == -6);
}

TEST_CASE("a device on which the session may not be heard is closed again") {
  Live live;
  live.sound = live_sound(
      audio::parse_device("file:" + live.heard.string() + "?speed=0"),
      [](const std::string&) -> std::optional<design::Calibration> { throw_input("not this one"); });
  CHECK_THROWS_WITH(live.load(), "not this one");
  CHECK_FALSE(live.sound->poll());
}

TEST_CASE(
    "the tone of a calibration is heard without gain, and what is loaded then has the gain that follows") {
  Live live;
  live.sound->play_tone(-26, 0.5);
  const auto ended = live.next();
  REQUIRE(ended);
  REQUIRE(std::holds_alternative<ToneEnded>(*ended));
  CHECK_FALSE(std::get<ToneEnded>(*ended).fault);
  design::Calibration calibration;
  calibration.id = 3;
  calibration.device = live.sound->device().device;
  calibration.gain_db = -6;
  calibration.target_db_spl = 73;
  live.sound->take_calibration(calibration);
  CHECK(live.sound->device().gain_db == -6);
  CHECK(live.sound->device().calibration == 3);
  live.load();
  live.sound->play({{0, 0}});
  REQUIRE(live.next());
  const auto samples = live.sounding();
  const auto middle = [&](std::size_t from) {
    return std::abs(*std::max_element(samples.begin() + static_cast<std::ptrdiff_t>(from),
                                      samples.begin() + static_cast<std::ptrdiff_t>(from + 1000)));
  };
  CHECK(20 * std::log10(static_cast<double>(middle(samples.size() - 2500)) / middle(1500)) ==
        Approx(-6).margin(0.1)); // both are tones of -26 dBov
}

TEST_CASE("a tone whose device goes away is told to the experimenter") {
  Live live("&vanish=0.2");
  live.sound->play_tone(-26, 20);
  const auto ended = live.next();
  REQUIRE(ended);
  CHECK(std::holds_alternative<AudioFailed>(*ended));
}
