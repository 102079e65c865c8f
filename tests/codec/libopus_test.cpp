#include "codec/codec.h"
#include "codec/concealed.h"
#include "codec/noise.h"
#include "codec/round_trip.h"
#include "codec/voice.h"
#include "support/measured_speech.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Matchers::WithinAbs;

namespace {

CodecSettings opus_voip(bool fec) {
  CodecSettings out{"opus", 24, {{"application", std::string("voip")}}};
  if (fec) {
    out.parameters["fec"] = true;
    out.parameters["expected_loss_percent"] = 10.0;
  }
  return out;
}

} // namespace

TEST_CASE("Opus at 24 kbit/s guesses and corrects as was measured with the library alone") {
  if (!quietroom::test::is_built("opus")) return;
  const auto in = quietroom::test::measured_speech(16000);
  if (!in) return;
  // 2.3 and 11.0 dB with every tenth packet lost; the loss that the coder expected is not recorded, and it
  // decides how fine the correction is
  CHECK_THAT(concealed(opus_voip(false), *in, pattern(*in, 20), 20).snr_db, WithinAbs(2.3, 0.5));
  CHECK_THAT(concealed(opus_voip(true), *in, pattern(*in, 20), 20).snr_db, WithinAbs(11.0, 1.5));
}

TEST_CASE("Opus finds more of a lost packet in the next one than it can guess") {
  if (!quietroom::test::is_built("opus")) return;
  const signal::Clip in = quietroom::test::speech_like(16000, 4, 1);
  const double guessed = concealed(opus_voip(false), in, pattern(in, 20), 20).snr_db;
  const double found = concealed(opus_voip(true), in, pattern(in, 20), 20).snr_db;
  CAPTURE(guessed, found);
  CHECK(found > guessed + 3);
}

TEST_CASE("in-band correction reaches back one frame, not into a packet followed by a lost one") {
  if (!quietroom::test::is_built("opus")) return;
  const signal::Clip in = quietroom::test::speech_like(16000, 3, 1);
  const CodecSettings with = opus_voip(true);
  const double one = concealed(with, in, pattern(in, 20, 1), 20).snr_db;
  const double two = concealed(with, in, pattern(in, 20, 2), 20).snr_db;
  const double packets_of_two = concealed(with, in, pattern(in, 40, 1), 40).snr_db;
  CAPTURE(one, two, packets_of_two);
  CHECK(one > two + 2);
  CHECK(one > packets_of_two + 2);
}

TEST_CASE("packets of Opus have the length that the bit rate says, whatever is in them") {
  for (const double ms : {2.5, 20.0, 60.0})
    for (const double kbps : {12.8, 64.0}) {
      const CodecSettings settings = resolved({"opus", kbps, {{"frame_ms", ms}}});
      if (!check_settings(settings).empty()) return; // not in this build
      const auto coder = find_codec("opus")->make(settings, {48000, 1});
      const auto samples = static_cast<std::size_t>(48 * ms);
      CAPTURE(ms, kbps);
      for (const auto& frame :
           {std::vector<std::int16_t>(samples), signal::pcm16(noise(samples, 48000).samples)})
        CHECK(static_cast<double>(coder->encode(frame).size()) == kbps * ms / 8);
    }
}

TEST_CASE("Opus looks 6.5 ms ahead, in its low-delay mode 2.5 ms") {
  // libopus: 2.5 ms of overlap and 4 ms of delay compensation, which the low-delay mode has not
  if (!quietroom::test::is_built("opus")) return;
  CodecSettings settings = at("opus", 32);
  CHECK(round_trip(settings, silence(48000, 0.02)).delay_samples == 312);
  settings.parameters["application"] = std::string("restricted-lowdelay");
  CHECK(round_trip(settings, silence(48000, 0.02)).delay_samples == 120);
}

TEST_CASE("the bandwidth and the application are the coder's: another one, another packet") {
  if (!quietroom::test::is_built("opus")) return;
  const signal::Clip in = voice(48000, 0.2, 1);
  CodecSettings settings = at("opus", 32);
  const auto first = round_trip(settings, in).packets;
  // The configuration stands in the upper five bits of a packet (RFC 6716, 3.1): CELT-only of FB in 20 ms
  // is 31.
  const auto configuration = [&](const char* bandwidth) {
    settings.parameters["bandwidth"] = std::string(bandwidth);
    settings.parameters["application"] = std::string("restricted-lowdelay"); // CELT alone
    return round_trip(settings, in).packets.back().front() >> 3;
  };
  CHECK(configuration("NB") == 19);
  CHECK(configuration("WB") == 23);
  CHECK(configuration("SWB") == 27);
  CHECK(configuration("FB") == 31);
  settings.parameters.clear();
  settings.parameters["complexity"] = 0.0;
  CHECK(round_trip(settings, in).packets != first);
}
