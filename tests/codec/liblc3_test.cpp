#include "codec/codec.h"
#include "codec/round_trip.h"
#include "codec/voice.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("LC3 codes a channel as it codes it alone") {
  const signal::Clip left = voice(48000, 1, 1);
  const signal::Clip right = voice(48000, 1, 2);
  const signal::Clip both = signal::interleave(48000, {left.samples, right.samples});
  const signal::Clip out = transcode(at("lc3", 128), both).clip;
  CHECK(out.channels == 2);
  CHECK(signal::channel(out, 0) == transcode(at("lc3", 64), left).clip.samples);
  CHECK(signal::channel(out, 1) == transcode(at("lc3", 64), right).clip.samples);
}

TEST_CASE("LC3 is late by 2.5 ms in frames of 10 ms, by 4 ms in frames of 7.5 ms") {
  CodecSettings settings = at("lc3", 64);
  CHECK(round_trip(settings, silence(48000, 0.03)).delay_samples == 120);
  settings.parameters["frame_ms"] = 7.5;
  CHECK(round_trip(settings, silence(48000, 0.03)).delay_samples == 192);
  CHECK(packet_bytes(round_trip(settings, silence(48000, 0.03))) == std::set<std::size_t>{60});
}
