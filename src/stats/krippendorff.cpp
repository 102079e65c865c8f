#include "method/scores.h"
#include "stats/reliability.h"
#include "votes/grouping.h"
#include "votes/presentations.h"

#include <algorithm>
#include <numeric>
#include <span>

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
    for (const CellSum& cell : cells.row(unit)) {
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

/// Votes unit by unit, only where two can be paired; each ascending.
std::vector<std::vector<double>> pairable_votes(const votes::VoteTable& table) {
  const votes::Presentations presented(table);
  const votes::Factor* const unit = &presented.factor();
  const votes::Grouping groups = votes::group_by(table.size(), {&unit, 1});
  std::vector<std::vector<double>> out;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups.rows_of(i).size() < 2) continue;
    std::vector<double>& votes = out.emplace_back();
    for (const std::uint32_t row : groups.rows_of(i)) votes.push_back(table.vote(row));
    std::sort(votes.begin(), votes.end());
  }
  return out;
}

/// Over all pairs: n times the sum of squared distances to the mean.
double squared_pairs(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double out = 0;
  for (const double value : values) out += (value - mean) * (value - mean);
  return values.front() == values.back() ? 0 : n * out;
}

/// How many pairs of ascending values differ.
double different_pairs(std::span<const double> sorted) {
  const auto n = static_cast<double>(sorted.size());
  double equal = 0;
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    const auto run = static_cast<double>(end - begin);
    equal += run * (run - 1) / 2;
  }
  return n * (n - 1) / 2 - equal;
}

/// 1 - observed / expected disagreement, which `pairs` sums over all pairs of ascending values.
template<class Pairs>
std::optional<double> alpha_of(const std::vector<std::vector<double>>& units, Pairs pairs) {
  std::vector<double> all;
  double seen = 0;
  for (const auto& unit : units) {
    all.insert(all.end(), unit.begin(), unit.end());
    seen += pairs(unit) / static_cast<double>(unit.size() - 1);
  }
  std::sort(all.begin(), all.end());
  const double expected = all.empty() ? 0 : pairs(all);
  if (expected == 0) return std::nullopt;
  return 1 - static_cast<double>(all.size() - 1) * seen / expected;
}

/// Every vote by its middle rank among all: the ordinal distance of two votes is that of their middle ranks.
std::vector<std::vector<double>> with_ranks(std::vector<std::vector<double>> units) {
  std::vector<double> all;
  for (const auto& unit : units) all.insert(all.end(), unit.begin(), unit.end());
  std::sort(all.begin(), all.end());
  for (auto& unit : units)
    for (double& vote : unit) {
      const auto [begin, end] = std::equal_range(all.begin(), all.end(), vote);
      vote = static_cast<double>(begin - all.begin()) + static_cast<double>(end - begin) / 2;
    }
  return units;
}

/// Without categories a table of coincidences has no bound; the sums over pairs have closed forms.
KrippendorffAlpha alpha_of_real(const votes::VoteTable& table) {
  const auto units = pairable_votes(table);
  return {alpha_of(units, different_pairs), alpha_of(with_ranks(units), squared_pairs),
          alpha_of(units, squared_pairs)};
}

} // namespace

KrippendorffAlpha krippendorff_alpha(const votes::VoteTable& table) {
  if (!table.is_whole()) return alpha_of_real(table);
  const auto levels = static_cast<std::size_t>(method::categories(table.scale));
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
