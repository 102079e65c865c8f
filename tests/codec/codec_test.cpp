#include "codec/codec.h"

#include "codec/g711.h"
#include "core/error.h"
#include "signal/gaussian.h"
#include "signal/pcm16.h"
#include "signal/tone.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;

namespace {

signal::Clip noise(std::size_t frames, int rate_hz = 8000, int channels = 1) {
  signal::Gaussian gaussian(2);
  signal::Clip clip{rate_hz, channels, std::vector<double>(frames * static_cast<std::size_t>(channels))};
  double smooth = 0;
  for (double& x : clip.samples) x = smooth = 0.9 * smooth + 0.02 * gaussian.next();
  return clip;
}

/// Lag at which the output resembles the input most, and the signal-to-noise ratio there.
int best_lag(const signal::Clip& in, const signal::Clip& out) {
  double highest = -1e9;
  int best = 0;
  for (int lag = -50; lag <= 50; ++lag) {
    double sum = 0;
    for (int i = 100; i < static_cast<int>(in.frames()) - 100; ++i)
      sum += in.samples[static_cast<std::size_t>(i)] * out.samples[static_cast<std::size_t>(i + lag)];
    if (sum > highest) {
      highest = sum;
      best = lag;
    }
  }
  return best;
}

double snr_db(const signal::Clip& in, const signal::Clip& out) {
  double power = 0;
  double error = 0;
  for (std::size_t i = 0; i < in.samples.size(); ++i) {
    power += in.samples[i] * in.samples[i];
    error += std::pow(in.samples[i] - out.samples[i], 2);
  }
  return 10.0 * std::log10(power / error);
}

} // namespace

TEST_CASE("every codec keeps length, rate and time, and resembles its input") {
  for (const CodecInfo& codec : codecs()) {
    CAPTURE(codec.id);
    const signal::Clip in = noise(8001, codec.rate_hz); // not a whole number of frames
    const CodecResult out = transcode(codec.id, in);
    CHECK(out.clip.rate_hz == in.rate_hz);
    REQUIRE(out.clip.frames() == in.frames());
    CHECK(best_lag(in, out.clip) == 0);
    // G.711 gives some 38 dB; GSM full rate gave 14.5 dB on speech, less on noise
    CHECK(snr_db(in, out.clip) > (codec.id == "gsm-fr" ? 5.0 : 35.0));
    CHECK(transcode(codec.id, in).clip == out.clip);
  }
}

TEST_CASE("a codec hears its input in 16 bits") {
  const signal::Clip in = noise(800);
  for (const CodecInfo& codec : codecs())
    CHECK(transcode(codec.id, in).clip == transcode(codec.id, signal::rounded_to_16_bit(in)).clip);
}

TEST_CASE("G.711 through the one entry is G.711") {
  const signal::Clip in = noise(800);
  const auto expected = signal::from_pcm16(g711_coded(G711Law::mu, signal::pcm16(in.samples)));
  CHECK(transcode("g711u", in).clip.samples == expected);
  CHECK(transcode("g711a", in).clip.samples != expected);
}

TEST_CASE("a lost packet is silent or concealed, and no other is touched") {
  const signal::Clip in = signal::tone({8000, 200, -20, 1, 10});
  const signal::Clip whole = transcode("g711a", in).clip;
  signal::LossPattern loss(packet_count(in, 20));
  loss[25] = true; // samples 4000 to 4159
  const signal::Clip silent = transcode("g711a", in, loss, 20, Plc::silence).clip;
  const signal::Clip concealed = transcode("g711a", in, loss, 20, Plc::standard).clip;
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
  CHECK(transcode("g711a", in, signal::LossPattern(loss.size())).clip == whole);
}

TEST_CASE("packets are counted up to the last, unfinished one") {
  CHECK(packet_count(noise(0), 20) == 0);
  CHECK(packet_count(noise(160), 20) == 1);
  CHECK(packet_count(noise(161), 20) == 2);
  CHECK(packet_count(noise(161), 30) == 1);
}

TEST_CASE("what a codec cannot do is refused in one sentence") {
  const signal::LossPattern three = {false, true, false};
  CHECK_THROWS_WITH(transcode("opus9", noise(160)), Contains("opus9: no such codec"));
  CHECK_THROWS_WITH(transcode("g711a", noise(160, 16000)), Contains("8000 Hz, not at 16000"));
  CHECK_THROWS_WITH(transcode("g711a", noise(160, 8000, 2)), Contains("one channel"));
  CHECK_THROWS_WITH(transcode("gsm-fr", noise(480), three), Contains("no concealment"));
  CHECK_THROWS_WITH(transcode("g711a", noise(160), three), Contains("3 packets, the clip 1"));
  CHECK_THROWS_WITH(transcode("g711a", noise(360), three, 15), Contains("multiple of 10 ms"));
  CHECK_NOTHROW(transcode("gsm-fr", noise(480), signal::LossPattern(3)));
}

TEST_CASE("codecs are found by their id") {
  for (const CodecInfo& codec : codecs()) CHECK(find_codec(codec.id) == &codec);
  CHECK(find_codec("") == nullptr);
}
