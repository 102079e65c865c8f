#include "estimate/gammatone_bank.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinRel;

namespace {

std::vector<double> noise_of(std::size_t count) {
  Gaussian noise(3);
  std::vector<double> out(count);
  for (double& x : out) x = 0.1 * noise.next();
  return out;
}

/// The four biquads by their difference equations, one after another.
double rms_by_definition(const GammatoneFilter& filter, std::vector<double> x) {
  for (std::size_t k = 0; k < 4; ++k) {
    const double scale = k == 0 ? filter.gain : 1;
    std::vector<double> y(x.size());
    for (std::size_t n = 0; n < x.size(); ++n) {
      y[n] = filter.a0 / scale * x[n];
      if (n >= 1) y[n] += filter.a1[k] / scale * x[n - 1] - filter.b1 * y[n - 1];
      if (n >= 2) y[n] -= filter.b2 * y[n - 2];
    }
    x = y;
  }
  double sum = 0;
  for (const double v : x) sum += v * v;
  return std::sqrt(sum / static_cast<double>(x.size()));
}

} // namespace

TEST_CASE("each band of the bank is its four biquads from rest, at every rate") {
  for (const int rate_hz : {8000, 16000, 48000}) {
    const Setup setup = setup_of(Mode::speech, rate_hz);
    const GammatoneBank bank(setup);
    const auto filters = gammatone_filters(setup);
    const std::vector<double> frame = noise_of(setup.window);
    std::vector<double> out(bank.bands());
    bank.rms(frame, out);
    for (std::size_t b = 0; b < out.size(); ++b)
      CHECK_THAT(out[b],
                 WithinRel(rms_by_definition(filters[b], frame), 1e-10)); // poles close to 1 at 48 kHz
  }
}

TEST_CASE("two lanes, four and eight give the same bits, also where the bands fill no whole lane") {
  for (const Mode mode : {Mode::speech, Mode::audio}) {
    const Setup setup = setup_of(mode, 48000);
    const GammatoneBank bank(setup);
    std::vector<double> two(bank.bands()), more(bank.bands());
    bank.rms_by(2, noise_of(setup.window), two);
    for (std::size_t lanes = 4; lanes <= lanes_of_processor(); lanes *= 2) {
      bank.rms_by(lanes, noise_of(setup.window), more);
      CHECK(more == two);
    }
    bank.rms(noise_of(setup.window), more);
    CHECK(more == two);
  }
}

TEST_CASE("a tone at the centre of a band comes through at its own level") {
  const Setup setup = setup_of(Mode::speech, 16000);
  const GammatoneFilter filter = gammatone_filters(setup)[12];
  std::vector<double> tone(64000); // long, so that the start counts for little
  for (std::size_t i = 0; i < tone.size(); ++i)
    tone[i] = std::sin(2 * std::numbers::pi * filter.centre_hz * static_cast<double>(i) / 16000);
  const GammatoneBank bank(setup);
  std::vector<double> out(bank.bands());
  bank.rms(tone, out);
  CHECK_THAT(out[12], WithinRel(std::sqrt(0.5), 0.005)); // 4 s hold the onset of some ms
}
