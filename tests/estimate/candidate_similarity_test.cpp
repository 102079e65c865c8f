#include "estimate/candidate_similarity.h"

#include "core/gaussian.h"
#include "estimate/similarity.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

Neurogram cells_drawn(std::size_t bands, std::size_t frames, std::uint64_t seed) {
  Gaussian noise(seed);
  Neurogram out{bands, std::vector<double>(bands * frames)};
  for (double& cell : out.cells)
    cell = std::max(0.0, 10 + 8 * noise.next()); // with flat floors, as sound has
  return out;
}

} // namespace

TEST_CASE("every candidate has the similarity of its cells, to the zeros beyond the end") {
  for (const std::size_t bands : {21U, 32U}) {
    const Neurogram degraded = cells_drawn(bands, 57, 1);
    const Neurogram patch = cells_drawn(bands, 20, 2);
    const CandidateSimilarity candidates(degraded, 20);
    CHECK(candidates.candidates() == 57);
    std::vector<double> found(57);
    candidates.measure(patch, 0, found);
    for (std::size_t k = 0; k < found.size(); ++k)
      CHECK_THAT(found[k], WithinAbs(similarity(patch, part_of(degraded, k, 20)).nsim, 1e-12));
  }
}

TEST_CASE("candidates are counted from the frame asked for, and two lanes give the same bits as four") {
  const Neurogram degraded = cells_drawn(21, 40, 3);
  const Neurogram patch = cells_drawn(21, 20, 4);
  const CandidateSimilarity candidates(degraded, 20);
  std::vector<double> all(40), some(5), by_two(40);
  candidates.measure(patch, 0, all);
  candidates.measure(patch, 30, some);
  candidates.measure_by_two(patch, 0, by_two);
  CHECK(some == std::vector<double>(all.begin() + 30, all.begin() + 35));
  CHECK(all == by_two);
}

TEST_CASE("equal candidates are equal to the last bit, so that ties are ties") {
  const Neurogram silence{21, std::vector<double>(21 * 60)};
  const Neurogram patch = cells_drawn(21, 20, 5);
  const CandidateSimilarity candidates(silence, 20);
  std::vector<double> found(60);
  candidates.measure(patch, 0, found);
  CHECK(found == std::vector<double>(60, found.front()));
}
