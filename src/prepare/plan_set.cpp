#include "prepare/plan_set.h"

#include "core/relative_path.h"
#include "prepare/source_audio.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

bool is_there(const fs::path& folder, const stimulus::Source& source) {
  return std::ranges::all_of(source.files, [&](const std::string& name) {
    const auto file = inside(folder, name);
    return file && fs::exists(*file);
  });
}

} // namespace

Plan plan_set(const fs::path& folder, const stimulus::StimulusSet& set, std::vector<Problem>& problems) {
  const std::string file = (folder / "set.toml").string();
  std::vector<int> rates_hz;
  for (const stimulus::Source& source : set.sources) {
    if (!is_there(folder, source)) continue;
    try {
      rates_hz.push_back(source_rate_hz(folder, source));
    } catch (const Error& error) {
      problems.push_back({Severity::error, fmt::format("{}:{}", file, source.line), error.what()});
    }
  }
  SetFiles files(folder);
  return plan_of(set, std::move(rates_hz), file, files, problems);
}

std::vector<Problem> check_recipes(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<Problem> problems;
  if (!set.sources.empty()) plan_set(folder, set, problems);
  return problems;
}

} // namespace quietroom::prepare
