#pragma once

#include "stats/opinions.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Models of the listener: what a stimulus is worth once the leaning and the care of each listener are known.
namespace quietroom::stats {

/// ITU-T P.913 bias subtraction: from every vote the mean distance of its listener from the MOS is taken.
/// Corrected votes may leave the scale; they are not clipped.
struct BiasSubtraction {
  std::vector<double> bias;                  ///< by listener
  std::vector<double> mos;                   ///< by stimulus, of the corrected votes
  std::vector<std::optional<double>> sd, se; ///< divisor n - 1; empty for one vote
  std::vector<std::uint32_t> n_votes;        ///< by stimulus
};

BiasSubtraction subtract_bias(const Opinions& opinions);

struct ProjectionOptions {
  double least_inconsistency = 0; ///< floor of each listener's standard deviation; 0: as published, none
  double tolerance = 1e-8;        ///< of the Euclidean norm over all stimuli
  int most_iterations = 1000;
};

/// Vote = quality + bias + N(0, inconsistency^2) by maximum likelihood, solved by alternating projection
/// (Li, Bampis, Katsavounidis and Krasula 2020; ITU-T P.910 and P.913).
struct AlternatingProjection {
  std::vector<double> quality;             ///< by stimulus
  std::vector<double> se_fisher;           ///< of quality, from the inconsistencies (eq. 6 of the paper)
  std::vector<double> se_residual;         ///< of quality, from the residuals (code of P.913)
  std::vector<double> bias, inconsistency; ///< by listener; biases sum to 0
  std::vector<char> floored;               ///< by listener: more consistent than the floor allows
  int iterations = 0;
  double last_change = 0;
  bool converged = false;
};

/// A listener whose votes are fitted exactly takes the solution over, for the likelihood has no bound: give a
/// floor unless every vote is fitted. With a floor of 0 the published figures come out.
AlternatingProjection project(const Opinions& opinions, const ProjectionOptions& options = {});

double bias_se(const AlternatingProjection& fit, const Opinions& opinions, std::size_t listener);

/// Standard error and interval of an inconsistency, with chi-squared of as many degrees of freedom as votes
/// (not one less), as published.
struct Inconsistency {
  std::optional<double> se; ///< empty for inconsistency 0
  double low = 0, high = 0;
};
Inconsistency inconsistency_interval(double inconsistency, std::size_t votes, double level = 0.95);

/// How well a model describes the votes, per vote. Smaller AIC and BIC are better.
struct ModelFit {
  std::optional<double> log_likelihood, aic, bic; ///< empty where the likelihood has no bound
  double parameters = 0;
};

ModelFit fit_of(const AlternatingProjection& fit, const Opinions& opinions);
/// Votes of a stimulus around its (corrected) mean. A stimulus without variance adds nothing, as published.
ModelFit fit_of(const BiasSubtraction& fit, const Opinions& opinions);
/// Plain MOS.
ModelFit fit_of_mos(const Opinions& opinions);

} // namespace quietroom::stats
