#include "stats/random_intercept.h"

#include "core/error.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace quietroom::stats {

namespace {

constexpr std::size_t most_conditions = 1500;

using Counts = std::vector<std::pair<std::uint32_t, double>>; ///< votes on each condition, ascending

/// Listeners who voted equally often on the same conditions: what the likelihood sees of them are sums. In a
/// complete test there is one such group.
struct Alike {
  double listeners = 0, votes = 0; ///< votes of each
  double sum = 0, squares = 0;     ///< of their sums of votes; whole numbers
};

/// What does not depend on the ratio of variances. Votes are taken less a whole number near their mean, which
/// loses no digit and keeps the sums of squares small.
struct Data {
  std::map<Counts, Alike> groups;
  Eigen::VectorXd count, sum; ///< by condition
  double n = 0, squares = 0, centre = 0;
};

std::int64_t whole_mean(std::span<const VoteCell> cells) {
  std::int64_t n = 0, sum = 0;
  for (const VoteCell& cell : cells) {
    n += cell.count;
    sum += cell.sum;
  }
  return n == 0 ? 0 : sum / n;
}

Data data_of(std::span<const VoteCell> cells, std::size_t conditions) {
  Data out;
  const std::int64_t centre = whole_mean(cells);
  out.centre = static_cast<double>(centre);
  out.count = out.sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(conditions));
  for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
    Counts counts;
    double votes = 0, sum = 0;
    for (; end < cells.size() && cells[end].listener == cells[begin].listener; ++end) {
      const VoteCell& cell = cells[end];
      const auto count = static_cast<double>(cell.count);
      const auto less = static_cast<double>(cell.sum - centre * cell.count);
      counts.emplace_back(cell.condition, count);
      votes += count;
      sum += less;
      out.count[cell.condition] += count;
      out.sum[cell.condition] += less;
      out.squares += static_cast<double>(cell.squares - 2 * centre * cell.sum + centre * centre * cell.count);
    }
    Alike& group = out.groups[std::move(counts)];
    ++group.listeners;
    group.votes = votes;
    group.sum += sum;
    group.squares += sum * sum;
    out.n += votes;
  }
  return out;
}

struct Fit {
  double deviance = std::numeric_limits<double>::infinity();
  double rss = 0;
  Eigen::VectorXd beta;
  Eigen::LLT<Eigen::MatrixXd> factor;
};

/// The best fixed effects for lambda = var_listener / var_residual, and the profile deviance they reach.
Fit fit(const Data& data, double lambda) {
  Eigen::MatrixXd a = data.count.asDiagonal();
  Eigen::VectorXd b = data.sum;
  double squares = data.squares, log_det = 0;
  for (const auto& [counts, group] : data.groups) {
    const double k = lambda / (1 + group.votes * lambda);
    log_det += group.listeners * std::log1p(group.votes * lambda);
    squares -= k * group.squares;
    for (std::size_t r = 0; r < counts.size(); ++r) {
      b[counts[r].first] -= k * group.sum * counts[r].second;
      const double weight = k * group.listeners * counts[r].second;
      for (std::size_t c = 0; c <= r; ++c) // the lower triangle
        a(counts[r].first, counts[c].first) -= weight * counts[c].second;
    }
  }
  Fit out;
  out.factor.compute(a);
  if (out.factor.info() != Eigen::Success) return out; // no longer positive definite: lambda is too large
  out.beta = out.factor.solve(b);
  out.rss = squares - b.dot(out.beta);
  for (Eigen::Index i = 0; i < a.rows(); ++i) log_det += 2 * std::log(out.factor.matrixLLT()(i, i));
  const double df = data.n - static_cast<double>(a.rows());
  if (out.rss > 0) out.deviance = df * std::log(out.rss / df) + log_det;
  return out;
}

/// The log of the best lambda: a grid that finds the valley, a golden section that finds its floor.
double best_log_lambda(const Data& data) {
  const auto at = [&](double log_lambda) { return fit(data, std::exp(log_lambda)).deviance; };
  double best = -14, least = at(best);
  for (double x = -13; x <= 14; ++x)
    if (const double here = at(x); here < least) {
      least = here;
      best = x;
    }
  constexpr double golden = 0.6180339887498949;
  double low = best - 1, high = best + 1;
  double left = high - golden * (high - low), right = low + golden * (high - low);
  double at_left = at(left), at_right = at(right);
  while (high - low > 1e-9) {
    if (at_left < at_right) {
      high = right;
      right = left;
      at_right = at_left;
      at_left = at(left = high - golden * (high - low));
    } else {
      low = left;
      left = right;
      at_left = at_right;
      at_right = at(right = low + golden * (high - low));
    }
  }
  return (low + high) / 2;
}

RandomIntercept result(const Data& data, const Fit& best, double lambda) {
  RandomIntercept out;
  out.var_residual = std::max(0.0, best.rss) / (data.n - static_cast<double>(best.beta.size()));
  out.var_listener = lambda * out.var_residual;
  out.profile_deviance = best.rss > 0 ? best.deviance : -std::numeric_limits<double>::infinity();
  const Eigen::Index p = best.beta.size();
  const Eigen::MatrixXd inverse = best.factor.solve(Eigen::MatrixXd::Identity(p, p));
  for (Eigen::Index c = 0; c < p; ++c) {
    out.beta.push_back(best.beta[c] + data.centre);
    out.se.push_back(std::sqrt(out.var_residual * inverse(c, c)));
  }
  return out;
}

/// Whether every condition has one vote only, said as often as you like.
bool is_exact(std::span<const VoteCell> cells, std::size_t conditions) {
  std::vector<VoteCell> sums(conditions);
  for (const VoteCell& cell : cells) {
    sums[cell.condition].count += cell.count;
    sums[cell.condition].sum += cell.sum;
    sums[cell.condition].squares += cell.squares;
  }
  for (const VoteCell& s : sums)
    if (s.count * s.squares != s.sum * s.sum) return false;
  return true;
}

} // namespace

std::optional<RandomIntercept> random_intercept(std::span<const VoteCell> cells, std::size_t listeners,
                                                std::size_t conditions) {
  if (conditions > most_conditions)
    throw_input("the random-intercept model takes up to " + std::to_string(most_conditions) +
                " rows and here are " + std::to_string(conditions) + "; take --ci listeners or cluster");
  const Data data = data_of(cells, conditions);
  if (listeners < 2 || data.n <= static_cast<double>(conditions)) return std::nullopt;
  const Fit without = fit(data, 0);
  if (is_exact(cells, conditions)) {
    Fit exact = without;
    exact.rss = 0;
    return result(data, exact, 0);
  }
  const double lambda = std::exp(best_log_lambda(data));
  const Fit with = fit(data, lambda);
  return with.deviance < without.deviance ? result(data, with, lambda) : result(data, without, 0);
}

} // namespace quietroom::stats
