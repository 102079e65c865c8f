#include "stats/paired_comparison.h"

#include "stats/cell_table.h"
#include "stats/distributions.h"
#include "stats/interval.h"
#include "stats/multiplicity.h"
#include "stats/ranks.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

/// Puts p-values adjusted over the defined ones in their places.
template<class Get, class Set>
void adjust(std::vector<Comparison>& pairs, std::vector<double> (*adjusted)(std::span<const double>), Get get,
            Set set) {
  std::vector<double> p;
  for (const Comparison& pair : pairs)
    if (const auto& value = get(pair)) p.push_back(*value);
  const std::vector<double> out = adjusted(p);
  std::size_t at = 0;
  for (Comparison& pair : pairs)
    if (get(pair)) set(pair) = out[at++];
}

void adjust_all(std::vector<Comparison>& pairs) {
  const auto t = [](const Comparison& c) -> const auto& { return c.t.p; };
  const auto wilcoxon = [](const Comparison& c) -> const auto& { return c.wilcoxon.p; };
  adjust(
      pairs, holm, t, [](Comparison & c) -> auto& { return c.t_holm; });
  adjust(
      pairs, benjamini_hochberg, t, [](Comparison & c) -> auto& { return c.t_bh; });
  adjust(
      pairs, holm, wilcoxon, [](Comparison & c) -> auto& { return c.wilcoxon_holm; });
  adjust(
      pairs, benjamini_hochberg, wilcoxon, [](Comparison & c) -> auto& { return c.wilcoxon_bh; });
}

/// Where both rows have the same column: the difference of their means.
std::vector<double> differences(std::span<const Cell> a, std::span<const Cell> b) {
  std::vector<double> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].column == b[j].column) out.push_back(a[i].mean() - b[j].mean());
    const std::uint32_t column = std::min(a[i].column, b[j].column);
    i += a[i].column == column;
    j += b[j].column == column;
  }
  return out;
}

} // namespace

PairedT paired_t(std::vector<double> differences, double level) {
  PairedT out;
  out.n = differences.size();
  if (out.n == 0) return out;
  std::sort(differences.begin(), differences.end()); // so that names do not change the sum
  if (rounded_for_ranks(differences.front()) == rounded_for_ranks(differences.back()))
    differences.assign(differences.size(), differences.front());
  const MeanInterval interval = interval_of_sorted(differences, level);
  out.difference = interval.mean;
  out.sd = interval.sd;
  out.ci_half = interval.half;
  out.df = static_cast<double>(out.n - 1);
  if (!out.sd || *out.sd == 0) return out;
  out.t = interval.mean / (*out.sd / std::sqrt(static_cast<double>(out.n)));
  out.p = student_t_two_sided_p(*out.t, out.df);
  return out;
}

SignedRank signed_rank(std::span<const double> differences) {
  std::vector<double> sizes;
  std::vector<bool> positive;
  for (const double d : differences) {
    if (rounded_for_ranks(d) == 0) continue;
    sizes.push_back(std::abs(d));
    positive.push_back(d > 0);
  }
  SignedRank out;
  out.n = sizes.size();
  if (out.n == 0) return out;
  const Ranks ranks = mid_ranks(sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) (positive[i] ? out.w_plus : out.w_minus) += ranks.values[i];
  const auto n = static_cast<double>(out.n);
  const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.tie_sum / 48);
  const double excess = out.w_plus - n * (n + 1) / 4;
  out.z = excess / sd;
  out.p = normal_two_sided_p(*out.z);
  out.p_corrected = normal_two_sided_p(std::max(0.0, std::abs(excess) - 0.5) / sd);
  return out;
}

std::vector<Comparison> paired_comparisons(const VoteTable& table, const Factor& factor, double level) {
  const CellTable cells = cell_table(table, factor, table.listener());
  std::vector<Comparison> out;
  for (std::size_t a = 0; a < cells.rows.size(); ++a)
    for (std::size_t b = a + 1; b < cells.rows.size(); ++b) {
      std::vector<double> d = differences(cells.row(a), cells.row(b));
      Comparison pair{cells.rows[a], cells.rows[b], {}, signed_rank(d), {}, {}, {}, {}};
      pair.t = paired_t(std::move(d), level);
      out.push_back(std::move(pair));
    }
  adjust_all(out);
  return out;
}

} // namespace quietroom::stats
