#pragma once

#include "analysis/per_question.h"
#include "stats/subject_model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// The two published standard errors of a recovered quality.
enum class QualityError {
  fisher,   ///< from the inconsistencies of the listeners
  residual, ///< from the residuals of each stimulus
};

const char* text(QualityError error);

struct RecoveryQuestion {
  std::string source; ///< names the votes in a refusal
  QualityError error = QualityError::fisher;
  double least_inconsistency = 0.1; ///< standard deviation in votes, >= 0; 0: no floor, as published
};

struct RecoveredStimulus {
  std::string stimulus, condition;
  double quality = 0, ci_half = 0; ///< 95 %, from the error asked for
  double se_fisher = 0, se_residual = 0;
  double unbiased_mos = 0; ///< bias subtraction of ITU-T P.913, not clipped to the scale
  std::optional<double> unbiased_se;
  std::uint64_t n_votes = 0;
};

struct RecoveredListener {
  std::string listener;
  double bias = 0, bias_se = 0, bias_ci_half = 0; ///< 95 %
  double inconsistency = 0;
  stats::Inconsistency limits; ///< 95 %
  double subtracted_bias = 0;  ///< of bias subtraction
  std::uint64_t n_votes = 0;
  bool floored = false;   ///< more consistent than the floor allows
  bool few_votes = false; ///< fewer than 5
};

struct ComparedModel {
  std::string model; ///< mos, p913_bias or ml
  stats::ModelFit fit;
};

/// What each stimulus is worth once the bias and the inconsistency of each listener are known.
struct RecoveredQuality {
  QualityError error = QualityError::fisher;
  double least_inconsistency = 0;
  std::vector<RecoveredStimulus> stimuli;   ///< bytewise, a name under several conditions being several
  std::vector<RecoveredListener> listeners; ///< bytewise
  std::vector<ComparedModel> models;        ///< by the same yardstick, per vote
  int iterations = 0;
  bool converged = false;
  double last_change = 0;
  std::uint64_t n_votes = 0;
};

/// By maximum likelihood (stats::project). Throws an input Error for fewer than three listeners.
PerQuestion<RecoveredQuality> recovered_quality(votes::VoteTable votes, const RecoveryQuestion& question);

} // namespace quietroom::analysis
