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
void adjust(std::vector<PairComparison>& pairs, std::vector<double> (*adjusted)(std::span<const double>),
            Get get, Set set) {
  std::vector<double> p;
  for (const PairComparison& pair : pairs)
    if (const auto& value = get(pair)) p.push_back(*value);
  const std::vector<double> out = adjusted(p);
  std::size_t at = 0;
  for (PairComparison& pair : pairs)
    if (get(pair)) set(pair) = out[at++];
}

void adjust_all(std::vector<PairComparison>& pairs) {
  const auto t = [](const PairComparison& c) -> const auto& { return c.t.p; };
  const auto wilcoxon = [](const PairComparison& c) -> const auto& { return c.wilcoxon.p; };
  adjust(
      pairs, holm, t, [](PairComparison & c) -> auto& { return c.t_holm; });
  adjust(
      pairs, benjamini_hochberg, t, [](PairComparison & c) -> auto& { return c.t_bh; });
  adjust(
      pairs, holm, wilcoxon, [](PairComparison & c) -> auto& { return c.wilcoxon_holm; });
  adjust(
      pairs, benjamini_hochberg, wilcoxon, [](PairComparison & c) -> auto& { return c.wilcoxon_bh; });
}

/// Where both rows have the same column: the difference of their means.
std::vector<double> differences(std::span<const CellSum> a, std::span<const CellSum> b) {
  std::vector<double> out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].column == b[j].column) out.push_back(a[i].mean() - b[j].mean());
    const std::uint32_t column = std::min(a[i].column, b[j].column);
    i += a[i].column == column;
    j += b[j].column == column;
  }
  return out;
}

/// Quantiles of t by degrees of freedom, each computed once: all pairs of a test need a few.
class TwoSidedT {
public:
  explicit TwoSidedT(double level) : m_level(level) {}
  double at(std::size_t df) {
    if (df >= m_values.size()) m_values.resize(df + 1);
    if (!m_values[df]) m_values[df] = student_t_quantile(0.5 + m_level / 2, static_cast<double>(df));
    return *m_values[df];
  }

private:
  double m_level;
  std::vector<std::optional<double>> m_values;
};

PairedT paired_t(std::vector<double>& differences, TwoSidedT& quantile) {
  PairedT out;
  out.n = differences.size();
  if (out.n == 0) return out;
  std::sort(differences.begin(), differences.end()); // so that names do not change the sum
  if (rounded_for_ranks(differences.front()) == rounded_for_ranks(differences.back()))
    differences.assign(differences.size(), differences.front());
  const MeanInterval mean = mean_of_sorted(differences);
  out.difference = mean.mean;
  out.sd = mean.sd;
  out.df = static_cast<double>(out.n - 1);
  if (out.sd) out.ci_half = 0;
  if (!out.sd || *out.sd == 0) return out;
  const double root = std::sqrt(static_cast<double>(out.n));
  out.ci_half = quantile.at(out.n - 1) * *out.sd / root;
  out.t = mean.mean / (*out.sd / root);
  out.p = student_t_two_sided_p(*out.t, out.df);
  return out;
}

Verdict verdict(std::uint64_t n, std::optional<double> tested, bool differs, double alpha) {
  if (n < 2) return Verdict::untested;
  if (tested) differs = *tested < alpha;
  return differs ? Verdict::different : Verdict::same;
}

} // namespace

PairedT paired_t(std::vector<double> differences, double level) {
  TwoSidedT quantile(level);
  return paired_t(differences, quantile);
}

Verdict verdict_of_t(const PairComparison& pair, std::optional<double> p, double alpha) {
  return verdict(pair.t.n, p, rounded_for_ranks(pair.t.difference.value_or(0)) != 0, alpha);
}

Verdict verdict_of_wilcoxon(const PairComparison& pair, std::optional<double> p, double alpha) {
  return verdict(pair.t.n, p, false, alpha); // no p: no listener gave the two different scores
}

std::vector<PairComparison> paired_comparisons(const votes::VoteTable& table, const votes::Factor& factor,
                                               double level, bool wilcoxon) {
  TwoSidedT quantile(level);
  const CellTable cells = cell_table(table, factor, table.listener());
  std::vector<PairComparison> out;
  for (std::size_t a = 0; a < cells.rows.size(); ++a)
    for (std::size_t b = a + 1; b < cells.rows.size(); ++b) {
      std::vector<double> d = differences(cells.row(a), cells.row(b));
      PairComparison pair{cells.rows[a], cells.rows[b], {}, {}, {}, {}, {}, {}};
      if (wilcoxon) pair.wilcoxon = signed_rank(d);
      if (d.size() < 2) pair.wilcoxon.p.reset(); // 1 by any method: it decides nothing
      pair.t = paired_t(d, quantile);
      out.push_back(std::move(pair));
    }
  adjust_all(out);
  return out;
}

} // namespace quietroom::stats
