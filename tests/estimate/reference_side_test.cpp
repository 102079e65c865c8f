#include "estimate/reference_side.h"

#include "estimate/pair_estimate.h"
#include "estimate/reference_patches.h"
#include "estimate/unanswerable.h"
#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::estimate;

namespace {

std::vector<double> speech(double seconds) { return test::speech_like(16000, seconds, 5).samples; }

} // namespace

TEST_CASE("a reference that many share gives the numbers of each pair alone, also behind a longer sound") {
  const std::vector<double> clean = speech(3);
  const Setup setup = setup_of(Mode::speech, 16000);
  const ReferenceSide shared(clean, setup, clean.size());
  for (const double seconds : {1.0, 3.0, 40.0}) {
    const MonoPair pair{16000, clean, speech(seconds), {}};
    const PairEstimate alone = estimated(pair, {}), found = estimated(pair, shared, {});
    CHECK(found.mos_lqo == alone.mos_lqo);
    CHECK(found.warnings == alone.warnings);
    CHECK(found.lag_s() == alone.lag_s());
    CHECK(found.comparison->similarity.fvnsim == alone.comparison->similarity.fvnsim);
  }
}

TEST_CASE("it holds what the parts give") {
  const std::vector<double> clean = speech(3);
  const ReferenceSide side(clean, setup_of(Mode::speech, 16000), clean.size());
  CHECK_FALSE(side.no_sound);
  CHECK(side.active_s == active_speech_s(clean, 16000));
  CHECK(side.amplitudes == side.maker.amplitudes(clean));
  CHECK(side.patches == reference_patches(clean, side.amplitudes.frames(), side.setup));
  CHECK_FALSE(ReferenceSide(clean, setup_of(Mode::audio, 16000), clean.size()).active_s);
}

TEST_CASE("of silence and of less than a frame nothing is computed") {
  const Setup setup = setup_of(Mode::speech, 16000);
  CHECK(ReferenceSide(std::vector<double>(16000), setup, 16000).no_sound == "is silent");
  const ReferenceSide brief(speech(0.05), setup, 800);
  CHECK_FALSE(brief.no_sound);
  CHECK(brief.patches.empty());
}
