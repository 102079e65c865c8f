#include "estimate/patch_matching.h"

#include "estimate/candidate_similarity.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace quietroom::estimate {

namespace {

constexpr std::size_t search_patches = 60;

/// The places where one patch may lie, and the best sum up to it for each.
struct SearchRow {
  std::size_t first = 0;
  std::vector<double> sums;
  std::vector<std::int64_t>
      before; ///< where the patch before lies then; own place: this one has no counterpart

  std::size_t end() const { return first + sums.size(); }
  double sum_at(std::size_t place) const { // where nobody looked it is 0, and counts
    return place < first || place >= end() ? 0.0 : sums[place - first];
  }
  std::int64_t before_at(std::size_t place) const {
    return place < first || place >= end() ? 0 : before[place - first];
  }
};

SearchRow places_of(std::size_t patch, std::size_t radius, std::size_t degraded_frames) {
  SearchRow out;
  out.first = patch < radius ? 0 : patch - radius;
  const std::size_t end = std::min(degraded_frames, patch + radius + 1);
  out.sums.resize(end > out.first ? end - out.first : 0);
  out.before.assign(out.sums.size(), -1);
  return out;
}

/// Adds the best sum of the patch before at an earlier place; of equals the latest.
void join(SearchRow& row, const SearchRow& previous) {
  double best = std::numeric_limits<double>::lowest();
  std::int64_t best_place = -1;
  std::size_t seen = previous.first;
  for (std::size_t place = row.first; place < row.end(); ++place) {
    for (; seen < place; ++seen)
      if (previous.sum_at(seen) >= best) {
        best = previous.sum_at(seen);
        best_place = static_cast<std::int64_t>(seen);
      }
    double& sum = row.sums[place - row.first];
    std::int64_t& before = row.before[place - row.first];
    sum += best;
    before = best_place;
    if (previous.sum_at(place) > sum) {
      sum = previous.sum_at(place);
      before = static_cast<std::int64_t>(place);
    }
  }
}

PatchMatch match_at(const Neurogram& reference, const Neurogram& degraded, std::size_t patch,
                    std::size_t patch_frames, std::optional<std::size_t> place) {
  PatchMatch out{patch, place, {0, std::vector<double>(reference.bands)}};
  if (place)
    out.similarity =
        similarity(part_of(reference, patch, patch_frames), part_of(degraded, *place, patch_frames));
  return out;
}

} // namespace

std::size_t patches_within(const std::vector<std::size_t>& patches, std::size_t patch_frames,
                           std::size_t degraded_frames) {
  std::size_t out = patches.size();
  while (out > 0 && patches[out - 1] > degraded_frames + patch_frames / 2) --out;
  return out;
}

std::vector<PatchMatch> matched_patches(const Neurogram& reference, const Neurogram& degraded,
                                        std::vector<std::size_t> patches, std::size_t patch_frames) {
  patches.resize(patches_within(patches, patch_frames, degraded.frames()));
  if (patches.empty()) return {};
  const CandidateSimilarity candidates(degraded, patch_frames);
  std::vector<SearchRow> rows;
  for (const std::size_t patch : patches) {
    SearchRow row = places_of(patch, search_patches * patch_frames, degraded.frames());
    candidates.measure(part_of(reference, patch, patch_frames), row.first, row.sums);
    if (!rows.empty()) join(row, rows.back());
    rows.push_back(std::move(row));
  }
  std::vector<PatchMatch> out(patches.size());
  const std::vector<double>& last = rows.back().sums;
  auto place = static_cast<std::int64_t>(rows.back().first) + (std::ranges::max_element(last) - last.begin());
  for (std::size_t p = patches.size(); p-- > 0;) {
    const auto here = static_cast<std::size_t>(std::max<std::int64_t>(place, 0));
    const std::int64_t before = rows[p].before_at(here);
    const bool unmatched = before == place;
    out[p] = match_at(reference, degraded, patches[p], patch_frames,
                      unmatched ? std::nullopt : std::optional(here));
    place = before;
  }
  return out;
}

} // namespace quietroom::estimate
