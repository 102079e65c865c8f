#include "stats/anova.h"
#include "stats/cell_table.h"
#include "stats/paired_comparison.h"
#include "stats/ranks.h"
#include "stats/studentized_range.h"

#include <cmath>

namespace quietroom::stats {

Verdict verdict_of_tukey(const TukeyPair& pair, double alpha) {
  if (pair.p) return *pair.p < alpha ? Verdict::different : Verdict::same;
  return rounded_for_ranks(pair.difference) != 0 ? Verdict::different : Verdict::same;
}

std::optional<Tukey> tukey_hsd(const votes::VoteTable& table, const votes::Factor& factor, double level) {
  const auto anova = one_way_anova(table, factor);
  if (!anova || anova->df2 < 1) return std::nullopt;
  const votes::Factor all{"", {""}, std::vector<std::uint32_t>(table.size(), 0)};
  const CellTable cells = cell_table(table, all, factor);
  const std::vector<CellSum> groups = column_totals(cells);
  const int k = static_cast<int>(groups.size());
  Tukey out;
  const StudentizedRange range(k, anova->df2);
  out.df = anova->df2;
  out.ms_within = anova->ss_error / anova->df2;
  if (out.ms_within > 0) out.q_critical = range.quantile(level);
  for (std::size_t a = 0; a < groups.size(); ++a)
    for (std::size_t b = a + 1; b < groups.size(); ++b) {
      TukeyPair pair{cells.columns[a], cells.columns[b], groups[a].mean() - groups[b].mean(), {}, {}, {}};
      if (out.q_critical) {
        const double votes =
            1 / static_cast<double>(groups[a].count) + 1 / static_cast<double>(groups[b].count);
        const double se = std::sqrt(out.ms_within / 2 * votes);
        pair.q = std::abs(pair.difference) / se;
        pair.p = range.upper(*pair.q);
        pair.ci_half = *out.q_critical * se;
      }
      out.pairs.push_back(std::move(pair));
    }
  return out;
}

} // namespace quietroom::stats
