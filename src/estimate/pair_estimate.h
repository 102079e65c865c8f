#pragma once

#include "estimate/audio_mapping.h"
#include "estimate/comparison_of_pair.h"
#include "estimate/small_measures.h"
#include "estimate/speech_mapping.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::estimate {

/// The mapping of audio mode, and where it comes from.
struct AudioModel {
  std::string name; ///< of its file
  SupportVectorModel vectors;
  std::string sha256 = {}; ///< of its bytes
};

/// What is asked of a pair.
struct EstimateRequest {
  std::optional<Mode> mode = {}; ///< nothing: mode_of_rate()
  Scaling scaling = Scaling::scaled;
  std::optional<AudioModel> audio_model = {}; ///< nothing: fitted_audio_mos()
  PairForm form = {};
  bool strict = false; ///< a doubt takes the score away
};

/// "speech, rate 16000, channel 1, unscaled, strict, model 5ae1...": equal texts ask the same of any pair.
std::string text(const EstimateRequest& request);

/// Speech below 44.1 kHz, audio from there on.
Mode mode_of_rate(int rate_hz);

/// The score of a pair, with where it comes from and what speaks against it.
struct PairEstimate {
  Mode mode = Mode::speech;
  int rate_hz = 0;
  double reference_s = 0;
  std::vector<double> centres_hz; ///< of the bands, low to high
  std::string mapping;            ///< "exponential, scaled"
  std::optional<double> mos_lqo;  ///< 1 to 5; nothing: `reason`
  std::string reason;             ///< a sentence without a full stop
  std::vector<std::string> warnings;
  SmallMeasures small;
  std::optional<ComparisonOfPair> comparison; ///< nothing where there was none to be made

  /// Seconds by which the degraded sound is moved; negative: it is late.
  double lag_s() const;
};

/// A pair that was scored, by the names of its files.
struct ScoredPair {
  std::string reference, degraded;
  PairEstimate estimate;
};

/// Any thread; the same numbers on every processor.
PairEstimate estimated(const MonoPair& pair, const EstimateRequest& request);

/// The mode asked for, or the one of this rate.
Setup setup_of(const EstimateRequest& request, int rate_hz);

/// The same with what is known of its reference already, of setup_of(request, pair.rate_hz).
PairEstimate estimated(const MonoPair& pair, const ReferenceSide& side, const EstimateRequest& request);

/// The same of mono_pair(), whose Errors it throws. Holds both forms of the sounds in memory.
PairEstimate estimated(const signal::Clip& reference, const signal::Clip& degraded,
                       const EstimateRequest& request);

} // namespace quietroom::estimate
