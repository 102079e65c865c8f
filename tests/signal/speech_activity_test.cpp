#include "signal/speech_activity.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::signal;

namespace {

constexpr std::size_t thresholds = 15;

/// A second of noise, half a second of silence and so on; at a rate of 8 kHz.
std::vector<double> noise_bursts(std::size_t length) {
  Gaussian noise(11);
  std::vector<double> out(length);
  for (std::size_t i = 0; i < length; ++i)
    if (i % 12000 < 8000) out[i] = 0.07 * noise.next();
  return out;
}

std::vector<std::uint64_t> counts(std::span<const double> samples, int rate_hz) {
  ActivityMeter meter(rate_hz, thresholds);
  meter.add(samples);
  return meter.finish();
}

} // namespace

TEST_CASE("any rate and any length is counted as sample by sample") {
  // The definition, without leaps: the envelope at each threshold and the hangover behind it.
  for (const int rate_hz : {600, 8000, 44100})
    for (const std::size_t length : {1U, 15U, 16U, 17U, 5000U, 40003U}) {
      const std::vector<double> samples = noise_bursts(length);
      const auto found = counts(samples, rate_hz);
      const double keep = std::exp(-1.0 / (rate_hz * 0.03));
      const auto hangover = static_cast<std::uint64_t>(std::floor(0.2 * rate_hz + 0.5));
      CAPTURE(rate_hz, length);
      for (int j = 0; j < 15; ++j) {
        double p = 0;
        double q = 0;
        std::uint64_t active = 0;
        std::uint64_t since = hangover;
        for (const double x : samples) {
          p = keep * p + (1 - keep) * std::abs(x);
          q = keep * q + (1 - keep) * p;
          since = q >= std::ldexp(1.0, j - 15) ? 0 : since + 1;
          if (since <= hangover && (since == 0 || active > 0)) ++active;
        }
        CHECK(found[static_cast<std::size_t>(j)] == active);
      }
    }
}

TEST_CASE("pieces are counted as the whole") {
  const std::vector<double> samples = noise_bursts(30005);
  ActivityMeter meter(8000, thresholds);
  const std::span<const double> all(samples);
  meter.add(all.first(16));
  meter.add(all.subspan(16, 20000 - 16 - 32));
  meter.add(all.subspan(20000 - 32));
  CHECK(meter.finish() == counts(samples, 8000));
}

TEST_CASE("the spans above a threshold hold the samples that are counted for it, in order and apart") {
  const std::vector<double> samples = noise_bursts(40003);
  const auto found = counts(samples, 8000);
  for (std::size_t j = 0; j < thresholds; ++j) {
    const auto spans = spans_above(std::ldexp(1.0, static_cast<int>(j) - 15), samples, 8000);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      CHECK(spans[i].begin < spans[i].end);
      if (i > 0) CHECK(spans[i - 1].end < spans[i].begin);
      sum += spans[i].end - spans[i].begin;
    }
    CAPTURE(j);
    CHECK(sum == found[j]);
  }
  CHECK(spans_above(0.01, samples, 8000).size() == 4); // one a burst
  CHECK(spans_above(1, samples, 8000).empty());
}
