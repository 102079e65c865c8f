#include "study/fixed_study.h"

#include "design/arrangement_problems.h"
#include "design/reference.h"
#include "stimulus/manifest.h"
#include "store/seat_book.h"
#include "store/study_reader.h"
#include "store/study_store.h"
#include "study/consent_file.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace quietroom::study {

namespace {

/// The seats that listeners took: as the server gave them, where the study has one and it answers, else those
/// that this folder's own file knows.
void read_seats(const std::filesystem::path& folder, ReadFixedStudy& out) {
  const store::Location at = store_of(folder), file = store::database_of(folder);
  auto& seated = out.study.design.arrangement.seated;
  try {
    if (at.is_server() && exists(at)) {
      seated = store::all_seats(*store::open(at, store::sql::Access::read_only));
      return;
    }
  } catch (const Error& failure) {
    if (failure.kind() == ErrorKind::input) throw;
    out.problems.push_back({Severity::warning, folder.string(),
                            fmt::format("seats are those that this folder knows, for {}", failure.what())});
  }
  if (std::filesystem::exists(file.file) && std::filesystem::file_size(file.file) > 0)
    seated = store::StudyReader(file).seats();
}

} // namespace

ReadFixedStudy read_fixed_study(const std::filesystem::path& folder) {
  ReadFixedStudy out;
  out.study.folder = folder;
  auto design = design::read_design(folder);
  auto set = stimulus::read_set(folder / "set");
  out.study.design = std::move(design.design);
  out.study.set = std::move(set.set);
  out.problems = std::move(design.problems);
  if (const std::string& file = out.study.design.consent_file; !file.empty())
    out.study.design.consent = read_consent(folder, file, out.problems);
  out.problems.insert(out.problems.end(), set.problems.begin(), set.problems.end());
  if (!out.study.set.prepared && !has_error(out.problems))
    out.problems.push_back(
        {Severity::error, (folder / "set").string(),
         "set.toml or set.lock was changed since the study was made; put them back as they were, or "
         "make a new study"});
  if (out.study.set.stimuli.empty() && !has_error(out.problems))
    out.problems.push_back({Severity::error, (folder / "set").string(),
                            "the set has no stimuli; prepare it and make the study anew"});
  if (!has_error(out.problems))
    std::ranges::move(reference_problems(out.study.design, out.study.set, (folder / "study.toml").string()),
                      std::back_inserter(out.problems));
  for (const stimulus::Stimulus& one : out.study.set.stimuli)
    if (one.sha256.empty() && !has_error(out.problems))
      out.problems.push_back(
          {Severity::error, (folder / "set" / "set.lock").string(),
           fmt::format("stimulus {} is not in the lock file; make the study anew", one.id)});
  if (!has_error(out.problems))
    std::ranges::move(arrangement_problems(out.study.design, out.study.set, (folder / "study.toml").string()),
                      std::back_inserter(out.problems));
  if (out.study.design.arrangement.assignment == design::Assignment::least_filled) read_seats(folder, out);
  return out;
}

} // namespace quietroom::study
