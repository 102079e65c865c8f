#include "cli/estimate_request.h"

#include "cli/choices.h"
#include "cli/output.h"
#include "cli/read_once.h"
#include "core/error.h"
#include "core/sha256.h"
#include "signal/audio_file.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

std::optional<estimate::Mode> asked_mode(const Arguments& arguments) {
  const auto given = arguments.text("--mode");
  if (!given) return std::nullopt;
  for (const estimate::Mode mode : {estimate::Mode::speech, estimate::Mode::audio})
    if (*given == name_of(mode)) return mode;
  refuse_choice("--mode", *given, {"speech", "audio"});
}

std::optional<estimate::AudioModel> asked_model(const Arguments& arguments) {
  const auto file = arguments.text("--audio-model");
  if (!file) return std::nullopt;
  const std::size_t features = estimate::setup_of(estimate::Mode::audio, 48000).bands;
  const std::string model = text_read_once(*file);
  return estimate::AudioModel{std::filesystem::path(*file).filename().string(),
                              estimate::read_support_vectors(*file, model, features), sha256_of(model)};
}

std::optional<int> asked_count(const Arguments& arguments, const char* option, int low, int high) {
  const auto given = arguments.whole_number(option, low, high);
  return given ? std::optional(static_cast<int>(*given)) : std::nullopt;
}

signal::Clip clip_to_score(const std::filesystem::path& file) {
  signal::Clip out = signal::read_clip_as_it_is(file);
  if (out.rate_hz < estimate::least_rate_hz)
    throw_input(fmt::format("{}: its rate is {} Hz; the least that can be scored is {} Hz", file.string(),
                            out.rate_hz, estimate::least_rate_hz));
  return out;
}

} // namespace

std::vector<Option> estimate_options() {
  return {
      {"--mode", "MODE", "speech, or audio for music; default: speech below 44100 Hz, audio from there on"},
      {"--unscaled", "", "speech mode: the mapping before it is stretched to 5; identical sounds get 4.02"},
      {"--audio-model", "FILE",
       "audio mode: the mapping, a libsvm model of 32 bands; with libsvm_nu_svr_model.txt of the reference "
       "the "
       "scores are its own. Default: a fit of Quietroom's"},
      {"--channel", "N", "compare this channel, from 1; default: the mean of all channels"},
      {"--rate", "HZ", "resample both; default: their own rate, or the lower one where they differ"},
      {"--strict", "", "no score where there is a warning"}};
}

estimate::EstimateRequest estimate_request(const Arguments& arguments) {
  constexpr int least_asked_hz = 8000, most_asked_hz = 192000, most_channels = 1024;
  estimate::EstimateRequest out;
  out.mode = asked_mode(arguments);
  if (arguments.has("--unscaled")) out.scaling = estimate::Scaling::unscaled;
  out.audio_model = asked_model(arguments);
  out.form.channel = asked_count(arguments, "--channel", 1, most_channels);
  out.form.rate_hz = asked_count(arguments, "--rate", least_asked_hz, most_asked_hz);
  out.strict = arguments.has("--strict");
  return out;
}

estimate::ScoredPair scored_pair(const std::filesystem::path& reference,
                                 const std::filesystem::path& degraded,
                                 const estimate::EstimateRequest& request) {
  estimate::MonoPair pair;
  { // the clips go before the work begins
    const signal::Clip clean = clip_to_score(reference);
    pair = mono_pair(clean, clip_to_score(degraded), request.form);
  }
  return {reference.string(), degraded.string(), estimated(pair, request)};
}

void say_doubts(const std::string& where, const estimate::PairEstimate& it) {
  for (const std::string& warning : it.warnings) say(fmt::format("{}: warning: {}", where, warning));
  if (!it.mos_lqo) say(fmt::format("{}: no score: {}", where, it.reason));
}

} // namespace quietroom::cli
