#include "prepare/work.h"

#include "core/sha256.h"
#include "prepare/clipping.h"
#include "prepare/journal.h"
#include "prepare/libraries.h"
#include "prepare/worklist_of_set.h"
#include "recipe/source_audio.h"
#include "stimulus/check.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

/// What the journal has goes before what the lock has.
void find_known(Work& work) {
  std::unordered_map<std::string_view, KnownPlace> places;
  const auto add = [&](const std::optional<stimulus::Lock>& lock, bool in_journal) {
    for (std::size_t k = 0; lock && k < lock->stimuli.size(); ++k)
      places.insert_or_assign(lock->stimuli[k].id, KnownPlace{in_journal, k});
  };
  add(work.lock, false);
  add(work.journal, true);
  work.known.resize(work.set.stimuli.size());
  for (std::size_t i = 0; i < work.known.size(); ++i)
    if (const auto found = places.find(work.set.stimuli[i].id); found != places.end())
      work.known[i] = found->second;
}

Stale stale(const Work& work, std::size_t i) {
  const stimulus::LockedStimulus* known = work.known_of(i);
  if (known == nullptr) return Stale::unmade;
  const stimulus::LockedStimulus& made = *known;
  const stimulus::Lock& lock = work.known[i]->in_journal ? *work.journal : *work.lock;
  const PlannedStimulus& planned = work.worklist.stimuli[i];
  if (lock.tool_version != work.options.tool_version) return Stale::version;
  if (!same_versions(lock.libraries, libraries_of(work.set, work.worklist, i))) return Stale::library;
  if (made.chain != planned.chain) return Stale::recipe;
  if (recipe::ran_another(work.programs, work.worklist.recipes[planned.condition], lock))
    return Stale::program;
  if (made.source_sha256 != work.source_sha256[planned.source]) return Stale::source;
  if (clipping_mistake(work.set, made)) return Stale::clipping;
  const fs::path file = work.folder / work.set.stimuli[i].file;
  if (!fs::is_regular_file(file)) return Stale::missing;
  return sha256_of_file(file) == made.sha256 ? Stale::no : Stale::changed;
}

/// A source of which nothing was made before is hashed when it is read.
void hash_known_sources(Work& work) {
  std::vector<char> known(work.set.sources.size());
  for (std::size_t i = 0; i < work.worklist.stimuli.size(); ++i)
    if (work.known[i]) known[work.worklist.stimuli[i].source] = 1;
  stimulus::for_each_index(known.size(), work.options.threads, [&](std::size_t s) {
    if (known[s] != 0) work.source_sha256[s] = recipe::source_sha256(work.folder, work.set.sources[s]);
  });
}

/// Whether nothing is stale, and the lock has every stimulus at its place and no other.
bool is_lock_as_it_is(const Work& work) {
  if (!work.lock || work.lock->stimuli.size() != work.stale.size()) return false;
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i] != Stale::no || work.known[i]->in_journal || work.known[i]->index != i) return false;
  return true;
}

void compare(Work& work) {
  work.stale.assign(work.worklist.stimuli.size(), Stale::no);
  stimulus::for_each_index(work.stale.size(), work.options.threads,
                           [&](std::size_t i) { work.stale[i] = stale(work, i); });
}

} // namespace

Work work_of(const fs::path& folder, const PrepareOptions& options) {
  stimulus::ReadSet read = stimulus::read_set(folder);
  Work work{folder,
            options,
            std::move(read.set),
            std::move(read.problems),
            std::move(read.lock),
            read_journal(folder),
            {},
            {},
            {},
            {},
            {}};
  if (work.journal) {
    remember_written(work, *work.journal);
    if (work.lock) remember_written(work, *work.lock); // entries that those of the journal hide
  }
  if (work.journal && work.journal->tool_version != options.tool_version) work.journal.reset();
  if (work.journal) work.set.reduction_db = work.journal->reduction_db;
  if (work.set.clipping != stimulus::Clipping::reduce) work.set.reduction_db = 0;
  std::ranges::move(stimulus::missing_sources(folder, work.set, Severity::error),
                    std::back_inserter(work.problems));
  std::ranges::move(stimulus::unstated_losses(folder, work.set), std::back_inserter(work.problems));
  work.worklist = worklist_of_set(folder, work.set, work.problems);
  if (has_error(work.problems)) return work;
  work.source_sha256.resize(work.set.sources.size());
  find_known(work);
  work.programs = recipe::programs_of(work.worklist.recipes, work.folder);
  work.programs.interrupted = options.interrupted;
  if (options.allow_commands) recipe::ask_versions(work.programs);
  hash_known_sources(work);
  compare(work);
  return work;
}

Work with_reduction(Work work, double reduction_db) {
  work.set.reduction_db = reduction_db;
  work.worklist = worklist_of_set(work.folder, work.set, work.problems);
  compare(work);
  return work;
}

Work with_needed_reduction(Work work) {
  if (has_error(work.problems)) return work;
  std::vector<stimulus::LockedStimulus> made;
  for (std::size_t i = 0; i < work.stale.size(); ++i) {
    if (work.stale[i] != Stale::no) return work;
    made.push_back(*work.known_of(i));
  }
  const double needed_db = needed_reduction_db(work.set, made);
  if (needed_db == work.set.reduction_db) return work;
  std::vector<Problem> told = work.problems; // which another worklist would tell again
  work = with_reduction(std::move(work), needed_db);
  work.problems = std::move(told);
  return work;
}

std::vector<stimulus::LockedStimulus> take_unchanged(Work& work) {
  const std::size_t count = work.stale.size();
  if (is_lock_as_it_is(work)) { // the usual case of a large set: no second list of all
    work.known.assign(work.known.size(), std::nullopt);
    return std::exchange(work.lock->stimuli, {});
  }
  std::vector<stimulus::LockedStimulus> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (work.stale[i] != Stale::no) continue;
    const KnownPlace place = *std::exchange(work.known[i], std::nullopt);
    out[i] = std::exchange((place.in_journal ? *work.journal : *work.lock).stimuli[place.index], {});
  }
  return out;
}

void remember_written(Work& work, const stimulus::Lock& lock) {
  for (const stimulus::LockedStimulus& each : lock.stimuli) work.written.emplace(each.file, each.sha256);
}

stimulus::Lock lock_head(const Work& work) {
  stimulus::Lock head;
  head.tool_version = work.options.tool_version;
  head.libraries = libraries_of(work.set, work.worklist);
  head.set_sha256 = sha256_of_file(work.folder / "set.toml");
  head.programs = recipe::locked_programs(work.programs, work.journal ? work.journal : work.lock);
  head.reduction_db = work.set.reduction_db;
  return head;
}

} // namespace quietroom::prepare
