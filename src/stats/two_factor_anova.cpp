#include "stats/anova.h"

#include "stats/cell_table.h"
#include "stats/distributions.h"
#include "votes/grouping.h"

#include <array>

namespace quietroom::stats {

namespace {

/// Both factors as one whose levels are the combinations, named so that they sort as pairs.
votes::Factor combined(const votes::VoteTable& table, const votes::Factor& a, const votes::Factor& b) {
  const std::array<const votes::Factor*, 2> factors = {&a, &b};
  const votes::Grouping groups = votes::group_by(table.size(), factors);
  votes::Factor out{a.name + ":" + b.name, {}, std::vector<std::uint32_t>(table.size())};
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    out.levels.push_back(a.levels[groups.keys[group][0]] + '\0' + b.levels[groups.keys[group][1]]);
    for (const std::uint32_t row : groups.rows_of(group)) out.codes[row] = group;
  }
  return out;
}

/// Values by listener, a and b; means over any of the three.
struct Cube {
  std::size_t listeners = 0, a = 0, b = 0;
  std::vector<double> values;

  /// Sum over all cells of (mean over the factors that are not kept)^2.
  double sum_of_squared_means(bool keep_listener, bool keep_a, bool keep_b) const {
    const std::size_t nl = keep_listener ? listeners : 1, na = keep_a ? a : 1, nb = keep_b ? b : 1;
    std::vector<double> means(nl * na * nb, 0);
    const auto cells = static_cast<double>(values.size() / means.size());
    std::size_t at = 0;
    for (std::size_t l = 0; l < listeners; ++l)
      for (std::size_t i = 0; i < a; ++i)
        for (std::size_t j = 0; j < b; ++j)
          means[((keep_listener ? l : 0) * na + (keep_a ? i : 0)) * nb + (keep_b ? j : 0)] +=
              values[at++] / cells;
    double out = 0;
    for (const double mean : means) out += cells * mean * mean;
    return out;
  }
};

/// The cells about their grand mean, so that sums of squares lose no digits to it.
Cube centred(const Matrix& cells, std::size_t a, std::size_t b) {
  double grand = 0;
  for (const double value : cells.values) grand += value / static_cast<double>(cells.values.size());
  Cube out{cells.n_rows, a, b, cells.values};
  for (double& value : out.values) value -= grand;
  return out;
}

AnovaEffect effect(double ss, double ss_error, double df, double others, double ss_total) {
  AnovaEffect out;
  const auto cleared = [&](double x) {
    return x <= 1e-12 * ss_total ? 0 : x;
  }; // rounding alone is no variance
  out.ss = cleared(ss);
  out.ss_error = cleared(ss_error);
  out.df1 = df;
  out.df2 = df * others;
  if (out.ss + out.ss_error > 0) out.partial_eta2 = out.ss / (out.ss + out.ss_error);
  if (out.ss_error == 0) return out;
  out.f = out.ss / out.df1 / (out.ss_error / out.df2);
  out.p = f_upper(*out.f, out.df1, out.df2);
  return out;
}

std::size_t levels_with_votes(const votes::VoteTable& table, const votes::Factor& factor) {
  const votes::Factor* const one = &factor;
  return votes::group_by(table.size(), {&one, 1}).size();
}

} // namespace

std::optional<TwoFactorRepeatedMeasures> two_factor_anova(const votes::VoteTable& table,
                                                          const votes::Factor& a, const votes::Factor& b) {
  const CellTable cells = cell_table(table, table.listener(), combined(table, a, b));
  const std::size_t n_a = levels_with_votes(table, a), n_b = levels_with_votes(table, b);
  if (n_a < 2 || n_b < 2 || cells.columns.size() != n_a * n_b) return std::nullopt;
  std::size_t left_out = 0;
  const Matrix means = complete_rows(cells, &left_out);
  if (means.n_rows < 2) return std::nullopt;

  const Cube cube = centred(means, n_a, n_b);
  const double of_l = cube.sum_of_squared_means(true, false, false);
  const double of_a = cube.sum_of_squared_means(false, true, false);
  const double of_b = cube.sum_of_squared_means(false, false, true);
  const double of_ab = cube.sum_of_squared_means(false, true, true);
  const double of_la = cube.sum_of_squared_means(true, true, false);
  const double of_lb = cube.sum_of_squared_means(true, false, true);
  const double total = cube.sum_of_squared_means(true, true, true);
  const auto df_a = static_cast<double>(n_a - 1), df_b = static_cast<double>(n_b - 1);
  const auto others = static_cast<double>(means.n_rows - 1);

  TwoFactorRepeatedMeasures out;
  out.a = effect(of_a, of_la - of_l - of_a, df_a, others, total);
  out.b = effect(of_b, of_lb - of_l - of_b, df_b, others, total);
  out.a_by_b = effect(of_ab - of_a - of_b, total - of_la - of_lb - of_ab + of_l + of_a + of_b, df_a * df_b,
                      others, total);
  out.ss_listener = of_l;
  out.ss_total = total;
  out.n_listeners = means.n_rows;
  out.n_left_out = left_out;
  return out;
}

} // namespace quietroom::stats
