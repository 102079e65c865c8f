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

double whole_mean(std::span<const VoteCell> cells) {
  double n = 0, sum = 0;
  for (const VoteCell& cell : cells) {
    n += static_cast<double>(cell.count);
    sum += cell.sum;
  }
  return n == 0 ? 0 : std::trunc(sum / n);
}

Data data_of(std::span<const VoteCell> cells, std::size_t conditions) {
  Data out;
  const double centre = whole_mean(cells);
  out.centre = centre;
  out.count = out.sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(conditions));
  for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
    Counts counts;
    double votes = 0, sum = 0;
    for (; end < cells.size() && cells[end].listener == cells[begin].listener; ++end) {
      const VoteCell& cell = cells[end];
      const auto count = static_cast<double>(cell.count);
      const double less = cell.sum - centre * count;
      counts.emplace_back(cell.condition, count);
      votes += count;
      sum += less;
      out.count[cell.condition] += count;
      out.sum[cell.condition] += less;
      out.squares += cell.squares - 2 * centre * cell.sum + centre * centre * count;
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
  double rss = 0, log_det = 0; ///< of the votes' covariance over var_residual, and of A

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
  out.log_det = log_det;
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

/// The variances of the fixed effects over var_residual.
Eigen::VectorXd relative_variances(const Fit& fit) {
  const Eigen::Index p = fit.beta.size();
  return fit.factor.solve(Eigen::MatrixXd::Identity(p, p)).diagonal();
}

/// Satterthwaite in the parameters u = log lambda and s = var_residual, in which the deviance is
/// (n - p) log s + log_det(u) + rss(u) / s; every derivative by s is known, those by u are differences.
void set_df(RandomIntercept& out, const Data& data, const Fit& best, double lambda,
            const Eigen::VectorXd& variances) {
  const double s = out.var_residual, residual_df = data.n - static_cast<double>(best.beta.size());
  out.df.assign(out.beta.size(), residual_df);
  if (!(lambda > 0) || !(s > 0)) return;
  constexpr double step = 3e-3; // its square is the error of a difference; rounding over it stays below that
  const Fit less = fit(data, lambda * std::exp(-step)), more = fit(data, lambda * std::exp(step));
  if (less.beta.size() == 0 || more.beta.size() == 0) return;
  const auto curvature = [&](double Fit::*what) {
    return (more.*what - 2 * (best.*what) + less.*what) / (step * step);
  };
  const double ss = residual_df / (s * s), us = -(more.rss - less.rss) / (2 * step) / (s * s);
  const double uu = curvature(&Fit::log_det) + curvature(&Fit::rss) / s;
  const double determinant = uu * ss - us * us;
  if (!(determinant > 0)) return;
  const Eigen::VectorXd by_u = s * (relative_variances(more) - relative_variances(less)) / (2 * step);
  for (Eigen::Index c = 0; c < variances.size(); ++c) {
    const double variance = s * variances[c], g_u = by_u[c], g_s = variances[c];
    const double spread = (g_u * g_u * ss - 2 * g_u * g_s * us + g_s * g_s * uu) / determinant;
    out.df[static_cast<std::size_t>(c)] = std::min(residual_df, variance * variance / spread);
  }
}

RandomIntercept result(const Data& data, const Fit& best, double lambda) {
  RandomIntercept out;
  out.var_residual = std::max(0.0, best.rss) / (data.n - static_cast<double>(best.beta.size()));
  out.var_listener = lambda * out.var_residual;
  out.profile_deviance = best.rss > 0 ? best.deviance : -std::numeric_limits<double>::infinity();
  const Eigen::VectorXd variances = relative_variances(best);
  for (Eigen::Index c = 0; c < variances.size(); ++c) {
    out.beta.push_back(best.beta[c] + data.centre);
    out.se.push_back(std::sqrt(out.var_residual * variances[c]));
  }
  set_df(out, data, best, lambda, variances);
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
  for (const VoteCell& s : sums) {
    const double square = s.sum * s.sum;
    if (std::abs(static_cast<double>(s.count) * s.squares - square) > 1e-14 * square) return false;
  }
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
