#include "stimulus/file_level.h"

#include "signal/tone.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace quietroom;
using namespace quietroom::stimulus;

namespace {

FileLevel with_channels(std::vector<signal::ActiveLevel> channels) {
  FileLevel out;
  out.file = "x.wav";
  out.seconds = 1;
  out.level.channels = std::move(channels);
  out.level.active_level_dbov = out.level.channels.front().active_level_dbov;
  return out;
}

constexpr double silent = -std::numeric_limits<double>::infinity();
const signal::ActiveLevel silence{std::nullopt, 0, silent, silent, 0, {}};

std::vector<std::string> told(const FileLevel& file) {
  std::vector<std::string> out;
  for (const Problem& note : level_notes(file)) out.push_back(quietroom::text(note));
  return out;
}

} // namespace

TEST_CASE("silence has no level, and the loudest channel says why") {
  CHECK(why_missing(with_channels({silence})) == signal::MissingLevel::silence);
  CHECK(told(with_channels({silence})) ==
        std::vector<std::string>{"x.wav: no active level: it is digital silence"});
  signal::ActiveLevel tone =
      signal::active_level(signal::tone({.rate_hz = 8000, .seconds = 1}).samples, 8000);
  tone.active_level_dbov.reset();
  CHECK(why_missing(with_channels({silence, tone})) != signal::MissingLevel::silence);
}

TEST_CASE("a mean that counts as speech is warned of, but not where there is no level to spoil") {
  const signal::ActiveLevel speech{-26.0, 0.7, -27, -10, 0, {}};
  CHECK(told(with_channels({speech})).empty());
  signal::ActiveLevel moved = speech;
  moved.dc = 0.04; // -28 dBov, within 40 dB of the rms
  REQUIRE(signal::has_dc(moved));
  CHECK(
      told(with_channels({moved})).front().starts_with("x.wav: warning: its mean (DC) lies less than 40 dB"));
  moved.active_level_dbov.reset();
  for (const std::string& note : told(with_channels({moved}))) CHECK(note.find("DC") == std::string::npos);
}

TEST_CASE("no loudness is told only where it was measured") {
  FileLevel file = with_channels({{-26.0, 0.7, -27, -10, 0, {}}});
  CHECK(told(file).empty());
  file.has_loudness = true;
  CHECK(told(file) ==
        std::vector<std::string>{"x.wav: no loudness: nothing in it passes the gate of -70 LUFS"});
  file.seconds = 0.3;
  CHECK(told(file).front().ends_with("it lasts less than the 0.4 s of one block of BS.1770"));
}
