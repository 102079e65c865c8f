#include "recipe/step_noise.h"

#include "core/error.h"
#include "core/sha256.h"
#include "recipe/background.h"
#include "signal/active_level.h"
#include "signal/babble.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

constexpr double margin_seconds = 0.5; // beyond both ends, for filters that know nothing of the noise there

struct KindName {
  std::string_view name;
  NoiseKind kind;
};

constexpr std::array kind_names = {
    KindName{"white", NoiseKind::white},
    KindName{"pink", NoiseKind::pink},
    KindName{"hoth", NoiseKind::hoth},
    KindName{"vehicle", NoiseKind::vehicle},
    KindName{"vehicle-stationary", NoiseKind::vehicle_stationary},
    KindName{"speech-shaped", NoiseKind::speech_shaped},
    KindName{"babble", NoiseKind::babble},
    KindName{"file", NoiseKind::recording},
};

std::string_view name_of(NoiseKind kind) {
  return std::ranges::find(kind_names, kind, &KindName::kind)->name;
}

NoiseKind kind_named(Parameters& parameters) {
  std::vector<std::string_view> names;
  for (const KindName& each : kind_names) names.push_back(each.name);
  return std::ranges::find(kind_names, parameters.choice("kind", names), &KindName::name)->kind;
}

void read_talkers(Parameters& parameters, Noise& noise) {
  noise.talkers = parameters.texts("talkers");
  if (noise.talkers.empty() || noise.files.empty()) return; // said already
  if (noise.talkers.size() != noise.files.size()) {
    parameters.error(fmt::format("{} files and {} talkers; name the talker of each file", noise.files.size(),
                                 noise.talkers.size()));
    noise.talkers.resize(noise.files.size());
    return;
  }
  const std::size_t count = background_talkers(noise, "").size();
  if (count < signal::fewest_babble_talkers)
    parameters.error(fmt::format("babble of {} talkers; {} are the fewest, for fewer are heard one by one",
                                 count, signal::fewest_babble_talkers));
}

/// Files that are there can be used, which is told with all the other mistakes.
void check_recordings(const Noise& noise, Parameters& parameters) {
  for (const std::string& name : noise.files) {
    try {
      require_noise_recording(parameters.files(), name);
    } catch (const Error& problem) {
      parameters.error(problem.what());
    }
  }
}

double rms_dbov(const std::vector<double>& samples) {
  double squares = 0;
  for (const double x : samples) squares += x * x;
  return 10.0 * std::log10(squares / static_cast<double>(samples.size()));
}

/// Noise as long as the sound and at its rate, on the way that the sound took, or straight to it.
signal::Clip noise_for(const Noise& noise, Pass& pass) {
  const std::uint64_t seed = pass.seeds.next("noise", noise.shared);
  const int rate_hz = noise.full_band ? pass.clip.rate_hz : pass.band.rate_hz;
  const auto frames =
      static_cast<std::size_t>(std::ceil((pass.clip.seconds() + 2 * margin_seconds) * rate_hz));
  signal::Clip out = background(noise, pass.talker, pass.files, rate_hz, frames, seed);
  if (!noise.full_band)
    for (const auto& step : pass.band.steps) out = step(std::move(out));
  const auto margin = static_cast<std::ptrdiff_t>(margin_seconds * out.rate_hz);
  const auto length = std::ssize(pass.clip.samples);
  return {out.rate_hz, 1, {out.samples.begin() + margin, out.samples.begin() + margin + length}};
}

} // namespace

std::vector<std::string> background_talkers(const Noise& noise, std::string_view foreground) {
  std::vector<std::string> out;
  for (const std::string& talker : noise.talkers)
    if (talker != foreground && std::ranges::find(out, talker) == out.end()) out.push_back(talker);
  return out;
}

Noise read_noise(Parameters& parameters) {
  Noise noise;
  noise.kind = kind_named(parameters);
  noise.snr_db = parameters.number("snr_db", -30, 80);
  if (noise.kind == NoiseKind::recording)
    if (const std::string file = parameters.text("file"); !file.empty()) noise.files = {file};
  if (noise.kind == NoiseKind::babble || noise.kind == NoiseKind::speech_shaped)
    noise.files = parameters.texts("files");
  check_recordings(noise, parameters);
  if (noise.kind == NoiseKind::babble) read_talkers(parameters, noise);
  noise.full_band = parameters.choice_or("band", "speech", {"speech", "full"}) == "full";
  noise.shared = parameters.choice_or("seed", "per_source", {"per_source", "shared"}) == "shared";
  return noise;
}

RateNeed rate_need(const Noise&) { return {"noise", {}, 0, 1}; }

void apply(const Noise& noise, Pass& pass) {
  const auto speech_dbov = signal::active_level(pass.clip.samples, pass.clip.rate_hz).active_level_dbov;
  if (!speech_dbov)
    throw_input("P.56 finds no speech, so there is no level to set noise against; is it the right file?");
  const signal::Clip added = noise_for(noise, pass);
  const double noise_dbov = rms_dbov(added.samples);
  if (!std::isfinite(noise_dbov))
    throw_input("the noise is silent in the band of the speech; give another one");
  const double gain = std::pow(10, (*speech_dbov - noise.snr_db - noise_dbov) / 20);
  double squares = 0;
  for (std::size_t i = 0; i < added.samples.size(); ++i) {
    const double x = gain * added.samples[i];
    squares += x * x;
    pass.clip.samples[i] += x;
  }
  pass.facts.snr_db = *speech_dbov - 10 * std::log10(squares / static_cast<double>(added.samples.size()));
  pass.facts.noise_added = true;
}

std::string text(const Noise& noise, Writing& writing) {
  std::string out = fmt::format("noise {} {} dB", name_of(noise.kind), noise.snr_db);
  if (noise.kind == NoiseKind::recording)
    out += fmt::format(" file {} sha256 {}", noise.files.front(), writing.files.sha256(noise.files.front()));
  else if (!noise.files.empty()) {
    Sha256 all; // of who and what is heard, in order
    std::size_t heard = 0;
    for (std::size_t i = 0; i < noise.files.size(); ++i) {
      const std::string talker = noise.talkers.empty() ? "" : noise.talkers[i];
      if (!talker.empty() && talker == writing.talker) continue;
      all.add(talker + " " + writing.files.sha256(noise.files[i]) + "\n");
      ++heard;
    }
    out += fmt::format(" of {} files sha256 {}", heard, all.finish());
  }
  return out + fmt::format(" {} seed {}", noise.full_band ? "full band" : "band of the speech",
                           writing.seeds.next("noise", noise.shared));
}

} // namespace quietroom::recipe
