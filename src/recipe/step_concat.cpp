#include "recipe/step_concat.h"

#include "core/counted.h"
#include "core/error.h"
#include "recipe/source_audio.h"
#include "signal/active_milliseconds.h"
#include "signal/resample.h"
#include "signal/speech_activity.h"

#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

void require_mono(int channels, const std::string& name) {
  if (channels != 1)
    throw_input(fmt::format("{}: has {}; keep one of them", name, counted(channels, "channel")));
}

std::string read_name(Parameters& parameters, std::string_view key) {
  if (!parameters.has(key)) return "";
  const std::string name = parameters.text(key);
  if (name.empty()) return "";
  try {
    require_mono(recording_info(parameters.files().at(name)).channels, name);
  } catch (const Error& problem) {
    parameters.error(problem.what());
  }
  return name;
}

/// Where speech is active in a part, a sample a millisecond: 1 or 0.
std::vector<double> activity(const signal::Clip& part) {
  const std::vector<bool> active = signal::active_milliseconds(part.samples, part.rate_hz);
  std::vector<double> out(active.begin(), active.end());
  out.resize((part.frames() * 1000 + static_cast<std::size_t>(part.rate_hz) - 1) /
             static_cast<std::size_t>(part.rate_hz));
  return out;
}

void insert(std::vector<double>& into, bool at_begin, const std::vector<double>& samples) {
  into.insert(at_begin ? into.begin() : into.end(), samples.begin(), samples.end());
}

void join(Pass& pass, const std::string& name, bool at_begin) {
  if (name.empty()) return;
  const signal::Clip recorded = read_recording(pass.files.read(name), pass.facts.saturated_samples);
  require_mono(recorded.channels, name); // where no plan has looked at it
  const signal::Clip part = signal::resample(recorded, pass.clip.rate_hz);
  insert(pass.clip.samples, at_begin, part.samples);
  if (!pass.speech.samples.empty()) insert(pass.speech.samples, at_begin, activity(part));
}

std::string words(const char* where, const std::string& name, Writing& writing) {
  return name.empty() ? "" : fmt::format(" {} {} sha256 {}", where, name, writing.files.sha256(name));
}

} // namespace

Concat read_concat(Parameters& parameters) {
  Concat concat{read_name(parameters, "before"), read_name(parameters, "after")};
  if (!parameters.has("before") && !parameters.has("after"))
    parameters.error("needs before, after, or both: names of files in the set");
  return concat;
}

RateNeed rate_need(const Concat&) { return {"concat", {}, 0, 1}; }

void apply(const Concat& concat, Pass& pass) {
  join(pass, concat.before, true);
  join(pass, concat.after, false);
}

std::string text(const Concat& concat, Writing& writing) {
  return "concat" + words("before", concat.before, writing) + words("after", concat.after, writing);
}

} // namespace quietroom::recipe
