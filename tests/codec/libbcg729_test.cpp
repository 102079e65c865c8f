#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("G.729 Annex A sends 10 bytes for each 10 ms, silence too") {
  if (!quietroom::test::is_built("g729a")) return;
  signal::Clip in = quietroom::test::voiced(8000, 0.5);
  in.samples.resize(8000); // and half a second of silence
  const RoundTrip trip = round_trip({"g729a"}, in);
  CHECK(packet_bytes(trip) == std::set<std::size_t>{10});
  double power = 0;
  for (std::size_t i = 7000; i < 8000; ++i) power += trip.heard.samples[i] * trip.heard.samples[i];
  CHECK(10 * std::log10(power / 1000 + 1e-12) < -60);
}

TEST_CASE("G.729 Annex A is late by what it says, and goes on by itself where a packet is lost") {
  if (!quietroom::test::is_built("g729a")) return;
  const signal::Clip in = quietroom::test::voiced(8000, 1.5);
  const RoundTrip trip = round_trip({"g729a"}, in);
  CHECK(std::abs(quietroom::test::alignment(in, trip.heard, 80).lag - trip.delay_samples) <= 1);
  const RoundTrip lossy = round_trip({"g729a"}, in, {60});
  double power = 0;
  for (std::size_t i = 4800; i < 4880; ++i) power += lossy.heard.samples[i] * lossy.heard.samples[i];
  CHECK(power > 0);
  CHECK(lossy.heard.samples[4799] == trip.heard.samples[4799]);
  CHECK(lossy.heard.samples != trip.heard.samples);
}
