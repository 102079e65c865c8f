#include "prepare/named_files.h"

#include "core/output_guard.h"
#include "core/relative_path.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

bool is_below(const fs::path& file, const fs::path& folder) {
  std::error_code failure;
  const fs::path whole = fs::weakly_canonical(file, failure);
  const fs::path root = fs::weakly_canonical(folder, failure);
  return std::mismatch(root.begin(), root.end(), whole.begin(), whole.end()).first == root.end();
}

class Collecting {
public:
  explicit Collecting(const fs::path& folder) : m_folder(folder) {}

  void source(const stimulus::Source& source) {
    for (const std::string& name : source.files)
      if (const auto path = inside(m_folder, name)) m_out.push_back({name, *path, source.line});
  }

  void steps(const std::vector<stimulus::Step>& steps) {
    for (const stimulus::Step& step : steps)
      for (const auto& [key, value] : step.parameters) {
        if (const auto* text = std::get_if<std::string>(&value)) parameter(*text, step.line);
        if (const auto* texts = std::get_if<std::vector<std::string>>(&value))
          for (const std::string& each : *texts) parameter(each, step.line);
      }
  }

  std::vector<NamedFile> files() && { return std::move(m_out); }

private:
  /// Most texts are no files; one that is there, or would be a stimulus, is.
  void parameter(const std::string& text, int line) {
    const auto path = inside(m_folder, text);
    std::error_code failure;
    if (path && (fs::is_regular_file(*path, failure) || is_below(*path, output_folder(m_folder))))
      m_out.push_back({text, *path, line});
  }

  const fs::path& m_folder;
  std::vector<NamedFile> m_out;
};

} // namespace

fs::path output_folder(const fs::path& folder) { return folder / "stimuli"; }

std::vector<NamedFile> named_files(const fs::path& folder, const stimulus::StimulusSet& set) {
  Collecting out(folder);
  for (const stimulus::Source& source : set.sources) out.source(source);
  out.steps(set.source_steps);
  for (const stimulus::Condition& condition : set.conditions) out.steps(condition.steps);
  return std::move(out).files();
}

std::vector<Problem> inputs_among_outputs(const fs::path& folder, const stimulus::StimulusSet& set) {
  std::vector<Problem> out;
  if (set.sources.empty()) return out;
  for (const NamedFile& each : named_files(folder, set)) {
    const bool is_own =
        same_file(each.path, folder / "set.lock") || same_file(each.path, folder / "set.toml");
    if (!is_own && !is_below(each.path, output_folder(folder))) continue;
    out.push_back({Severity::error, fmt::format("{}:{}", (folder / "set.toml").string(), each.line),
                   fmt::format("{} is {}; put the file elsewhere in the set, such as in source/, and name it "
                               "there",
                               each.name,
                               is_own ? "a file of the set itself"
                                      : "in the folder stimuli, where prepare writes its own files")});
  }
  return out;
}

} // namespace quietroom::prepare
