#include "stats/bt500.h"

#include "method/scores.h"
#include "votes/grouping.h"
#include "votes/presentations.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

/// Both sides are made of whole numbers, so a true equality is missed by rounding alone.
bool at_least(double a, double b) { return a >= b * (1 - 1e-12); }

/// The votes on one presentation: how many on each level, and the levels from the lowest. The levels of whole
/// votes are those of the scale, so every sum is a whole number; those of real votes are the votes there are.
struct Presentation {
  std::vector<double> levels;
  std::vector<std::int64_t> counts;
  double lowest = 0, n = 0, sum = 0, squares = 0;

  double squared_deviation(std::size_t level) const { // n^2 times
    const double d = n * levels[level] - sum;
    return d * d;
  }
  double squares_about_mean() const { return std::max(0.0, n * squares - sum * sum); } // n times
  /// Of a real vote that is among them.
  std::size_t level_of(double vote) const {
    return static_cast<std::size_t>(std::lower_bound(levels.begin(), levels.end(), vote - lowest) -
                                    levels.begin());
  }
};

void take_levels(Presentation& out, const votes::VoteTable& table, std::span<const std::uint32_t> rows) {
  out.levels.clear();
  if (table.is_whole()) {
    out.lowest = table.scale.low;
    for (int i = 0; i < static_cast<int>(method::categories(table.scale)); ++i) out.levels.push_back(i);
    return;
  }
  for (const std::uint32_t row : rows) out.levels.push_back(table.vote(row));
  std::sort(out.levels.begin(), out.levels.end());
  out.lowest = out.levels.front();
  for (double& level : out.levels) level -= out.lowest; // as level_of() subtracts it
  out.levels.erase(std::unique(out.levels.begin(), out.levels.end()), out.levels.end());
}

void take(Presentation& out, const votes::VoteTable& table, std::span<const std::uint32_t> rows) {
  take_levels(out, table, rows);
  out.counts.assign(out.levels.size(), 0);
  for (const std::uint32_t row : rows)
    ++out.counts[table.is_whole() ? static_cast<std::size_t>(table.votes[row] - table.scale.low)
                                  : out.level_of(table.vote(row))];
  out.n = static_cast<double>(rows.size());
  out.sum = out.squares = 0;
  for (std::size_t i = 0; i < out.counts.size(); ++i) {
    const auto count = static_cast<double>(out.counts[i]);
    out.sum += count * out.levels[i];
    out.squares += count * out.levels[i] * out.levels[i];
  }
}

/// 2^2 where 2 <= beta2 <= 4, else 20; beta2 of population moments.
double squared_factor(const Presentation& votes) {
  double fourth = 0;
  for (std::size_t i = 0; i < votes.counts.size(); ++i)
    fourth += static_cast<double>(votes.counts[i]) * votes.squared_deviation(i) * votes.squared_deviation(i);
  const double second = votes.squares_about_mean();
  const double unit = votes.n * second * second;
  return at_least(fourth, 2 * unit) && at_least(4 * unit, fourth) ? 4 : 20;
}

struct Outlying {
  bool above = false, below = false;
};

/// What a vote on each level counts as. Empty: nothing is far off, or the presentation is skipped.
std::vector<Outlying> outlying_levels(const Presentation& votes, const Bt500Options& options) {
  const double about_mean = votes.squares_about_mean();
  std::vector<Outlying> out(votes.counts.size());
  if (about_mean == 0) {
    if (!options.count_zero_variance) return {};
    return {out.size(), Outlying{true, true}};
  }
  const double n = votes.n;
  const double variance = about_mean / (n * (options.population_sd ? n : n - 1));
  const double limit = squared_factor(votes) * variance * n * n;
  bool any = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!at_least(votes.squared_deviation(i), limit)) continue;
    const bool above = votes.levels[i] * votes.n > votes.sum;
    out[i] = {above, !above};
    any = any || votes.counts[i] > 0;
  }
  return any ? out : std::vector<Outlying>{};
}

void judge(Bt500Listener& out, std::size_t n_presentations, const Bt500Options& options) {
  const auto p = static_cast<double>(out.p), q = static_cast<double>(out.q);
  out.share = (p + q) / static_cast<double>(options.of_all_presentations ? n_presentations : out.n_votes);
  if (p + q > 0) out.asymmetry = std::abs(p - q) / (p + q);
  out.rejected = out.asymmetry && out.share > 0.05 && *out.asymmetry < 0.3;
}

} // namespace

Bt500Options bt500_sureal() { return {true, true, true, true}; }

std::vector<Bt500Listener> bt500_screening(const votes::VoteTable& table, const Bt500Options& options) {
  const votes::Factor& listener = table.listener();
  std::vector<Bt500Listener> out(listener.levels.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i].listener = listener.levels[i];
  for (const std::uint32_t code : listener.codes) ++out[code].n_votes;

  const votes::Presentations presented(table);
  const votes::Factor* const unit = &presented.factor();
  const votes::Grouping presentations = votes::group_by(table.size(), {&unit, 1});
  Presentation votes;
  for (std::size_t j = 0; j < presentations.size(); ++j) {
    take(votes, table, presentations.rows_of(j));
    const std::vector<Outlying> outlying = outlying_levels(votes, options);
    if (outlying.empty()) continue;
    for (const std::uint32_t row : presentations.rows_of(j)) {
      const Outlying vote =
          outlying[table.is_whole() ? static_cast<std::size_t>(table.votes[row] - table.scale.low)
                                    : votes.level_of(table.vote(row))];
      out[listener.codes[row]].p += vote.above;
      out[listener.codes[row]].q += vote.below;
    }
  }
  std::erase_if(out, [](const Bt500Listener& l) { return l.n_votes == 0; });
  for (Bt500Listener& one : out) judge(one, presentations.size(), options);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.listener < b.listener; });
  return out;
}

} // namespace quietroom::stats
