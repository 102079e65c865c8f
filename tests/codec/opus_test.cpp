#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>
#include <tuple>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;

namespace {

CodecSettings opus(std::map<std::string, ParameterValue, std::less<>> parameters) {
  return {"opus", 24, std::move(parameters)};
}
ParameterValue word(const char* text) { return std::string(text); }

/// As in a build that has the library.
std::vector<std::string> mistakes_in(const CodecSettings& settings) {
  CodecInfo codec = opus_entry();
  codec.libraries.clear();
  return check_settings(codec, settings);
}

} // namespace

TEST_CASE("each bandwidth of Opus needs a sound that can hold it") {
  for (const auto& [bandwidth, least_hz, below_hz] :
       {std::tuple{"MB", 12000, 8000}, {"WB", 16000, 12000}, {"SWB", 24000, 16000}, {"FB", 48000, 24000}}) {
    CAPTURE(bandwidth);
    CHECK(check_format(opus({{"bandwidth", word(bandwidth)}}), {least_hz, 1}).empty());
    CHECK_THAT(check_format(opus({{"bandwidth", word(bandwidth)}}), {below_hz, 1}).at(0),
               Contains("needs sound at " + std::to_string(least_hz) + " Hz or more"));
  }
  CHECK(check_format(opus({{"bandwidth", word("auto")}}), {8000, 1}).empty());
}

TEST_CASE("the low-delay mode of Opus has no mediumband, and 10 ms are enough for fec") {
  CHECK_THAT(
      mistakes_in(opus({{"application", word("restricted-lowdelay")}, {"bandwidth", word("MB")}})).at(0),
      Contains("give bandwidth NB or WB"));
  CHECK(mistakes_in(opus({{"fec", true}, {"expected_loss_percent", 1.0}, {"frame_ms", 10.0}})).empty());
  CHECK(mistakes_in({"opus", 9.6, {{"frame_ms", 2.5}}}).empty()); // three bytes a packet
}

TEST_CASE("what libopus would take in silence, doing something else, is refused") {
  CHECK_THAT(mistakes_in(opus({{"fec", true}})).front(), Contains("give expected_loss_percent"));
  CHECK(mistakes_in(opus({{"fec", true}, {"expected_loss_percent", 10.0}})).empty());
  CHECK_THAT(mistakes_in(opus({{"fec", true}, {"expected_loss_percent", 5.0}, {"frame_ms", 5.0}})).front(),
             Contains("frames of 10 ms"));
  CHECK(mistakes_in(opus({{"fec", true}, {"application", word("restricted-lowdelay")}})).size() == 2);
  CHECK_THAT(mistakes_in({"opus", 9, {{"frame_ms", 2.5}}}).front(), Contains("need 9.6 kbit/s"));
}
