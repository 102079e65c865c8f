#include "estimate/pooled_similarity.h"

#include <cassert>
#include <numeric>

namespace quietroom::estimate {

PooledSimilarity pooled(std::span<const ComparedPatch> patches) {
  assert(!patches.empty());
  PooledSimilarity out;
  out.fvnsim.resize(patches.front().similarity.by_band.size());
  for (const ComparedPatch& patch : patches)
    for (std::size_t b = 0; b < out.fvnsim.size(); ++b) out.fvnsim[b] += patch.similarity.by_band[b];
  for (double& band : out.fvnsim) band /= static_cast<double>(patches.size());
  out.vnsim =
      std::accumulate(out.fvnsim.begin(), out.fvnsim.end(), 0.0) / static_cast<double>(out.fvnsim.size());
  return out;
}

} // namespace quietroom::estimate
