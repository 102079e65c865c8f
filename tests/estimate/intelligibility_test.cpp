#include "estimate/intelligibility.h"

#include "core/gaussian.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;
using quietroom::test::speech_like;

namespace {

AlignedWaveforms speech_in_noise(int rate_hz, double level) {
  AlignedWaveforms out{speech_like(rate_hz, 3, 31).samples, {}};
  Gaussian draws(6);
  out.degraded = out.reference;
  for (double& x : out.degraded) x += level * draws.next();
  return out;
}

} // namespace

TEST_CASE("the same sound is wholly intelligible, and noise never makes it more so") {
  const Intelligibility same = intelligibility(speech_in_noise(16000, 0), 16000);
  CHECK_THAT(*same.stoi, WithinAbs(1, 1e-9));
  CHECK_THAT(*same.estoi, WithinAbs(1, 1e-9));
  Intelligibility before = same;
  for (const double level : {0.002, 0.01, 0.05, 0.2}) {
    const Intelligibility now = intelligibility(speech_in_noise(16000, level), 16000);
    CHECK(*now.stoi < *before.stoi);
    CHECK(*now.estoi < *before.estoi);
    before = now;
  }
}

TEST_CASE("level and polarity change nothing") {
  const AlignedWaveforms sounds = speech_in_noise(16000, 0.02);
  AlignedWaveforms other = sounds;
  for (double& x : other.degraded) x *= -0.1;
  CHECK_THAT(*intelligibility(other, 16000).stoi, WithinAbs(*intelligibility(sounds, 16000).stoi, 1e-9));
  CHECK_THAT(*intelligibility(other, 16000).estoi, WithinAbs(*intelligibility(sounds, 16000).estoi, 1e-9));
}

TEST_CASE("fewer frames than a segment have no intelligibility") {
  AlignedWaveforms brief = speech_in_noise(16000, 0.02);
  brief.reference.resize(5000);
  brief.degraded.resize(5000);
  CHECK_FALSE(intelligibility(brief, 16000).stoi);
  CHECK_FALSE(intelligibility({}, 16000).estoi);
}
