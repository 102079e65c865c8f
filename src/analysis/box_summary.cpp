#include "analysis/box_summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace quietroom::analysis {

namespace {

double quantile_of(std::span<const double> sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1), below = std::floor(place);
  const auto i = static_cast<std::size_t>(below);
  return i + 1 < sorted.size() ? sorted[i] + (place - below) * (sorted[i + 1] - sorted[i]) : sorted[i];
}

} // namespace

BoxSummary box_summary(std::span<const double> votes) {
  BoxSummary out;
  out.q1 = quantile_of(votes, 0.25);
  out.median = quantile_of(votes, 0.5);
  out.q3 = quantile_of(votes, 0.75);
  out.mean = std::accumulate(votes.begin(), votes.end(), 0.0) / static_cast<double>(votes.size());
  const double reach = 1.5 * (out.q3 - out.q1);
  // A quartile between two votes may lie beyond the last of them: a whisker never points into its box.
  out.low_whisker = out.q1;
  out.high_whisker = out.q3;
  for (const double vote : votes) {
    if (vote >= out.q1 - reach && vote <= out.q3 + reach) {
      out.low_whisker = std::min(out.low_whisker, vote);
      out.high_whisker = std::max(out.high_whisker, vote);
    } else if (out.outliers.empty() || out.outliers.back() != vote) {
      out.outliers.push_back(vote);
    }
  }
  return out;
}

std::vector<ConditionVotes> condition_votes(const votes::VoteTable& table) {
  std::map<std::string, std::vector<double>> found;
  const votes::Factor& condition = table.condition();
  for (std::size_t row = 0; row < table.size(); ++row)
    found[condition.levels[condition.codes[row]]].push_back(table.vote(row));
  std::vector<ConditionVotes> out;
  for (auto& [id, votes] : found) {
    std::sort(votes.begin(), votes.end());
    out.push_back({id, std::move(votes)});
  }
  return out;
}

} // namespace quietroom::analysis
