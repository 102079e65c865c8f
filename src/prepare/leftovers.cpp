#include "prepare/leftovers.h"

#include "core/number.h"
#include "core/output_guard.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "prepare/named_files.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <set>
#include <string>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

/// The process that writes this file, if it is one of core's AtomicFile: ".STEM.partPID.EXT".
std::optional<long long> writer_of(const fs::path& file) {
  const std::string stem = file.stem().string(); // ".STEM.partPID"
  const auto part = stem.rfind(".part");
  if (!stem.starts_with('.') || part == std::string::npos) return std::nullopt;
  return parse_integer(std::string_view(stem).substr(part + 5));
}

bool is_running(long long process) { return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH; }

void remove_leftovers_in(const fs::path& folder, std::string_view prefix,
                         const std::vector<NamedFile>& named) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const fs::path& file = entry.path();
    const auto writer = writer_of(file);
    if (!file.filename().string().starts_with(prefix) || !writer || *writer <= 0 || is_running(*writer))
      continue;
    const auto is_this = [&](const NamedFile& each) { return same_file(each.path, file); };
    if (std::ranges::none_of(named, is_this)) fs::remove(file, ignored);
  }
}

} // namespace

void remove_leftovers(const fs::path& folder, const stimulus::StimulusSet& set) {
  const std::vector<NamedFile> named = named_files(folder, set);
  remove_leftovers_in(folder, ".set.part", named);
  remove_leftovers_in(output_folder(folder), ".", named);
}

std::size_t remove_dropped(const fs::path& folder, const stimulus::Lock& before, const stimulus::Lock& after,
                           std::vector<Problem>& problems) {
  std::set<std::string_view> kept;
  for (const stimulus::LockedStimulus& stimulus : after.stimuli) kept.insert(stimulus.file);
  std::size_t count = 0;
  for (const stimulus::LockedStimulus& old : before.stimuli) {
    if (kept.contains(old.file)) continue;
    const auto file = inside(folder, old.file);
    if (!file || file->parent_path() != output_folder(folder) || !fs::is_regular_file(*file)) continue;
    if (sha256_of_file(*file) != old.sha256) {
      problems.push_back({Severity::warning, file->string(),
                          "is no longer of the set and is kept, for it has changed since it was prepared"});
      continue;
    }
    std::error_code ignored;
    if (fs::remove(*file, ignored)) ++count;
  }
  return count;
}

} // namespace quietroom::prepare
