#include "estimate/setup.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;

TEST_CASE("a frame lasts 80 ms and begins 20 ms behind the one before, at any rate") {
  CHECK(setup_of(Mode::speech, 16000).window == 1280);
  CHECK(setup_of(Mode::speech, 16000).hop == 320);
  CHECK(setup_of(Mode::speech, 8000).window == 640);
  CHECK(setup_of(Mode::speech, 8000).hop == 160);
  CHECK(setup_of(Mode::audio, 48000).window == 3840);
  CHECK(setup_of(Mode::audio, 48000).hop == 960);
  CHECK(setup_of(Mode::speech, 44100).window == 3528);
  CHECK(setup_of(Mode::speech, 11025).window == 882);
  CHECK(setup_of(Mode::speech, 11025).hop == 220); // 220.5 cut off
}

TEST_CASE("speech has 21 bands up to 8 kHz, audio 32 up to half the rate") {
  const Setup speech = setup_of(Mode::speech, 48000);
  CHECK(speech.bands == 21);
  CHECK(speech.highest_hz == 8000);
  CHECK(speech.patch_frames == 20);
  CHECK(setup_of(Mode::speech, 8000).highest_hz == 4000);
  const Setup audio = setup_of(Mode::audio, 48000);
  CHECK(audio.bands == 32);
  CHECK(audio.highest_hz == 24000);
  CHECK(audio.patch_frames == 30);
  CHECK(intended_rate_hz(Mode::speech) == 16000);
  CHECK(intended_rate_hz(Mode::audio) == 48000);
  CHECK(std::string(name_of(Mode::audio)) == "audio");
}
