#include "stimulus/waveform.h"

#include "support/speech_like.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::stimulus;

namespace {

Waveform of(const signal::Clip& clip) { return waveform(clip, sound_level(clip)); }

} // namespace

TEST_CASE("runs at full scale are counted by sign and by channel") {
  const double top = 32767.0 / 32768;
  const FullScale mono = of({8000, 1, {0, top, top, -1, -1, -1, 0, 1.5, 0}}).full_scale;
  CHECK(mono.samples == 6);
  CHECK(mono.runs == 3);
  CHECK(mono.longest == 3);
  const FullScale stereo = of({8000, 2, {1, 0, 1, 0, 0, 1, 0, 0}}).full_scale; // left twice, right once
  CHECK(stereo.samples == 3);
  CHECK(stereo.runs == 2);
  CHECK(stereo.longest == 2);
  CHECK(of({8000, 1, {0.99, -0.99}}).full_scale.samples == 0);
}

TEST_CASE("an offset is told relative to the rms level, of the worse channel") {
  const auto offset_of = [](double offset) {
    std::vector<double> out;
    for (int i = 0; i < 8000; ++i) out.push_back(offset + (i % 2 == 0 ? 0.1 : -0.1));
    return out;
  };
  const double expected_db = 20 * std::log10(0.01) - 10 * std::log10(0.01 + 0.0001); // square wave and offset
  const auto stereo = of(signal::interleave(8000, {offset_of(0.0001), offset_of(-0.01)}));
  CHECK_THAT(*stereo.dc_db_re_rms, Catch::Matchers::WithinAbs(expected_db, 1e-6)); // sums of 8000 doubles
  CHECK_FALSE(of({8000, 1, {0.5, -0.5}}).dc_db_re_rms);
}

TEST_CASE("silence lies before the first and after the last sample that reaches -60 dBov on any channel") {
  std::vector<double> left(8000);
  std::vector<double> right(8000);
  left[2000] = 0.1;
  right[6000] = -0.00101;
  right[7000] = 0.00099; // below
  const Waveform found = of(signal::interleave(8000, {left, right}));
  CHECK(found.leading_silence_s == 0.25);
  CHECK(found.trailing_silence_s == 1999 / 8000.0);
  const Waveform silent = of({8000, 1, std::vector<double>(8000)});
  CHECK(silent.leading_silence_s == 1);
  CHECK(silent.trailing_silence_s == 1);
}
