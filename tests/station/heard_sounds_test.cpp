#include "station/heard_sounds.h"

#include "core/atomic_file.h"
#include "method/methods.h"
#include "signal/integer_gain.h"
#include "station/block_clips.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::Contains;

namespace {

session::KeptAttempt attempt_on(const stimulus::Stimulus& heard) {
  session::KeptAttempt out;
  out.rate_hz = test::ToneStudy::rate_hz;
  out.presented = {{"processed", heard.id, heard.condition, heard.talker, heard.sample, heard.sha256}};
  return out;
}

} // namespace

TEST_CASE("what was heard is every sample of the file whose hash is stored") {
  const test::ToneStudy tones;
  const auto& heard = tones.study.set.stimuli[2];
  const auto sounds = station::heard_sounds(tones.study, attempt_on(heard));
  REQUIRE(sounds.sounds.size() == 1);
  CHECK(sounds.stimuli == std::vector{heard.id});
  CHECK(sounds.clips.at(0).samples == signal::read_pcm(tones.study.design.set / heard.file).samples);
}

TEST_CASE(
    "a file that is not the one that was heard is refused, and so is one of another rate or of no set") {
  const test::ToneStudy tones;
  const auto& heard = tones.study.set.stimuli[2];
  auto attempt = attempt_on(heard);
  attempt.rate_hz = 16000;
  CHECK_THROWS_WITH(station::heard_sounds(tones.study, attempt), Contains("8000 Hz") && Contains("16000 Hz"));
  const auto file = tones.study.design.set / heard.file;
  write_file(file, read_file(file) + "x");
  CHECK_THROWS_WITH(station::heard_sounds(tones.study, attempt_on(heard)),
                    Contains("is not the file that was heard"));
  auto other = attempt_on(heard);
  other.presented[0].stimulus = "c9.s9";
  CHECK_THROWS_WITH(station::heard_sounds(tones.study, other), Contains("c9.s9 is not in the set"));
}

TEST_CASE("the stored gain is applied as it was in the session") {
  const test::ToneStudy tones;
  const auto& heard = tones.study.set.stimuli[2];
  auto expected = signal::read_pcm(tones.study.design.set / heard.file).samples;
  auto attempt = attempt_on(heard);
  attempt.gain_db = -6.5;
  const auto sounds = station::heard_sounds(tones.study, attempt);
  CHECK(sounds.clips.at(0).samples != expected);
  signal::apply_gain(expected, signal::integer_gain(-6.5), station::stream_bits(tones.study.set));
  CHECK(sounds.clips.at(0).samples == expected);
}

TEST_CASE("a pair is heard with the silence of its method between the sounds") {
  test::ToneStudy tones;
  tones.study.design.method = *method::find("dcr");
  auto attempt = attempt_on(tones.study.set.stimuli[0]);
  attempt.presented.push_back(attempt_on(tones.study.set.stimuli[1]).presented[0]);
  const auto heard = station::heard_sounds(tones.study, attempt);
  REQUIRE(heard.sounds.size() == 2);
  CHECK(heard.sounds[0].silence_frames == 0);
  CHECK(heard.sounds[1].stimulus == 1);
  CHECK(heard.sounds[1].silence_frames == 4000); // 0.5 s at 8 kHz
}
