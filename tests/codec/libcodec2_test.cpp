#include "codec/codec.h"
#include "codec/round_trip.h"
#include "codec/voice.h"
#include "support/alignment.h"
#include "support/measured_speech.h"

#include <catch2/catch.hpp>
#include <future>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Matchers::WithinAbs;

namespace {

const std::vector<double> codec2_rates = {0.7, 1.2, 1.3, 1.4, 1.6, 2.4, 3.2};

/// Where the envelopes of the two, in dB over `window` samples, are most alike.
int envelope_lag(const signal::Clip& in, const signal::Clip& out, int farthest, std::size_t window) {
  const auto envelope = [window](const std::vector<double>& x) {
    std::vector<double> sum(x.size() + 1);
    for (std::size_t i = 0; i < x.size(); ++i) sum[i + 1] = sum[i] + x[i] * x[i];
    signal::Clip dbs{8000, 1, std::vector<double>(x.size() - window)};
    for (std::size_t i = 0; i < dbs.samples.size(); ++i)
      dbs.samples[i] = std::log10((sum[i + window] - sum[i]) / static_cast<double>(window) + 1e-6);
    const double mean = std::accumulate(dbs.samples.begin(), dbs.samples.end(), 0.0) /
                        static_cast<double>(dbs.samples.size());
    for (double& each : dbs.samples) each -= mean;
    return dbs;
  };
  return quietroom::test::alignment(envelope(in.samples), envelope(out.samples), farthest).lag;
}

} // namespace

TEST_CASE("Codec2 keeps the envelope in time though not the waveform") {
  const auto speech = quietroom::test::measured_speech(8000);
  signal::Clip in = speech ? *speech : voice(8000, 5, 1);
  in.samples.resize(40000);
  for (const double kbps : codec2_rates) {
    CAPTURE(kbps);
    const CodecResult out = transcode(at("codec2", kbps), in);
    REQUIRE(out.clip.frames() == in.frames());
    // over 5 to 20 ms and three prompts the lag differs by 2 ms; its bursts are analysed every 10 ms
    CHECK(std::abs(envelope_lag(in, out.clip, 100, 80)) <= 20);
    CHECK(quietroom::test::alignment(in, out.clip, 80).correlation < 0.5);
    CHECK_THAT(20 * std::log10(rms(out.clip.samples) / rms(in.samples)), WithinAbs(0, 3)); // as loud
  }
}

TEST_CASE("what Codec2 decodes depends neither on what went before nor on other threads") {
  const signal::Clip one = voice(8000, 2, 1);
  const signal::Clip other = voice(8000, 2, 2);
  const signal::Clip expected = transcode(at("codec2", 1.3), one).clip;
  transcode(at("codec2", 3.2), other);
  CHECK(transcode(at("codec2", 1.3), one).clip == expected);
  std::vector<std::future<signal::Clip>> running;
  for (int i = 0; i < 4; ++i)
    running.push_back(std::async(std::launch::async, [&] { return transcode(at("codec2", 1.3), one).clip; }));
  for (auto& each : running) CHECK(each.get() == expected);
}

TEST_CASE("a packet of Codec2 holds 40 ms, in whole bytes a frame of its mode") {
  // bits of the modes: 64 and 48 in 20 ms, 64, 56, 52, 48 and 28 in 40 ms
  const std::pair<double, std::size_t> modes[] = {{3.2, 16}, {2.4, 12}, {1.6, 8}, {1.4, 7},
                                                  {1.3, 7},  {1.2, 6},  {0.7, 4}};
  for (const auto& [kbps, bytes] : modes) {
    CAPTURE(kbps);
    CHECK(packet_bytes(round_trip(at("codec2", kbps), voice(8000, 0.4, 1))) == std::set{bytes});
  }
}
