#include "codec/codec.h"
#include "codec/g711.h"
#include "codec/g711_plc.h"
#include "codec/round_trip.h"
#include "codec/voice.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

namespace {

signal::Clip noise(std::size_t frames) {
  Gaussian gaussian(2);
  signal::Clip clip{8000, 1, std::vector<double>(frames)};
  for (double& x : clip.samples) x = 0.05 * gaussian.next();
  return clip;
}

} // namespace

TEST_CASE("G.711 sends an octet a sample, and is late by its concealment alone") {
  const RoundTrip with = round_trip({"g711u"}, noise(400));
  CHECK(packet_bytes(with) == std::set<std::size_t>{80});
  CHECK(with.delay_samples == static_cast<int>(g711_plc_delay));
  CodecSettings without{"g711u"};
  without.plc = Plc::silence;
  CHECK(round_trip(without, noise(400)).delay_samples == 0);
}

TEST_CASE("G.711 through the one entry is G.711") {
  const signal::Clip in = noise(800);
  const auto expected = signal::from_pcm16(g711_coded(G711Law::mu, signal::pcm16(in.samples)));
  CHECK(transcode({"g711u"}, in).clip.samples == expected);
  CHECK(transcode({"g711a"}, in).clip.samples != expected);
}
