#include "codec/g711_plc.h"

#include "core/gaussian.h"
#include "support/vector_table.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Matchers::WithinAbs;

namespace {

using Samples = std::vector<std::int16_t>;

Samples sine(double frequency_hz, std::size_t frames) {
  Samples out(frames * g711_plc_frame);
  for (std::size_t n = 0; n < out.size(); ++n)
    out[n] = static_cast<std::int16_t>(std::floor(
        8000.0 * std::sin(2.0 * std::numbers::pi * frequency_hz * static_cast<double>(n) / 8000.0) + 0.5));
  return out;
}

Samples noise(std::size_t count) {
  Gaussian gaussian(1);
  Samples out(count);
  for (auto& x : out) x = static_cast<std::int16_t>(1000.0 * gaussian.next());
  return out;
}

/// `burst` frames lost after `good` ones, 20 good ones at the end.
std::vector<bool> erasure(std::size_t good, std::size_t burst) {
  std::vector<bool> lost(good + burst + 20);
  for (std::size_t f = good; f < good + burst; ++f) lost[f] = true;
  return lost;
}

double frame_power(const Samples& samples, std::size_t f) {
  double sum = 0;
  for (std::size_t i = f * g711_plc_frame; i < (f + 1) * g711_plc_frame; ++i) sum += samples[i] * samples[i];
  return sum;
}

double frame_gain_db(const Samples& out, const Samples& in, std::size_t f) {
  return 10.0 * std::log10(frame_power(out, f) / frame_power(in, f));
}

} // namespace

TEST_CASE("concealment without loss is an exact copy") {
  const Samples in = noise(1000);
  CHECK(g711_concealed(in, std::vector<bool>(13)) == in);
  CHECK(g711_concealed({}, {}).empty());
}

TEST_CASE("a lost frame of a sine is concealed sample for sample as in the reference") {
  const Samples in = sine(200, 60);
  std::vector<bool> lost(60);
  lost[19] = true; // the first loss of the reference's pattern
  const Samples out = g711_concealed(in, lost);
  const test::VectorTable table("stimuli/g711plc_sine200_first_loss.csv");
  for (const auto& row : table.rows()) {
    const auto n = static_cast<std::size_t>(row.number("sample"));
    CAPTURE(n);
    REQUIRE(in[n] == static_cast<int>(row.number("input")));
    CHECK(out[n] == static_cast<int>(row.number("output")));
  }
}

TEST_CASE("a long erasure of a sine fades as in the reference, then is silent") {
  const Samples in = sine(200, 19 + 10 + 20);
  const Samples out = g711_concealed(in, erasure(19, 10));
  const double expected_db[] = {0.0, -0.90, -3.07, -5.97, -10.31, -18.80};
  // the reference's levels are printed with two decimals
  for (std::size_t f = 0; f < 6; ++f)
    CHECK_THAT(frame_gain_db(out, in, 19 + f), WithinAbs(expected_db[f], 0.006));
  for (std::size_t f = 6; f < 10; ++f) CHECK(frame_power(out, 19 + f) == 0.0);
  CHECK_THAT(frame_gain_db(out, in, 29), WithinAbs(-4.65, 0.006));
  CHECK(frame_power(out, 30) == frame_power(in, 30));
}

TEST_CASE("what stands in a lost frame is not heard, and what was received stays but for its seams") {
  Samples in = sine(125, 60);
  const std::vector<bool> lost = erasure(30, 3);
  const Samples out = g711_concealed(std::span(in).first(53 * g711_plc_frame), lost);
  for (std::size_t i = 30 * g711_plc_frame; i < 33 * g711_plc_frame; ++i) in[i] = 32767;
  CHECK(g711_concealed(std::span(in).first(53 * g711_plc_frame), lost) == out);
  for (std::size_t i = 0; i < 30 * g711_plc_frame - 30; ++i) CHECK(out[i] == in[i]);
  for (std::size_t i = 34 * g711_plc_frame; i < out.size(); ++i) CHECK(out[i] == in[i]);
}

TEST_CASE("loss from the first frame on is silence, and loss in a short last frame keeps the length") {
  const Samples in = noise(250);
  const Samples out = g711_concealed(in, {true, false, false, true});
  REQUIRE(out.size() == 250);
  for (std::size_t i = 0; i < g711_plc_frame; ++i) CHECK(out[i] == 0);
  CHECK(out[249] != 0);
}

TEST_CASE("full-scale input never wraps round") {
  Samples in(4000);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = i / 27 % 2 == 0 ? 32767 : -32768;
  std::vector<bool> lost(50);
  for (std::size_t f = 10; f < 50; f += 7) lost[f] = lost[f + 1 < 50 ? f + 1 : f] = true;
  const Samples out = g711_concealed(in, lost);
  for (std::size_t i = 10 * 80; i < 10 * 80 + 27; ++i)
    CHECK(std::abs(out[i]) > 8000); // in or between extremes
}

TEST_CASE("the first good frame fades in over a quarter period and 4 ms more for each further lost frame") {
  const Samples in = sine(200, 49); // period 40
  for (const std::size_t burst : {2U, 3U, 4U}) {
    const Samples out =
        g711_concealed(std::span(in).first((19 + burst + 20) * g711_plc_frame), erasure(19, burst));
    const std::size_t good = (19 + burst) * g711_plc_frame;
    const std::size_t fade = std::min<std::size_t>(10 + 32 * (burst - 1), g711_plc_frame);
    std::size_t changed = 0; // up to the last sample that is not as received
    for (std::size_t i = 0; i < g711_plc_frame; ++i)
      if (out[good + i] != in[good + i]) changed = i + 1;
    CAPTURE(burst);
    CHECK(changed <= fade);
    CHECK(changed + 5 >= fade); // the last few differ by less than a step, or fall on a zero
  }
}

TEST_CASE("the second and third lost frame repeat two and three periods, from the older ones on") {
  constexpr double growth = 1.1; // a period; tells the periods apart
  constexpr double period = 64;
  const auto amplitude = [](double n) { return 10000.0 * std::pow(growth, n / period); };
  Samples in(30 * g711_plc_frame);
  const std::size_t begin = 20 * g711_plc_frame;
  const auto past = [&](double n) { // n samples from the loss on, negative before it
    return amplitude(n) * std::sin(2.0 * std::numbers::pi * n / period);
  };
  for (std::size_t i = 0; i < begin; ++i)
    in[i] = static_cast<std::int16_t>(past(static_cast<double>(i) - static_cast<double>(begin)));
  std::vector<bool> lost(30);
  lost[20] = lost[21] = lost[22] = true;
  const Samples out = g711_concealed(in, lost);
  // where in the repeated part each frame begins, counted back from the loss: one period after 80 samples
  // stands at 16 of 64; two periods then go from 16 to 96 of 128; three from 32 (a period less) of 192
  const double first_sample[] = {-64, -112, -160};
  const double repeated[] = {64, 128, 192};
  for (std::size_t f = 0; f < 3; ++f) {
    double expected = 0;
    for (std::size_t i = 0; i < g711_plc_frame; ++i) {
      double n = first_sample[f] + static_cast<double>(i);
      while (n >= 0) n -= repeated[f];
      const double fade =
          f == 0 ? 1.0 : 1.0 - 0.2 * static_cast<double>(f - 1) - 0.0025 * static_cast<double>(i);
      expected += std::pow(fade * past(n), 2);
    }
    CAPTURE(f);
    // the seams are smoothed over a quarter period between amplitudes 0.8 dB apart
    CHECK_THAT(10.0 * std::log10(frame_power(out, 20 + f) / expected), WithinAbs(0.0, 0.3));
  }
}
