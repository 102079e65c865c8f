#include "prepare/recording_warnings.h"

#include "codec/g722.h"
#include "core/counted.h"
#include "core/relative_path.h"
#include "recipe/source_audio.h"

#include <fmt/format.h>
#include <set>
#include <variant>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

void add(const auto&, std::set<std::string>&) {} // most steps read no sound

void add(const recipe::Noise& noise, std::set<std::string>& out) {
  out.insert(noise.files.begin(), noise.files.end());
}

void add(const recipe::Concat& concat, std::set<std::string>& out) {
  for (const std::string& name : {concat.before, concat.after})
    if (!name.empty()) out.insert(name);
}

std::set<std::string> files_of_steps(const Worklist& worklist) {
  std::set<std::string> out;
  const auto add_recipe = [&](const recipe::Recipe& recipe) {
    for (const recipe::RecipeStep& each : recipe)
      std::visit([&](const auto& step) { add(step, out); }, each.step);
  };
  add_recipe(worklist.source_recipe);
  for (const recipe::Recipe& recipe : worklist.recipes) add_recipe(recipe);
  return out;
}

} // namespace

std::vector<std::string> warnings_of_recording(const fs::path& file) {
  if (!recipe::is_g722(file))
    return signal::read_info(file).goes_on ? std::vector{std::string(signal::goes_on_warning)}
                                           : std::vector<std::string>{};
  const std::int64_t saturated = codec::decode_g722_file(file).saturated_samples;
  if (saturated == 0) return {};
  return {fmt::format("its G.722 gives {} back beyond full scale; they were saturated",
                      counted(saturated, "sample"))};
}

std::vector<Problem> recording_warnings(const fs::path& folder, const stimulus::StimulusSet& set,
                                        const Worklist& worklist) {
  std::set<std::string> names = files_of_steps(worklist);
  for (const stimulus::Source& source : set.sources)
    for (const std::string& name : source.files)
      if (!recipe::is_g722(name)) names.insert(name);
  std::vector<Problem> out;
  for (const std::string& name : names) {
    const auto file = inside(folder, name);
    if (!file) continue;
    try {
      for (std::string& warning : warnings_of_recording(*file))
        out.push_back({Severity::warning, file->string(), std::move(warning)});
    } catch (const Error&) { // whoever reads it says why
    }
  }
  return out;
}

std::vector<Problem> low_rate_warnings(const std::vector<Recording>& recordings, stimulus::Context context) {
  const int needed_hz = context == stimulus::Context::narrowband ? 8000
                        : context == stimulus::Context::wideband ? 16000
                                                                 : 32000;
  std::vector<Problem> out;
  for (const Recording& each : recordings)
    if (each.rate_hz < needed_hz)
      out.push_back({Severity::warning, each.file.string(),
                     fmt::format("has {} Hz, where this set is meant for {} or more; its best condition "
                                 "will sound worse than it should",
                                 each.rate_hz, needed_hz)});
  return out;
}

} // namespace quietroom::prepare
