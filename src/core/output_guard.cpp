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

std::vector<Problem> refused_outputs(const PlannedOutput& plan) {
  std::set<Identity> inputs;
  for (const fs::path& each : plan.inputs)
    if (const auto identity = identity_of(each)) inputs.insert(*identity);
  if (const auto standard_input = identity_of("/dev/stdin")) inputs.insert(*standard_input);
  std::vector<Problem> out;
  for (const fs::path& each : plan.outputs) {
    const auto identity = identity_of(each);
    if (identity && inputs.contains(*identity))
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
