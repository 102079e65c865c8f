#include "estimate/fitted_audio_mapping.h"

#include "support/reference_pairs.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>

using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("the fit is within its stated error of the table that it was fitted to") {
  std::ifstream features(reference_sound("audio_training_fvnsim.txt")),
      scores(reference_sound("audio_training_mos.txt"));
  if (!features || !scores) {
    WARN("the training table of the reference is absent, so the fit was not held against it");
    return;
  }
  double squares = 0;
  std::size_t rows = 0;
  std::string line;
  for (double score = 0; std::getline(features, line) && scores >> score; ++rows) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream words(line);
    const std::vector<double> bands{std::istream_iterator<double>(words), {}};
    const double vnsim = std::accumulate(bands.begin(), bands.end(), 0.0) / 32;
    squares += std::pow(fitted_audio_mos(bands, vnsim) - score, 2);
  }
  CHECK(rows == 120);
  CHECK_THAT(std::sqrt(squares / static_cast<double>(rows)),
             WithinAbs(0.0477, 0.0001)); // as the script prints it
}

TEST_CASE("the same sound gets 5, and a band that gets worse never makes the score better") {
  const std::vector<double> same(32, 1.0);
  const double top = fitted_audio_mos(same, 1);
  CHECK(top == 5);
  for (std::size_t band = 0; band < same.size(); ++band) {
    std::vector<double> worse = same;
    worse[band] = 0.5;
    CHECK(fitted_audio_mos(worse, 1) <= top);
  }
  CHECK(fitted_audio_mos(std::vector<double>(32, 0.14), 0.14) == 1);
}
