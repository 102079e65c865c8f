#include "prepare/leftovers.h"

#include "core/number.h"
#include "core/relative_path.h"

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

void remove_leftovers_in(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const auto writer = writer_of(entry.path());
    if (writer && *writer > 0 && !is_running(*writer)) fs::remove(entry.path(), ignored);
  }
}

} // namespace

void remove_leftovers(const fs::path& folder) {
  remove_leftovers_in(folder);
  remove_leftovers_in(folder / "stimuli");
}

std::size_t remove_dropped(const fs::path& folder, const stimulus::Lock& before,
                           const stimulus::Lock& after) {
  std::set<std::string_view> kept;
  for (const stimulus::LockedStimulus& stimulus : after.stimuli) kept.insert(stimulus.file);
  std::size_t count = 0;
  for (const stimulus::LockedStimulus& old : before.stimuli) {
    if (kept.contains(old.file)) continue;
    const auto file = inside(folder, old.file);
    if (!file || file->parent_path() != folder / "stimuli") continue;
    std::error_code ignored;
    if (fs::remove(*file, ignored)) ++count;
  }
  return count;
}

} // namespace quietroom::prepare
