#pragma once

#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/built_codecs.h"
#include "support/voiced.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

/// What both coders of AMR must do, at their own rate: a test calls one of these with the codec's name.
namespace quietroom::codec::test {

/// `bytes[mode]` is the length of a packet with its head of one byte (RFC 4867, 5.3), and the head says the
/// mode.
inline void check_packets_of_modes(const std::string& codec, int sample_rate_hz,
                                   const std::vector<std::size_t>& bytes) {
  const std::vector<double> kbps = find_codec(codec)->bit_rates.kbps;
  REQUIRE(kbps.size() == bytes.size());
  for (std::size_t mode = 0; mode < kbps.size(); ++mode) {
    CAPTURE(kbps[mode]);
    const RoundTrip trip = round_trip(at(codec, kbps[mode]), quietroom::test::voiced(sample_rate_hz, 0.2));
    CHECK(packet_bytes(trip) == std::set{bytes[mode]});
    for (const Packet& packet : trip.packets) CHECK((packet.front() >> 3 & 0xF) == static_cast<int>(mode));
  }
}

inline void check_silence_stays_silence(const std::string& codec, int sample_rate_hz) {
  const RoundTrip trip = round_trip({codec}, silence(sample_rate_hz, 1));
  CHECK(packet_bytes(trip).size() == 1);                                 // without DTX
  for (const double x : trip.heard.samples) CHECK(std::abs(x) <= 0.002); // comfort of the coder: -54 dBov
}

/// Its delay is the one it says; a lost frame of 20 ms is filled with sound, and what was before it stays.
inline void check_delay_and_loss(const std::string& codec, int sample_rate_hz) {
  const signal::Clip in = quietroom::test::voiced(sample_rate_hz, 1.5);
  const RoundTrip trip = round_trip({codec}, in);
  CHECK(std::abs(quietroom::test::alignment(in, trip.heard, 120).lag - trip.delay_samples) <= 1);
  const RoundTrip lossy = round_trip({codec}, in, {30});
  const std::ptrdiff_t frame = sample_rate_hz / 50;
  const auto lost = lossy.heard.samples.begin() + 30 * frame;
  CHECK(std::any_of(lost, lost + frame, [](double x) { return x != 0; }));
  CHECK(lossy.heard.samples != trip.heard.samples);
  CHECK(std::equal(lossy.heard.samples.begin(), lost, trip.heard.samples.begin()));
}

} // namespace quietroom::codec::test
