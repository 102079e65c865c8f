#include "estimate/comparison_of_pair.h"

#include "support/reference_pairs.h"
#include "support/speech_like.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

namespace {

void check_oracle(const std::string& file, Mode mode, std::size_t expected_rows) {
  std::size_t rows = 0;
  for (const auto& row : read_vectors(file)) {
    const auto pair = reference_pair(row.text("reference"), row.text("degraded"));
    if (!pair) return;
    CAPTURE(row.text("reference"), row.text("degraded"));
    CHECK(pair->rate_hz == row.number("sample_rate"));
    const Compared result = compared(*pair, side_of(*pair, mode));
    REQUIRE(result.comparison);
    const ComparisonOfPair& found = *result.comparison;
    CHECK_THAT(static_cast<double>(found.lag.samples) / pair->rate_hz,
               WithinAbs(row.number("alignment_lag_s"), 1e-9));
    CHECK(static_cast<double>(found.patches.size()) == row.number("num_patches"));
    CHECK_THAT(found.similarity.vnsim, WithinAbs(row.number("vnsim"), 1e-9));
    const std::vector<double> bands = bands_of(row);
    REQUIRE(found.similarity.fvnsim.size() == bands.size());
    for (std::size_t b = 0; b < bands.size(); ++b)
      CHECK_THAT(found.similarity.fvnsim[b], WithinAbs(bands[b], 1e-9));
    ++rows;
  }
  CHECK(rows == expected_rows);
}

} // namespace

TEST_CASE("the similarities of speech are those of the reference, band by band") {
  check_oracle("estimate/oracle_speech.csv", Mode::speech, 9);
}

TEST_CASE("the similarities of audio are those of the reference, band by band") {
  check_oracle("estimate/oracle_audio.csv", Mode::audio, 4);
}

TEST_CASE("a sound behind 50 ms of another is found, with the lag negative because it is late") {
  const std::vector<double> speech = speech_like(16000, 3, 9).samples;
  std::vector<double> late(800);
  late.insert(late.end(), speech.begin(), speech.end());
  const MonoPair pair{16000, speech, late, {}};
  const Compared result = compared(pair, side_of(pair, Mode::speech));
  REQUIRE(result.comparison);
  CHECK(result.comparison->lag.samples == -800);
  CHECK_THAT(result.comparison->similarity.vnsim, WithinAbs(1, 1e-6)); // the level of 50 ms less
}

TEST_CASE("where no patch can be made or found the reason is told") {
  const std::vector<double> speech = speech_like(16000, 3, 9).samples;
  const std::vector<double> piece(speech.begin(), speech.begin() + 8800); // 0.55 s
  const MonoPair pair{16000, piece, speech, {}};
  CHECK(compared(pair, side_of(pair, Mode::speech)).reason == "the reference is too short for one patch");
}
