#include "codec/codec.h"
#include "codec/round_trip.h"
#include "signal/tone.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("GSM full rate repeats once, then fades to silence within 320 ms") {
  const signal::Clip in = signal::tone({8000, 200, -20, 2, 10});
  const signal::Clip whole = transcode({"gsm-fr"}, in).clip;
  network::LossPattern loss(packet_count(in, 20));
  for (std::size_t i = 30; i < 60; ++i) loss[i] = true;
  const signal::Clip out = transcode({"gsm-fr"}, in, loss, 20).clip;
  const auto power_db = [&](const signal::Clip& clip, std::size_t packet) {
    double sum = 0;
    for (std::size_t i = packet * 160; i < (packet + 1) * 160; ++i) sum += clip.samples[i] * clip.samples[i];
    return 10 * std::log10(sum / 160 + 1e-12);
  };
  CHECK_THAT(power_db(out, 30), WithinAbs(power_db(whole, 30), 3.0)); // repeated as it was
  for (std::size_t f = 32; f < 47; ++f) CHECK(power_db(out, f) < power_db(out, f - 1));
  CHECK(power_db(out, 47) < -100);
  for (std::size_t i = 0; i < 30 * 160; ++i) REQUIRE(out.samples[i] == whole.samples[i]);
  CHECK_THAT(power_db(out, 62), WithinAbs(power_db(whole, 62), 1.0)); // the decoder is back
}

TEST_CASE("GSM full rate sends 33 bytes that begin with its signature, and is not late") {
  const RoundTrip trip = round_trip({"gsm-fr"}, signal::tone({8000, 200, -20, 0.5, 10}));
  CHECK(packet_bytes(trip) == std::set<std::size_t>{33});
  CHECK(trip.packets.front().front() >> 4 == 0xD); // as libgsm and RFC 3551, 4.5.8 have it
  CHECK(trip.delay_samples == 0);
}

TEST_CASE("GSM full rate that lost its first packets is silent, for there is nothing to repeat") {
  const RoundTrip trip = round_trip({"gsm-fr"}, signal::tone({8000, 200, -20, 0.1, 5}), {0, 1, 2, 3, 4});
  CHECK(std::ranges::all_of(trip.heard.samples, [](double x) { return x == 0; }));
}
