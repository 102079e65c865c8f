#include "stats/mos_table.h"

#include "method/scores.h"
#include "stats/class_resampling.h"
#include "stats/describe.h"
#include "stats/group_sums.h"
#include "stats/random_intercept.h"
#include "votes/grouping.h"
#include "votes/presentations.h"
#include "votes/questions.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>

namespace quietroom::stats {

namespace {

using Places = std::vector<std::size_t>;
using PlacesInOrder =
    std::vector<std::uint32_t>; ///< by code, the place of its name among those that have votes

PlacesInOrder ranks_of(const votes::Factor& factor, std::uint32_t& used) {
  std::vector<char> has_votes(factor.levels.size(), 0);
  for (const std::uint32_t code : factor.codes) has_votes[code] = 1;
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < has_votes.size(); ++code)
    if (has_votes[code]) codes.push_back(code);
  std::sort(codes.begin(), codes.end(),
            [&](std::uint32_t a, std::uint32_t b) { return factor.levels[a] < factor.levels[b]; });
  PlacesInOrder out(factor.levels.size(), 0);
  used = static_cast<std::uint32_t>(codes.size());
  for (std::uint32_t i = 0; i < used; ++i) out[codes[i]] = i;
  return out;
}

/// A table cut into rows of the result, in their order.
struct Cut {
  const votes::VoteTable& table;
  std::vector<const votes::Factor*> factors;
  votes::Grouping groups;
  Places order; ///< groups, sorted by the names of their keys

  std::span<const std::uint32_t> rows_of(std::size_t place) const { return groups.rows_of(order[place]); }
  const std::string& key(std::size_t group, std::size_t i) const {
    return factors[i]->levels[groups.keys[group][i]];
  }
};

Cut cut(const votes::VoteTable& table, std::span<const std::string> by) {
  Cut out{table, {}, {}, {}};
  for (const std::string& name : by) {
    out.factors.push_back(table.find(name));
    assert(out.factors.back() != nullptr);
  }
  out.groups = votes::group_by(table.size(), out.factors);
  out.order.resize(out.groups.size());
  std::iota(out.order.begin(), out.order.end(), std::size_t{0});
  std::sort(out.order.begin(), out.order.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < out.factors.size(); ++i)
      if (const int less = out.key(a, i).compare(out.key(b, i)); less != 0) return less < 0;
    return false;
  });
  return out;
}

MosRow described(const GroupSums& sums) {
  const Description description = sums.description();
  MosRow row;
  row.n_votes = description.n;
  row.n_listeners = sums.listeners();
  row.n_files = sums.files();
  row.mos = row.mean_votes = *description.mean; // a group has at least one vote
  row.sd = description.sd;
  row.median = *description.median;
  row.p_good_or_better = description.good_or_better_percent;
  row.p_poor_or_worse = description.poor_or_worse_percent;
  row.votes = sums.histogram().counts;
  if (row.votes.empty()) row.real_votes = description;
  return row;
}

void set_limits(MosRow& row, std::optional<double> half) {
  row.ci_half = half;
  if (!half) return;
  row.ci_low = row.mos - *half;
  row.ci_high = row.mos + *half;
}

void set_estimate(MosRow& row, const Estimate& estimate, double level) {
  row.mos = estimate.mean;
  row.se = estimate.se;
  if (estimate.se) row.df = estimate.df;
  set_limits(row, estimate.half(level));
}

void set_simple_interval(MosRow& row, const GroupSums& sums, CiMethod method, double level) {
  if (method == CiMethod::votes) {
    row.se = sums.description().se;
    set_limits(row, half_width(row.n_votes, row.sd, level));
  } else if (method == CiMethod::listeners) {
    const MeanInterval interval = interval_of_sorted(sums.listener_means(), level);
    row.mos = interval.mean;
    if (interval.sd) row.se = *interval.sd / std::sqrt(static_cast<double>(row.n_listeners));
    set_limits(row, interval.half);
  }
}

std::vector<ClusterSum> sums_only(std::span<const ClusterSums::Cluster> clusters) {
  std::vector<ClusterSum> out;
  for (const auto& cluster : clusters) out.push_back({cluster.sums.sum, cluster.sums.count});
  return out;
}

void set_cluster_intervals(std::vector<MosRow>& out, const Cut& cut, CiMethod method, double level) {
  const votes::Presentations presented(cut.table);
  ClusterSums listeners(cut.table, cut.table.listener()), files(cut.table, presented.factor());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto clusters = listeners.take(cut.rows_of(i));
    const std::vector<ClusterSum> by_listener = sums_only(clusters);
    if (method == CiMethod::cluster) {
      set_estimate(out[i], cluster_robust_mean(by_listener), level);
      continue;
    }
    VoteSums votes;
    for (const auto& cluster : clusters) {
      votes.count += cluster.sums.count;
      votes.sum += cluster.sums.sum;
      votes.squares += cluster.sums.squares;
    }
    set_estimate(out[i], twoway_cluster_mean(by_listener, sums_only(files.take(cut.rows_of(i))), votes),
                 level);
  }
}

