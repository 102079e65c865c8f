#include "codec/g722.h"

#include "codec/round_trip.h"
#include "core/error.h"
#include "support/alignment.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

namespace {

constexpr double full_scale = 32767.0 / 32768; // the highest sample that 16 bits hold

signal::Clip sine(double frequency_hz, int rate_hz, double peak) {
  signal::Clip out{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(2 * rate_hz))};
  for (std::size_t i = 0; i < out.samples.size(); ++i)
    out.samples[i] = peak * std::sin(2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / rate_hz);
  return out;
}

} // namespace

TEST_CASE("G.722 sends an octet for two samples, without the lowest bits at 56 and 48 kbit/s") {
  for (const auto& [kbps, most] : {std::pair{64.0, 255}, {56.0, 127}, {48.0, 63}}) {
    const RoundTrip trip = round_trip(at("g722", kbps), sine(1000, 16000, 0.5));
    CHECK(packet_bytes(trip) == std::set<std::size_t>{80});
    int highest = 0;
    for (const Packet& packet : trip.packets)
      for (const std::uint8_t code : packet) highest = std::max<int>(highest, code);
    CAPTURE(kbps);
    CHECK(highest <= most);
    CHECK(highest > most / 2);
  }
}

TEST_CASE("a file of G.722 is read without a wrap") {
  const signal::Clip in = sine(397, 16000, full_scale);
  const auto coder = find_codec("g722")->make(resolved(CodecSettings{"g722"}), {16000, 1});
  const std::vector<std::int16_t> samples = signal::pcm16(in.samples);
  const Packet packet = coder->encode(samples);
  const quietroom::test::TempFolder folder;
  folder.write("loud.g722", std::string(packet.begin(), packet.end()));
  const signal::Clip read = read_g722(folder.path() / "loud.g722");
  REQUIRE(read.samples.size() == samples.size());
  CHECK(quietroom::test::alignment_at(in, read, coder->delay_samples(), 4000).snr_db >
        50); // of 60.5; 9.8 with a wrap
}

TEST_CASE("a G.722 file that is missing or empty is an input error") {
  const quietroom::test::TempFolder folder;
  CHECK_THROWS_AS(codec::read_g722(folder.path() / "none.g722"), Error);
  CHECK_THROWS_WITH(codec::read_g722(folder.write("empty.g722", "")), Catch::Contains("empty"));
}

TEST_CASE("a byte of G.722 becomes two samples at 16 kHz") {
  const quietroom::test::TempFolder folder;
  const signal::Clip clip = codec::read_g722(folder.write("a.g722", std::string(100, '\xfa')));
  CHECK(clip.rate_hz == 16000);
  CHECK(clip.channels == 1);
  CHECK(clip.frames() == 200);
}
