#include "stats/reliability.h"
#include "votes/presentations.h"

#include <algorithm>

namespace quietroom::stats {

namespace {

/// How often each level was voted for, unit after unit in bytewise order, only where two votes can be
/// paired.
std::vector<std::vector<double>> pairable_units(const votes::VoteTable& table) {
  votes::Factor level{"", {}, {}};
  for (int vote = table.scale.low; vote <= table.scale.high; ++vote)
    level.levels.push_back(std::to_string(vote));
  for (const std::int16_t vote : table.votes)
    level.codes.push_back(static_cast<std::uint32_t>(vote - table.scale.low));
  const CellTable cells = cell_table(table, votes::Presentations(table).factor(), level);
  std::vector<std::vector<double>> out;
  for (std::size_t unit = 0; unit < cells.rows.size(); ++unit) {
    std::vector<double> counts(level.levels.size(), 0);
    double votes = 0;
    for (const Cell& cell : cells.row(unit)) {
      counts[static_cast<std::size_t>(std::stoi(cells.columns[cell.column]) - table.scale.low)] =
          static_cast<double>(cell.count);
      votes += static_cast<double>(cell.count);
    }
    if (votes > 1) out.push_back(std::move(counts));
  }
  return out;
}

double total(const std::vector<double>& counts) {
  double out = 0;
  for (const double count : counts) out += count;
  return out;
}

using Square = std::vector<std::vector<double>>;

/// o_ck: how often c and k were given to the same unit, every unit with the weight of its votes.
Square coincidences(const std::vector<std::vector<double>>& units, std::size_t levels) {
  Square out(levels, std::vector<double>(levels, 0));
  for (const auto& unit : units) {
    const double others = total(unit) - 1;
    for (std::size_t c = 0; c < levels; ++c)
      for (std::size_t k = 0; unit[c] > 0 && k < levels; ++k)
        out[c][k] += unit[c] * (unit[k] - (c == k ? 1 : 0)) / others;
  }
  return out;
}

/// 1 - observed / expected disagreement under the metric d(c, k), c < k.
template<class Metric>
std::optional<double> alpha(const Square& observed, const std::vector<double>& n, Metric metric) {
  double seen = 0, expected = 0;
  for (std::size_t c = 0; c < n.size(); ++c)
    for (std::size_t k = c + 1; k < n.size(); ++k) {
      const double d = metric(c, k);
      seen += observed[c][k] * d;
      expected += n[c] * n[k] * d;
    }
  if (expected == 0) return std::nullopt;
  return 1 - (total(n) - 1) * seen / expected;
}

} // namespace

KrippendorffAlpha krippendorff_alpha(const votes::VoteTable& table) {
  const auto levels = static_cast<std::size_t>(table.scale.levels());
  const auto units = pairable_units(table);
  const Square observed = coincidences(units, levels);
  std::vector<double> n(levels, 0), below(levels + 1, 0); // votes on each level, and below it
  for (const auto& unit : units)
    for (std::size_t c = 0; c < levels; ++c) n[c] += unit[c];
  for (std::size_t c = 0; c < levels; ++c) below[c + 1] = below[c] + n[c];
  KrippendorffAlpha out;
  out.nominal = alpha(observed, n, [](std::size_t, std::size_t) { return 1.0; });
  out.interval = alpha(observed, n, [](std::size_t c, std::size_t k) {
    const auto d = static_cast<double>(k - c);
    return d * d;
  });
  out.ordinal = alpha(observed, n, [&](std::size_t c, std::size_t k) {
    const double d = below[k + 1] - below[c] - (n[c] + n[k]) / 2;
    return d * d;
  });
  return out;
}

} // namespace quietroom::stats
