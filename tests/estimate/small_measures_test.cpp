#include "estimate/small_measures.h"

#include "support/speech_like.h"

#include <catch2/catch.hpp>

using namespace quietroom::estimate;
using quietroom::test::speech_like;

TEST_CASE("a sound that is only late is the same sound to every measure") {
  const std::vector<double> speech = speech_like(16000, 3, 9).samples;
  std::vector<double> late(800);
  late.insert(late.end(), speech.begin(), speech.end());
  const SmallMeasures found = small_measures({16000, speech, late, {}}, -800);
  CHECK(*found.stoi > 0.999999);
  CHECK(*found.estoi > 0.999999);
  CHECK_FALSE(found.si_sdr_db); // infinite
  CHECK(*found.seg_snr_db == 35);
  CHECK(*found.lsd_db < 1e-9);
}

TEST_CASE("without a common moment there is no measure") {
  const SmallMeasures found =
      small_measures({16000, std::vector<double>(100, 0.1), std::vector<double>(100, 0.1), {}}, -500);
  CHECK_FALSE(found.stoi);
  CHECK_FALSE(found.seg_snr_db);
}
