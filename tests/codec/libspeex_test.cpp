#include "codec/codec.h"
#include "codec/round_trip.h"
#include "codec/voice.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Matchers::WithinAbs;

namespace {

struct Case {
  CodecSettings settings;
  int rate_hz;
};

} // namespace

TEST_CASE("Speex at its lowest rates is a vocoder: as loud, of the same length, another waveform") {
  const Case each = GENERATE(Case{at("speex-nb", 2.15), 8000}, Case{at("speex-wb", 3.95), 16000});
  const signal::Clip in = voice(each.rate_hz, 2.5, 1);
  const signal::Clip out = transcode(each.settings, in).clip;
  REQUIRE(out.frames() == in.frames());
  CHECK(quietroom::test::alignment(in, out, 12).correlation < 0.5);
  CHECK_THAT(20 * std::log10(rms(out.samples) / rms(in.samples)), WithinAbs(0, 4));
}

TEST_CASE("packets of Speex hold the bits of 20 ms at each rate, filled up to whole bytes") {
  for (const auto& [id, rate_hz] : {std::pair{"speex-nb", 8000}, {"speex-wb", 16000}})
    for (const double kbps : find_codec(id)->bit_rates.kbps) {
      CAPTURE(id, kbps);
      const auto bytes = static_cast<std::size_t>(std::ceil(kbps * 20 / 8 - 1e-9));
      CHECK(packet_bytes(round_trip(at(id, kbps), voice(rate_hz, 0.2, 1))) == std::set{bytes});
    }
}

TEST_CASE("the enhancement of Speex is of its decoder, the complexity of its coder") {
  const signal::Clip in = voice(8000, 0.5, 1);
  CodecSettings settings{"speex-nb"};
  const RoundTrip usual = round_trip(settings, in);
  settings.parameters["enhancement"] = false;
  const RoundTrip plain = round_trip(settings, in);
  CHECK(plain.packets == usual.packets);
  CHECK(plain.heard != usual.heard);
  settings.parameters["complexity"] = 10.0;
  CHECK(round_trip(settings, in).packets != usual.packets);
}

TEST_CASE("Speex is late by what it says") {
  for (const auto& [id, rate_hz] : {std::pair{"speex-nb", 8000}, {"speex-wb", 16000}}) {
    const signal::Clip in = quietroom::test::voiced(rate_hz, 1.5);
    const RoundTrip trip = round_trip({id}, in);
    CHECK(std::abs(quietroom::test::alignment(in, trip.heard, 260).lag - trip.delay_samples) <= 1);
  }
}
