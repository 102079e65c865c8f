#include "scoring/kept_scores.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/output_guard.h"
#include "core/written_files.h"
#include "scoring/scores_file.h"

#include <fmt/format.h>
#include <iterator>

namespace quietroom::scoring {

namespace fs = std::filesystem;

namespace {

/// Its content, empty where there is none.
std::string content_of(const fs::path& file) {
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(file, failure))) return "";
  std::string out = read_file(file);
  if (!is_scores_csv(out))
    throw_input(fmt::format("{}: is no table of scores as quietroom estimate keeps it there, and is not "
                            "overwritten; give it another name",
                            file.string()));
  return out;
}

} // namespace

fs::path scores_file(const fs::path& folder) { return folder / "scores.csv"; }

std::vector<SetScore> kept_scores(const fs::path& folder) {
  const fs::path file = scores_file(folder);
  const std::string content = content_of(file);
  if (content.empty()) return {};
  NamedRows rows(file.string(), content);
  ReadScores out = read_scores(rows);
  if (has_error(out.problems)) throw_input(text(out.problems.front()) + "; correct it, or remove the file");
  return std::move(out.scores);
}

void keep_scores(const fs::path& folder, const std::vector<SetScore>& scores,
                 const std::vector<fs::path>& read) {
  std::vector<SetScore> kept;
  for (const SetScore& each : scores)
    if (!each.unreadable) kept.push_back(each);
  const fs::path file = scores_file(folder);
  const std::string now = scores_csv(kept);
  if (content_of(file) == now) return;
  guard_outputs({read, {file}, true}); // by its form it is ours
  write_noted_file(file, now);
}

} // namespace quietroom::scoring
