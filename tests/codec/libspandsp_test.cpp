// G.722 and G.726 near full scale: their decoders give peaks back higher than they were.
#include "codec/codec.h"
#include "codec/codec_table.h"
#include "codec/libspandsp.h"
#include "signal/pcm16.h"
#include "signal/tone.h"
#include "support/alignment.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::codec;

namespace {

constexpr double full_scale = 32767.0 / 32768; // the highest sample that 16 bits hold

signal::Clip sine(double frequency_hz, int rate_hz, double peak) {
  signal::Clip out{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(2 * rate_hz))};
  for (std::size_t i = 0; i < out.samples.size(); ++i)
    out.samples[i] = peak * std::sin(2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz);
  return out;
}

CodecSettings at(const std::string& id, double kbps) {
  CodecSettings out{id};
  out.bit_rate_kbps = kbps;
  return out;
}

/// Without the codecs' first 250 ms, in which they adapt.
double snr_db(const signal::Clip& in, const signal::Clip& out) {
  return test::alignment_at(in, out, 0, in.rate_hz / 4).snr_db;
}

} // namespace

TEST_CASE("a full-scale sine goes through G.722 and G.726 without a wrap") {
  struct Case {
    std::string id;
    int rate_hz;
    double kbps;
    double frequency_hz;
    double least_snr_db; // 2 to 9 dB below that of a quarter of full scale; a wrap leaves 0 to 13 dB
  };
  const Case cases[] = {
      {"g722", 16000, 64, 397, 50},  {"g722", 16000, 56, 397, 45},  {"g722", 16000, 48, 397, 40},
      {"g722", 16000, 64, 1000, 42}, {"g722", 16000, 64, 3000, 38}, {"g722", 16000, 64, 6000, 25},
      {"g726", 8000, 16, 397, 23},   {"g726", 8000, 24, 397, 34},   {"g726", 8000, 32, 397, 42},
      {"g726", 8000, 40, 397, 48},   {"g726", 8000, 32, 3000, 33},  {"g726", 8000, 40, 1000, 38}};
  for (const Case& each : cases) {
    CAPTURE(each.id, each.kbps, each.frequency_hz);
    const signal::Clip in = sine(each.frequency_hz, each.rate_hz, full_scale);
    const CodecResult out = transcode(at(each.id, each.kbps), in);
    CHECK(snr_db(in, out.clip) > each.least_snr_db);
    CHECK(out.saturated_samples > 0);
  }
}

TEST_CASE("a sine 12 dB below full scale saturates in no decoder") {
  for (const double kbps : {48.0, 56.0, 64.0})
    CHECK(transcode(at("g722", kbps), sine(397, 16000, 0.25)).saturated_samples == 0);
  for (const double kbps : {16.0, 24.0, 32.0, 40.0})
    CHECK(transcode(at("g726", kbps), sine(397, 8000, 0.25)).saturated_samples == 0);
}

TEST_CASE("a square wave of full scale changes its sign only where its fundamental does") {
  // A wrapped sample would turn the sign in the middle of a half wave.
  const auto turns = [](const signal::Clip& clip) {
    int count = 0;
    for (std::size_t i = clip.samples.size() / 2; i < clip.samples.size(); ++i)
      count += clip.samples[i - 1] < 0 && clip.samples[i] >= 0;
    return count;
  };
  for (const auto& [id, rate_hz] : {std::pair{"g722", 16000}, std::pair{"g726", 8000}}) {
    CAPTURE(id);
    signal::Clip square = sine(397, rate_hz, 1);
    for (double& x : square.samples) x = x < 0 ? -1 : full_scale;
    const CodecResult out = transcode(CodecSettings{id}, square);
    CHECK(out.saturated_samples > 1000);
    CHECK(std::abs(turns(out.clip) - turns(square)) <= 1);
  }
}

TEST_CASE("the generic concealment of spandsp fades to silence in 400 samples") {
  for (const char* id : {"g722", "g726"}) {
    const int rate_hz = find_codec(id)->rates_hz.front();
    const signal::Clip in = signal::tone({rate_hz, 200, -20, 1, 10});
    network::LossPattern loss(packet_count(in, 10));
    for (std::size_t i = 40; i < 60; ++i) loss[i] = true;
    const CodecResult out = transcode({id}, in, loss, 10);
    const std::size_t first =
        40 * static_cast<std::size_t>(rate_hz) / 100 - static_cast<std::size_t>(out.delay_removed_samples);
    CAPTURE(id);
    CHECK(std::ranges::any_of(std::span(out.clip.samples).subspan(first, 160),
                              [](double x) { return x != 0; }));
    CHECK(std::ranges::all_of(std::span(out.clip.samples).subspan(first + 400, 400),
                              [](double x) { return x == 0; }));
  }
}
