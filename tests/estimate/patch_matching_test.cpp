#include "estimate/patch_matching.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::size_t patch_length = 4, reach = 60 * patch_length;

Neurogram sound_drawn(std::size_t frames, std::uint64_t seed) {
  Gaussian noise(seed);
  Neurogram out{6, std::vector<double>(6 * frames)};
  for (double& cell : out.cells) cell = std::max(0.0, 10 + 8 * noise.next());
  return out;
}

/// The tables as the definition has them, in full, every earlier place looked at anew.
std::vector<std::optional<std::size_t>> places_by_definition(const Neurogram& reference,
                                                             const Neurogram& degraded,
                                                             const std::vector<std::size_t>& patches) {
  const std::size_t frames = degraded.frames();
  std::vector<std::vector<double>> sums(patches.size(), std::vector<double>(frames));
  std::vector<std::vector<long>> before(patches.size(), std::vector<long>(frames));
  const auto first_of = [&](std::size_t p) { return patches[p] < reach ? 0 : patches[p] - reach; };
  const auto end_of = [&](std::size_t p) { return std::min(frames, patches[p] + reach + 1); };
  for (std::size_t p = 0; p < patches.size(); ++p)
    for (std::size_t k = first_of(p); k < end_of(p); ++k) {
      double value =
          similarity(part_of(reference, patches[p], patch_length), part_of(degraded, k, patch_length)).nsim;
      long from = -1;
      if (p > 0) {
        double best = std::numeric_limits<double>::lowest();
        for (long j = static_cast<long>(k) - 1; j >= static_cast<long>(first_of(p - 1)); --j)
          if (sums[p - 1][static_cast<std::size_t>(j)] > best) {
            best = sums[p - 1][static_cast<std::size_t>(j)];
            from = j;
          }
        value += best;
        if (sums[p - 1][k] > value) {
          value = sums[p - 1][k];
          from = static_cast<long>(k);
        }
      }
      sums[p][k] = value;
      before[p][k] = from;
    }
  const std::size_t last = patches.size() - 1;
  std::size_t place = first_of(last);
  for (std::size_t k = first_of(last); k < end_of(last); ++k)
    if (sums[last][k] > sums[last][place]) place = k;
  std::vector<std::optional<std::size_t>> out(patches.size());
  for (std::size_t p = patches.size(); p-- > 0;) {
    const long from = before[p][place];
    if (from != static_cast<long>(place)) out[p] = place;
    place = static_cast<std::size_t>(std::max(from, 0L));
  }
  return out;
}

} // namespace

TEST_CASE("the places are those of the whole tables, for sounds alike, unlike, cut and repeated") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Neurogram reference = sound_drawn(40, seed);
    Neurogram degraded = seed % 2 == 0 ? sound_drawn(25 + seed, seed + 50) : reference;
    if (seed % 3 == 0) // what lies in the middle is lost
      degraded.cells.erase(degraded.cells.begin() + 6 * 9, degraded.cells.begin() + 6 * 19);
    std::vector<std::size_t> patches = {1, 5, 9, 17, 21, 29};
    patches.resize(patches_within(patches, patch_length, degraded.frames()));
    const auto expected = places_by_definition(reference, degraded, patches);
    const auto found = matched_patches(reference, degraded, patches, patch_length);
    REQUIRE(found.size() == expected.size());
    CAPTURE(seed);
    for (std::size_t p = 0; p < expected.size(); ++p) CHECK(found[p].degraded_frame == expected[p]);
  }
}

TEST_CASE("a sound is found where it was moved to, patch by patch") {
  const Neurogram reference = sound_drawn(60, 7);
  Neurogram late = reference;
  late.cells.insert(late.cells.begin(), 6 * 3, 0.0);
  for (const auto& match : matched_patches(reference, late, {1, 5, 9}, patch_length)) {
    CHECK(match.degraded_frame == match.reference_frame + 3);
    CHECK_THAT(match.similarity.nsim, WithinAbs(1, 1e-12));
  }
}

TEST_CASE("of two patches that find one place the later one has no counterpart and counts as zero") {
  const Neurogram reference = sound_drawn(10, 1);
  const Neurogram one_frame = part_of(reference, 0, 1);
  const auto found = matched_patches(reference, one_frame, {0, 3}, patch_length);
  REQUIRE(found.size() == 2);
  CHECK(found[0].degraded_frame == 0U);
  CHECK_FALSE(found[1].degraded_frame);
  CHECK(found[1].similarity.nsim == 0);
  CHECK(found[1].similarity.by_band == std::vector<double>(6));
}

TEST_CASE("patches that begin more than half a patch behind the degraded sound are left out") {
  CHECK(patches_within({9, 29, 49}, 20, 39) == 3);
  CHECK(patches_within({9, 29, 49}, 20, 38) == 2);
  CHECK(patches_within({9, 29, 49}, 20, 0) == 1);
  CHECK(patches_within({14}, 20, 3) == 0);
  CHECK(matched_patches(sound_drawn(40, 1), sound_drawn(3, 1), {14}, patch_length).empty());
}
