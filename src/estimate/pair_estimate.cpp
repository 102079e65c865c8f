#include "estimate/pair_estimate.h"

#include "estimate/doubts.h"
#include "estimate/fitted_audio_mapping.h"
#include "estimate/unanswerable.h"

#include <algorithm>

namespace quietroom::estimate {

namespace {

std::string mapping_of(Mode mode, const EstimateRequest& request) {
  if (mode == Mode::audio)
    return request.audio_model ? "support vectors of " + request.audio_model->name : fitted_audio_name;
  return request.scaling == Scaling::scaled ? "exponential, scaled" : "exponential, unscaled";
}

void set_score(PairEstimate& out, const EstimateRequest& request) {
  const PooledSimilarity& similarity = out.comparison->similarity;
  if (out.mode == Mode::speech)
    out.mos_lqo = speech_mos(similarity.vnsim, request.scaling);
  else if (request.audio_model)
    out.mos_lqo = audio_mos(similarity.fvnsim, similarity.vnsim, request.audio_model->vectors);
  else
    out.mos_lqo = fitted_audio_mos(similarity.fvnsim, similarity.vnsim);
}

} // namespace

std::string text(const EstimateRequest& request) {
  std::string out = request.mode ? name_of(*request.mode) : "mode by the rate";
  if (request.form.rate_hz) out += ", rate " + std::to_string(*request.form.rate_hz);
  if (request.form.channel) out += ", channel " + std::to_string(*request.form.channel);
  if (request.scaling == Scaling::unscaled) out += ", unscaled";
  if (request.strict) out += ", strict";
  if (request.audio_model) out += ", model " + request.audio_model->sha256;
  return out;
}

Mode mode_of_rate(int rate_hz) {
  constexpr int music_hz = 44100;
  return rate_hz < music_hz ? Mode::speech : Mode::audio;
}

double PairEstimate::lag_s() const {
  return comparison ? static_cast<double>(comparison->lag.samples) / rate_hz : 0;
}

PairEstimate estimated(const signal::Clip& reference, const signal::Clip& degraded,
                       const EstimateRequest& request) {
  return estimated(mono_pair(reference, degraded, request.form), request);
}

Setup setup_of(const EstimateRequest& request, int rate_hz) {
  return setup_of(request.mode.value_or(mode_of_rate(rate_hz)), rate_hz);
}

PairEstimate estimated(const MonoPair& pair, const EstimateRequest& request) {
  const std::size_t longest = std::max(pair.reference.size(), pair.degraded.size());
  return estimated(pair, ReferenceSide(pair.reference, setup_of(request, pair.rate_hz), longest), request);
}

PairEstimate estimated(const MonoPair& pair, const ReferenceSide& side, const EstimateRequest& request) {
  const Setup& setup = side.setup;
  PairEstimate out;
  out.mode = setup.mode;
  out.rate_hz = pair.rate_hz;
  out.reference_s = static_cast<double>(pair.reference.size()) / pair.rate_hz;
  out.mapping = mapping_of(setup.mode, request);
  for (const GammatoneFilter& band : gammatone_filters(setup)) out.centres_hz.push_back(band.centre_hz);
  out.warnings = doubts_of_pair(pair, setup);
  if (const auto why = why_unanswerable(pair, side)) {
    out.reason = *why;
    return out;
  }
  Compared result = compared(pair, side);
  if (!result.comparison) {
    out.reason = result.reason;
    return out;
  }
  const auto more = doubts_of_comparison(*result.comparison, setup);
  out.warnings.insert(out.warnings.end(), more.begin(), more.end());
  out.comparison = std::move(result.comparison);
  out.small = small_measures(pair, out.comparison->lag.samples);
  const auto most = doubts_of_small(out.small);
  out.warnings.insert(out.warnings.end(), most.begin(), most.end());
  if (request.strict && !out.warnings.empty())
    out.reason = "there is a doubt and --strict was given: " + out.warnings.front();
  else
    set_score(out, request);
  const auto notes = notes_of_small(out.small);
  out.warnings.insert(out.warnings.end(), notes.begin(), notes.end());
  return out;
}

} // namespace quietroom::estimate
