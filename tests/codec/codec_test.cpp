#include "codec/codec.h"
#include "codec/codec_table.h"

#include "codec/noise.h"
#include "core/error.h"
#include "core/gaussian.h"
#include "signal/pcm16.h"
#include "signal/tone.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;
using quietroom::codec::test::noise;

namespace {

/// Every codec at every rate and with every number of channels that it takes.
template<class Check>
void for_each_format(Check check) {
  for (const CodecInfo& codec : codecs()) {
    if (!available(codec)) continue;
    for (const int rate_hz : codec.rates_hz)
      for (int channels = 1; channels <= codec.channels; ++channels) {
        CAPTURE(codec.id, rate_hz, channels);
        const CodecSettings settings{std::string(codec.id)};
        const Format format{rate_hz, channels};
        if (check_format(settings, format).empty())
          check(codec, settings, format); // as its default bit rate allows
      }
  }
}

bool is_whole_16_bit(const signal::Clip& clip) { return signal::rounded_to_16_bit(clip) == clip; }

} // namespace

TEST_CASE("every codec keeps length, rate and channels, and gives the same again") {
  for_each_format([](const CodecInfo& codec, const CodecSettings& settings, Format format) {
    for (const std::size_t frames : {1U, 4001U}) { // not whole frames
      const signal::Clip in = noise(frames, format.rate_hz, format.channels);
      const CodecResult out = transcode(settings, in);
      CHECK(out.clip.rate_hz == in.rate_hz);
      CHECK(out.clip.channels == in.channels);
      CHECK(out.clip.frames() == in.frames());
      CHECK(out.delay_removed_samples >= 0);
      CHECK(transcode(settings, in).clip == out.clip);
      if (codec.make != nullptr) CHECK(is_whole_16_bit(out.clip));
    }
    CHECK(transcode(settings, noise(0, format.rate_hz, format.channels)).clip.frames() == 0);
  });
}

TEST_CASE("a codec hears its input in 16 bits, and leaves it alone") {
  for_each_format([](const CodecInfo&, const CodecSettings& settings, Format format) {
    const signal::Clip in = noise(800, format.rate_hz, format.channels);
    const signal::Clip kept = in;
    CHECK(transcode(settings, in).clip == transcode(settings, signal::rounded_to_16_bit(in)).clip);
    CHECK(in == kept);
  });
}

TEST_CASE("a coder leaves the frame it is given alone") {
  for_each_format([](const CodecInfo& codec, const CodecSettings& settings, Format format) {
    if (codec.make == nullptr) return;
    const CodecSettings all = resolved(settings);
    const auto coder = codec.make(all, format);
    const double ms = frame_ms(all);
    const auto size = static_cast<std::size_t>(ms * format.rate_hz / 1000 * format.channels);
    const std::vector<std::int16_t> frame = signal::pcm16(noise(size).samples);
    std::vector<std::int16_t> given = frame;
    for (int n = 0; n < 10; ++n) { // the first frames may be special
      const Packet packet = coder->encode(given);
      CHECK(given == frame);
      CHECK_FALSE(packet.empty());
    }
  });
}

TEST_CASE("a lost packet is silent or concealed, and no other is touched") {
  const signal::Clip in = signal::tone({8000, 200, -20, 1, 10});
  const signal::Clip whole = transcode({"g711a"}, in).clip;
  network::LossPattern loss(packet_count(in, 20));
  loss[25] = true; // samples 4000 to 4159
  const signal::Clip silent = transcode({.id = "g711a", .plc = Plc::silence}, in, loss).clip;
  const signal::Clip concealed = transcode({"g711a"}, in, loss).clip;
  for (std::size_t i = 0; i < in.frames(); ++i) {
    const bool lost = i >= 4000 && i < 4160;
    if (lost) CHECK(silent.samples[i] == 0.0);
    if (!lost) CHECK(silent.samples[i] == whole.samples[i]);
    if (i < 3970 || i >= 4240) CHECK(concealed.samples[i] == whole.samples[i]);
  }
  double energy = 0;
  for (std::size_t i = 4000; i < 4160; ++i) energy += concealed.samples[i] * concealed.samples[i];
  CHECK(10.0 * std::log10(energy / 160.0) >
        -21.0); // a sine at -20 dBov goes on, fading a little in the second half
  CHECK(transcode({"g711a"}, in, network::LossPattern(loss.size())).clip == whole);
}

TEST_CASE("packets are counted up to the last, unfinished one") {
  CHECK(packet_count(noise(0), 20) == 0);
  CHECK(packet_count(noise(160), 20) == 1);
  CHECK(packet_count(noise(161), 20) == 2);
  CHECK(packet_count(noise(161), 30) == 1);
}

TEST_CASE("what a codec cannot do is refused in one sentence") {
  const network::LossPattern three = {false, true, false};
  CHECK_THROWS_WITH(transcode({"opus9"}, noise(160)), Contains("opus9: no such codec"));
  CHECK_THROWS_WITH(transcode({"g722", 60}, noise(160, 16000)), Contains("no bit rate of 60"));
  CHECK_THROWS_WITH(transcode({"g711a"}, noise(160, 16000)), Contains("8000 Hz, not at 16000"));
  CHECK_THROWS_WITH(transcode({"g711a"}, noise(160, 8000, 2)), Contains("one channel"));
  CHECK_THROWS_WITH(transcode({"g711a"}, noise(160), three), Contains("3 packets, the clip 1"));
  CHECK_THROWS_WITH(transcode({"g711a"}, noise(360), three, 15), Contains("multiple of 10"));
  CHECK_NOTHROW(transcode({"gsm-fr"}, noise(480), three));
}