void set_mixed_intervals(std::vector<MosRow>& out, const Cut& cut, double level) {
  std::uint32_t listeners = 0;
  const PlacesInOrder ranks = ranks_of(cut.table.listener(), listeners);
  ClusterSums sums(cut.table, cut.table.listener());
  std::vector<VoteCell> cells;
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const auto& [code, s] : sums.take(cut.rows_of(i)))
      cells.push_back({ranks[code], static_cast<std::uint32_t>(i), s.count, s.sum, s.squares});
  std::sort(cells.begin(), cells.end(), [](const VoteCell& a, const VoteCell& b) {
    return std::tie(a.listener, a.condition) < std::tie(b.listener, b.condition);
  });
  const auto fit = random_intercept(cells, listeners, out.size());
  if (!fit) return;
  for (std::size_t i = 0; i < out.size(); ++i)
    set_estimate(out[i], {fit->beta[i], fit->se[i], fit->df[i]}, level);
}

/// The units that a bootstrap draws from, in the order its draws refer to: listeners by name, or votes by
/// listener, stimulus and vote.
std::vector<std::vector<ClusterSum>> units_of(const Cut& cut, Resampling resampling) {
  std::uint32_t listeners = 0, stimuli = 0;
  const PlacesInOrder listener = ranks_of(cut.table.listener(), listeners);
  const PlacesInOrder stimulus = ranks_of(cut.table.stimulus(), stimuli);
  ClusterSums sums(cut.table, cut.table.listener());
  std::vector<std::vector<ClusterSum>> out;
  for (std::size_t i = 0; i < cut.groups.size(); ++i) {
    if (resampling == Resampling::listeners) {
      const auto clusters = sums.take(cut.rows_of(i));
      std::vector<ClusterSums::Cluster> sorted(clusters.begin(), clusters.end());
      std::sort(sorted.begin(), sorted.end(),
                [&](const auto& a, const auto& b) { return listener[a.code] < listener[b.code]; });
      out.push_back(sums_only(sorted));
      continue;
    }
    const auto rows = cut.rows_of(i);
    std::vector<std::uint32_t> sorted(rows.begin(), rows.end());
    const auto place = [&](std::uint32_t row) {
      return std::tuple(listener[cut.table.listener().codes[row]], stimulus[cut.table.stimulus().codes[row]],
                        cut.table.vote(row));
    };
    const auto distinct =
        cut.table.is_whole() ? static_cast<std::size_t>(method::categories(cut.table.scale)) : sorted.size();
    if (sorted.size() < many_units || !surely_by_class(sorted.size(), distinct)) // else no order matters
      std::sort(sorted.begin(), sorted.end(),
                [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    std::vector<ClusterSum>& units = out.emplace_back();
    for (const std::uint32_t row : sorted) units.push_back({cut.table.vote(row), 1});
  }
  return out;
}

void set_bootstrap_intervals(std::vector<MosRow>& out, const Cut& cut, const BootstrapOptions& options,
                             double level) {
  const auto intervals = bootstrap_means(units_of(cut, options.resampling), options, level);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const BootstrapInterval& interval = intervals[i];
    const bool bca = options.limits == BootstrapLimits::bca;
    out[i].se = interval.se;
    out[i].ci_low = bca ? interval.bca_low : interval.percentile_low;
    out[i].ci_high = bca ? interval.bca_high : interval.percentile_high;
    if (out[i].ci_low && out[i].ci_high) out[i].ci_half = (*out[i].ci_high - *out[i].ci_low) / 2;
  }
}

} // namespace

std::vector<MosRow> mos_table(const votes::VoteTable& table, std::span<const std::string> by,
                              const CiOptions& ci, double level) {
  const Cut cut = stats::cut(table, by);
  const bool within_conditions = std::find(by.begin(), by.end(), table.condition().name) != by.end();
  std::optional<votes::Presentations> presented; // a pass over all votes, spared where no name can come twice
  if (!within_conditions) presented.emplace(table);
  GroupSums sums(table, presented ? presented->factor() : table.stimulus());
  std::vector<MosRow> out;
  out.reserve(cut.groups.size());
  for (std::size_t i = 0; i < cut.groups.size(); ++i) {
    sums.take(cut.rows_of(i));
    out.push_back(described(sums));
    set_simple_interval(out.back(), sums, ci.method, level);
    for (std::size_t f = 0; f < by.size(); ++f) out.back().keys.push_back(cut.key(cut.order[i], f));
  }
  if (ci.method == CiMethod::cluster || ci.method == CiMethod::twoway)
    set_cluster_intervals(out, cut, ci.method, level);
  if (ci.method == CiMethod::mixed) set_mixed_intervals(out, cut, level);
  if (ci.method == CiMethod::bootstrap) set_bootstrap_intervals(out, cut, ci.bootstrap, level);
  return out;
}

std::vector<MosRow> mos_by_question(const votes::VoteTable& table, std::span<const std::string> by,
                                    const CiOptions& ci, double level) {
  if (table.question.empty()) return mos_table(table, by, ci, level);
  std::vector<MosRow> out;
  for (const auto& [name, part] : votes::by_question(table))
    for (MosRow& row : mos_table(part, by, ci, level)) {
      row.keys.insert(row.keys.begin(), name);
      out.push_back(std::move(row));
    }
  return out;
}

} // namespace quietroom::stats
