#include "scoring/kept_scores.h"

#include "core/atomic_file.h"
#include "core/counted.h"
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
  if (is_newer_scores_csv(out))
    throw_input(fmt::format("{}: was kept by a newer Quietroom, which has more columns; use that one, or "
                            "remove the file",
                            file.string()));
  if (!is_scores_csv(out))
    throw_input(fmt::format("{}: is no table of scores as quietroom estimate keeps it there, and is not "
                            "overwritten; give it another name",
                            file.string()));
  return out;
}

} // namespace

fs::path scores_file(const fs::path& folder) { return folder / "scores.csv"; }

KeptScores kept_scores(const fs::path& folder) {
  const fs::path file = scores_file(folder);
  const std::string content = content_of(file);
  if (content.empty()) return {};
  NamedRows rows(file.string(), content);
  ReadScores read = read_scores(rows);
  if (has_error(read.problems)) throw_input(text(read.problems.front()) + "; correct it, or remove the file");
  KeptScores out;
  for (std::size_t i = 0; i < read.scores.size(); ++i)
    if (read.sealed[i]) out.scores.push_back(std::move(read.scores[i]));
  if (const std::size_t edited = read.scores.size() - out.scores.size(); edited > 0)
    out.note =
        fmt::format("{}: {} of {} {} not as this version of Quietroom wrote {}, and {} scored again",
                    file.string(), edited, counted(read.scores.size(), "row"), edited == 1 ? "is" : "are",
                    edited == 1 ? "it" : "them", edited == 1 ? "is" : "are");
  return out;
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
