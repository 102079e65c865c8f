#include "recipe/apply.h"

#include "core/error.h"
#include "signal/audio_file.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::recipe;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};
constexpr double rounding = 2e-5; // the response is a file of 24 bits, and its peaks stand below 1

/// A folder with response.wav: these samples at these places.
struct Response {
  test::TempFolder folder;
  SetFiles files{folder.path()};

  Response(const std::vector<std::pair<std::size_t, double>>& peaks, int rate_hz = 8000,
           std::size_t length = 800) {
    signal::Clip clip{rate_hz, 1, std::vector<double>(length)};
    for (const auto& [at, value] : peaks) clip.samples[at] = value;
    signal::write_wav(folder.path() / "response.wav", clip, 24);
  }
  Prepared heard(const signal::Clip& clip, RoomLevel level, bool keeps_tail = false) const {
    return apply({{Room{"response.wav", level, keeps_tail, 8000}, 1}}, clip, seeds, files);
  }
};

std::vector<std::string> problems_of(const stimulus::Step& step, const SetFiles& files, int rate_hz = 8000) {
  std::vector<Problem> problems;
  const Recipe recipe = read_recipe({step}, Stage::condition, "set.toml", files, problems);
  check_rates(recipe, rate_hz, "set.toml", problems);
  std::vector<std::string> out;
  for (const Problem& each : problems) out.push_back(each.message);
  return out;
}

} // namespace

TEST_CASE("a room puts its direct sound where the sound was, and its echo where it belongs") {
  const Response room({{100, 0.5}, {300, -0.25}});
  const signal::Clip speech = test::speech_like(8000, 1, 1);
  const signal::Clip out = room.heard(speech, RoomLevel::as_it_is).clip;
  REQUIRE(out.samples.size() == speech.samples.size());
  for (std::size_t i = 0; i < out.samples.size(); ++i) {
    const double echo = i >= 200 ? -0.25 * speech.samples[i - 200] : 0;
    REQUIRE_THAT(out.samples[i], WithinAbs(0.5 * speech.samples[i] + echo, rounding));
  }
}

TEST_CASE("what a response has before its largest peak comes before the sound") {
  const Response room({{90, 0.1}, {100, -0.5}});
  signal::Clip click{8000, 1, std::vector<double>(100)};
  click.samples[50] = 0.5;
  const signal::Clip out = room.heard(click, RoomLevel::as_it_is).clip;
  CHECK_THAT(out.samples[50], WithinAbs(-0.25, rounding));
  CHECK_THAT(out.samples[40], WithinAbs(0.05, rounding));
}

TEST_CASE("a room is as loud as its direct sound, its whole response, or as it is") {
  const Response room({{100, 0.3}, {110, 0.4}, {300, 0.5}}); // 1.25 ms, and 25 ms before the largest
  signal::Clip click{8000, 1, std::vector<double>(400)};
  click.samples[250] = 0.5;
  const double whole = std::sqrt(0.09 + 0.16 + 0.25);
  CHECK_THAT(room.heard(click, RoomLevel::as_it_is).clip.samples[250], WithinAbs(0.25, rounding));
  CHECK_THAT(room.heard(click, RoomLevel::whole).clip.samples[250], WithinAbs(0.25 / whole, rounding));
  CHECK_THAT(room.heard(click, RoomLevel::direct).clip.samples[250], WithinAbs(0.5, rounding));
  const Response near({{100, 0.3}, {110, 0.4}}); // both are direct sound
  CHECK_THAT(near.heard(click, RoomLevel::direct).clip.samples[250], WithinAbs(0.5 * 0.4 / 0.5, rounding));
}

TEST_CASE("the tail of a room is cut with the sound or kept") {
  const Response room({{100, 0.5}, {699, 0.25}});
  signal::Clip click{8000, 1, std::vector<double>(100)};
  click.samples[99] = 0.5;
  CHECK(room.heard(click, RoomLevel::as_it_is).clip.samples.size() == 100);
  const signal::Clip kept = room.heard(click, RoomLevel::as_it_is, true).clip;
  REQUIRE(kept.samples.size() == 100 + 800 - 1 - 100);
  CHECK_THAT(kept.samples[99 + 599], WithinAbs(0.125, rounding));
}

TEST_CASE("a response of a higher rate keeps its gain") {
  const Response room({{2400, 0.5}}, 48000, 4800);
  const signal::Clip speech = test::speech_like(8000, 1, 1);
  const signal::Clip out = room.heard(speech, RoomLevel::as_it_is).clip;
  double in2 = 0, out2 = 0;
  for (std::size_t i = 0; i < speech.samples.size(); ++i) {
    in2 += speech.samples[i] * speech.samples[i];
    out2 += out.samples[i] * out.samples[i];
  }
  CHECK_THAT(10 * std::log10(out2 / in2),
             WithinAbs(20 * std::log10(0.5), 0.1)); // soxr cuts above 0.9 Nyquist
}

TEST_CASE("a room that cannot be one has its sentence") {
  const Response room({{100, 0.5}});
  const auto step = [](std::map<std::string, stimulus::Step::Parameter, std::less<>> parameters) {
    return stimulus::Step{"room", std::move(parameters), 1};
  };
  CHECK(problems_of(step({{"file", "response.wav"}}), room.files).empty());
  CHECK_THAT(problems_of(step({{"file", "response.wav"}}), room.files, 16000).at(0),
             Contains("response.wav has 8000 Hz where the sound has 16000"));
  CHECK_THAT(problems_of(step({{"file", "other.wav"}}), room.files).at(0), Contains("no such file"));
  CHECK_THAT(problems_of(step({{"file", "../response.wav"}}), room.files).at(0),
             Contains("leaves the folder"));
  CHECK_THAT(problems_of(step({{"file", "response.wav"}, {"normalize", "none"}}), room.files).at(0),
             Contains("did you mean normalise?"));
  CHECK_THAT(problems_of(step({{"file", "response.wav"}, {"tail", "long"}}), room.files).at(0),
             Contains("it must be one of cut, keep"));
  signal::write_wav(room.folder.path() / "stereo.wav", {8000, 2, std::vector<double>(20, 0.1)}, 16);
  CHECK_THAT(problems_of(step({{"file", "stereo.wav"}}), room.files).at(0), Contains("has 2 channels"));
  signal::write_wav(room.folder.path() / "speech.wav", {8000, 1, std::vector<double>(21 * 8000, 0.1)}, 16);
  CHECK_THAT(problems_of(step({{"file", "speech.wav"}}), room.files).at(0), Contains("is 21.0 s long"));
  const Response silent({});
  CHECK_THROWS_WITH(silent.heard(test::speech_like(8000, 1, 1), RoomLevel::direct), Contains("is silent"));
}
