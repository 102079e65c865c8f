#include "prepare/prepare.h"

#include "core/atomic_file.h"
#include "core/folder_lock.h"
#include "core/relative_path.h"
#include "prepare/clipping.h"
#include "prepare/finished.h"
#include "prepare/journal.h"
#include "prepare/leftovers.h"
#include "prepare/making.h"
#include "prepare/named_files.h"
#include "prepare/recording_warnings.h"
#include "prepare/targets.h"
#include "prepare/worklist_of_set.h"
#include "recipe/interrupted.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace quietroom::prepare {

namespace fs = std::filesystem;
using stimulus::Lock;
using stimulus::LockedSource;
using stimulus::LockedStimulus;

namespace {

const LockedSource* find_source(const std::optional<Lock>& lock, const std::string& id) {
  if (!lock) return nullptr;
  const auto found = std::ranges::find(lock->sources, id, &LockedSource::id);
  return found == lock->sources.end() ? nullptr : &*found;
}

std::vector<LockedSource> locked_sources(const Work& work, const SourceShelf& shelf) {
  std::vector<LockedSource> out;
  for (std::size_t s = 0; s < work.set.sources.size(); ++s) {
    const std::string& id = work.set.sources[s].id;
    const LockedSource* known = shelf.facts(s).id.empty() ? find_source(work.journal, id) : &shelf.facts(s);
    if (known == nullptr) known = find_source(work.lock, id);
    if (known == nullptr) continue;
    out.push_back(*known);
    out.back().licence =
        work.set.sources[s].rights.licence; // which may have changed since, and no sound with it
    out.back().attribution = work.set.sources[s].rights.attribution;
  }
  return out;
}

/// Makes what is stale. Returns the lock that follows; adds to `out` what was done.
Lock make_all(Work& work, const stimulus::OnProgress& progress, PrepareOutcome& out) {
  Lock lock = lock_head(work);
  Making making(work, progress, lock);
  const std::vector<Job> jobs = jobs_of(work);
  try {
    stimulus::for_each_index(jobs.size(), work.options.threads, [&](std::size_t j) { making.run(jobs[j]); });
  } catch (const recipe::Interrupted&) {
    out.interrupted = true;
  }
  out.prepared = making.done();
  out.unchanged =
      lock.stimuli.size() -
      static_cast<std::size_t>(std::ranges::count_if(work.stale, [](Stale why) { return why != Stale::no; }));
  if (out.interrupted) return lock;
  lock.sources = locked_sources(work, making.shelf());
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no) out.audio_seconds += lock.stimuli[i].seconds;
  return lock;
}

void make_output_folder(const fs::path& folder) {
  const fs::path output = output_folder(folder);
  if (!inside(folder, "stimuli"))
    throw_input(fmt::format("{}: leads out of the set; make it a folder within", output.string()));
  std::error_code failure;
  fs::create_directories(output, failure);
  if (failure)
    throw_environment(fmt::format("{}: the folder cannot be made ({}); make the set writable for this user",
                                  output.string(), failure.message()));
}

/// A set of finished files has nothing to prepare.
std::optional<PrepareOutcome> outcome_of_finished(const fs::path& folder) {
  const stimulus::ReadSet read = stimulus::read_manifest(folder);
  if (has_error(read.problems) || !stimulus::is_finished(read.set)) return std::nullopt;
  PrepareOutcome out;
  out.problems = stimulus::unstated_losses(folder, read.set);
  if (has_error(out.problems)) return out;
  out.unchanged = read.set.stimuli.size();
  out.problems = listening_offsets(folder, read.set);
  return out;
}

/// Of what clips too much prepare would say the same, and make no file.
Problem problem_of_stale(const Work& work, std::size_t i) {
  const stimulus::Stimulus& wanted = work.set.stimuli[i];
  if (work.stale[i] != Stale::clipping)
    return {Severity::error, (work.folder / wanted.file).string(),
            fmt::format("{}; run quietroom prepare", text(work.stale[i]))};
  const int line = work.set.conditions[work.worklist.stimuli[i].condition].line;
  return {Severity::error, fmt::format("{}:{}", (work.folder / "set.toml").string(), line),
          fmt::format("stimulus {}: {}", wanted.id, *clipping_mistake(work.set, *work.known_of(i)))};
}

