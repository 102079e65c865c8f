#pragma once

#include "estimate/fine_realignment.h"
#include "estimate/mono_pair.h"
#include "estimate/pooled_similarity.h"
#include "estimate/reference_side.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::estimate {

/// What a pair of sounds has in common, before any mapping to opinions.
struct ComparisonOfPair {
  EnvelopeLag lag;
  std::size_t patches_asked =
      0; ///< of the reference; those that lie behind the degraded sound are not in `patches`
  std::vector<ComparedPatch> patches; ///< in the order of the reference
  PooledSimilarity similarity;
};

/// All stages, from alignment to pooling, of a pair that is not unanswerable. Else the reason, as a sentence
/// without a full stop. Any thread; the same bits on every processor.
struct Compared {
  std::optional<ComparisonOfPair> comparison = {};
  std::string reason = {};
};
Compared compared(const MonoPair& pair, const ReferenceSide& side);

} // namespace quietroom::estimate
