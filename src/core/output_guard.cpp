#include "core/output_guard.h"

#include "core/written_files.h"

#include <fmt/format.h>
#include <optional>
#include <set>
#include <sys/stat.h>
#include <utility>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

/// What the system knows a file by, however it is spelled or linked.
using Identity = std::pair<dev_t, ino_t>;

/// Follows links; nothing where no regular file is behind the path.
std::optional<Identity> identity_of(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  return Identity{found.st_dev, found.st_ino};
}

/// Whether something is there that could be lost: a file, or a link that leads nowhere yet.
bool may_be_lost(const fs::path& path) {
  std::error_code failure;
  return fs::is_regular_file(path, failure) ||
         (fs::is_symlink(fs::symlink_status(path, failure)) && !fs::exists(path, failure));
}

} // namespace

bool same_file(const fs::path& a, const fs::path& b) {
  const auto first = identity_of(a);
  return first && first == identity_of(b);
}

std::optional<std::string_view> no_file_at(const fs::path& path) {
  std::error_code failure;
  const fs::path folder = fs::weakly_canonical(fs::absolute(path, failure).parent_path(), failure);
  const std::string place = folder.string();
  if (place == "/dev" || place.starts_with("/dev/fd") || place == "/proc" || place.starts_with("/proc/"))
    return "a device";
  switch (fs::status(path, failure).type()) {
  case fs::file_type::block:
  case fs::file_type::character:
    return "a device";
  case fs::file_type::fifo:
    return "a pipe";
  case fs::file_type::socket:
    return "a socket";
  default:
    return std::nullopt;
  }
}

std::optional<fs::path> named_twice(const std::vector<fs::path>& outputs) {
  std::set<fs::path> seen;
  for (const fs::path& each : outputs) {
    std::error_code failure;
    fs::path place = fs::weakly_canonical(fs::absolute(each, failure), failure);
    if (!seen.insert(failure ? each.lexically_normal() : std::move(place)).second) return each;
  }
  return std::nullopt;
}

std::vector<Problem> refused_outputs(const PlannedOutput& plan) {
  std::set<Identity> inputs;
  for (const fs::path& each : plan.inputs)
    if (const auto identity = identity_of(each)) inputs.insert(*identity);
  if (const auto standard_input = identity_of("/dev/stdin")) inputs.insert(*standard_input);
  std::vector<Problem> out;
  for (const fs::path& each : plan.outputs) {
    const auto identity = identity_of(each);
    // What is written as it comes may go to nowhere; AtomicFile refuses that, too.
    if (const auto other = no_file_at(each); other && each != "/dev/null")
      out.push_back({Severity::error, each.string(),
                     fmt::format("is {} and no regular file; name a file to write to", *other)});
    else if (identity && inputs.contains(*identity))
      out.push_back({Severity::error, each.string(),
                     "is read by this command and would be lost; give another place to write to"});
    else if (!plan.force && may_be_lost(each) && !is_written_by_us(each))
      out.push_back({Severity::error, each.string(),
                     "is there already, and Quietroom did not write it as it is now; give another name, or "
                     "say --force to replace it"});
  }
  return out;
}

void guard_outputs(const PlannedOutput& plan) {
  const std::vector<Problem> refused = refused_outputs(plan);
  if (refused.empty()) return;
  const std::string more =
      refused.size() == 1 ? "" : fmt::format(" ({} more files likewise)", refused.size() - 1);
  throw_input(text(refused.front()) + more);
}

} // namespace quietroom