/// Stale stimuli whose programs may not or cannot be run, a problem a step.
std::vector<Problem> refused_programs(const Work& work) {
  std::vector<std::size_t> waiting(work.worklist.recipes.size());
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no) ++waiting[work.worklist.stimuli[i].condition];
  std::vector<Problem> out;
  for (std::size_t c = 0; c < waiting.size(); ++c)
    for (const recipe::RecipeStep& each : work.worklist.recipes[c]) {
      const auto* command = std::get_if<recipe::CommandStep>(&each.step);
      if (command == nullptr || waiting[c] == 0) continue;
      const std::string where = fmt::format("{}:{}", (work.folder / "set.toml").string(), each.line);
      if (!work.options.allow_commands)
        out.push_back(
            {Severity::error, where,
             fmt::format(
                 "step command: the program {} makes {} stimul{} of condition {}; look at what it does, "
                 "then run quietroom prepare --allow-commands",
                 command->run.front(), waiting[c], waiting[c] == 1 ? "us" : "i", work.set.conditions[c].id)});
      else if (recipe::program_of(work.programs, *command).lies_in_set)
        out.push_back(
            {Severity::error, where,
             fmt::format("step command: {} or what tells its version lies within the set, and no program "
                         "within a set is run; install it elsewhere",
                         command->run.front())});
      else if (!recipe::program_of(work.programs, *command).file)
        out.push_back({Severity::error, where,
                       fmt::format("step command: {} is not a program here; install it on PATH, or give its "
                                   "absolute path",
                                   command->run.front())});
    }
  return out;
}

std::string file_of(const stimulus::StimulusSet& set, const std::string& id) {
  return std::ranges::find(set.stimuli, id, &stimulus::Stimulus::id)->file;
}

/// The lock without the stimuli that are to be made anew.
Lock still_made(const Work& work) {
  Lock out;
  out.sources = work.lock->sources;
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] == Stale::no) out.stimuli.push_back(*work.known_of(i));
  return out;
}

} // namespace

PrepareOutcome prepare(const fs::path& folder, const PrepareOptions& options,
                       const stimulus::OnProgress& progress) {
  if (auto finished = outcome_of_finished(folder)) return *finished;
  const FolderLock only_one(folder, "quietroom prepare");
  PrepareOutcome out;
  std::optional<Work> begun;
  try {
    begun = work_of(folder, options);
  } catch (const recipe::Interrupted&) {
    out.interrupted = true;
    return out;
  }
  Work& work = *begun;
  if (!has_error(work.problems)) std::ranges::move(refused_targets(work), std::back_inserter(work.problems));
  if (!has_error(work.problems)) std::ranges::move(refused_programs(work), std::back_inserter(work.problems));
  if (has_error(work.problems)) {
    out.problems = work.problems;
    return out;
  }
  Finished finished = lock_finished(folder, work.set, work.lock, options.threads);
  if (has_error(finished.problems)) {
    out.problems = std::move(finished.problems);
    return out;
  }
  make_output_folder(folder);
  remove_leftovers(folder, work.set);
  Lock lock = make_all(work, progress, out);
  const double needed_db = out.interrupted ? 0 : needed_reduction_db(work.set, lock.stimuli);
  if (!out.interrupted && needed_db != work.set.reduction_db) {
    remember_written(work, lock);
    work = with_reduction(std::move(work), needed_db);
    out.audio_seconds = 0;
    lock = make_all(work, progress, out);
  }
  if (out.interrupted) return out;
  out.measured = finished.measured;
  out.unchanged += finished.locked.size() - finished.measured;
  std::ranges::move(finished.locked, std::back_inserter(lock.stimuli));
  out.reduction_db = work.set.reduction_db;
  out.problems = listening_offsets(folder, work.set);
  std::ranges::move(recording_warnings(folder, work.set, work.worklist), std::back_inserter(out.problems));
  std::ranges::move(saturations(folder, lock), std::back_inserter(out.problems));
  if (work.lock) out.removed = remove_dropped(folder, *work.lock, lock, out.problems);
  write_lock(folder, lock);
  remove_journal(folder);
  return out;
}

PrepareOutcome verify(const fs::path& folder, const PrepareOptions& options) {
  if (auto finished = outcome_of_finished(folder)) return *finished;
  const Work work = with_needed_reduction(work_of(folder, options));
  PrepareOutcome out;
  out.problems = work.problems;
  if (has_error(out.problems)) return out; // what stands in set.toml comes first
  for (std::size_t i = 0; i < work.stale.size(); ++i) {
    const PlannedStimulus& planned = work.worklist.stimuli[i];
    out.plan.push_back({work.set.stimuli[i].id, work.stale[i], planned.chain,
                        recipe::programs_run_by(work.worklist.recipes[planned.condition])});
    if (work.stale[i] == Stale::no) continue;
    ++out.stale;
    out.problems.push_back(problem_of_stale(work, i));
  }
  for (PlannedWork& each : verify_finished(folder, work.set, work.lock)) {
    if (each.why != Stale::no) {
      ++out.stale;
      out.problems.push_back({Severity::error, (folder / file_of(work.set, each.id)).string(),
                              fmt::format("finished, {}; run quietroom prepare", text(each.why))});
    }
    out.plan.push_back(std::move(each));
  }
  out.unchanged = out.plan.size() - out.stale;
  std::ranges::move(recording_warnings(folder, work.set, work.worklist), std::back_inserter(out.problems));
  if (work.lock) std::ranges::move(saturations(folder, still_made(work)), std::back_inserter(out.problems));
  return out;
}

} // namespace quietroom::prepare
