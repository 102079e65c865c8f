#include "prepare/finished.h"

#include "core/relative_path.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/measured_stimulus.h"
#include "stimulus/parallel.h"
#include "stimulus/whole_set.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

namespace quietroom::prepare {

namespace fs = std::filesystem;
using stimulus::LockedStimulus;

namespace {

using Known = std::map<std::string_view, const LockedStimulus*>;

Known known_of(const std::optional<stimulus::Lock>& before) {
  Known out;
  if (before)
    for (const LockedStimulus& each : before->stimuli) out.emplace(each.id, &each);
  return out;
}

/// What the lock has of this very file under this name.
const LockedStimulus* entry_of(const Known& known, const stimulus::Stimulus& wanted) {
  const auto found = known.find(wanted.id);
  const std::string chain = stimulus::finished_chain(wanted);
  return found != known.end() && found->second->file == wanted.file && found->second->chain == chain
             ? found->second
             : nullptr;
}

std::vector<const stimulus::Stimulus*> finished_of(const stimulus::StimulusSet& set) {
  std::vector<const stimulus::Stimulus*> out;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.is_finished) out.push_back(&each);
  return out;
}

struct Found {
  std::optional<LockedStimulus> locked;
  std::optional<stimulus::MeasuredStimulus> measured;
  std::optional<Problem> problem;
};

Found find(const fs::path& folder, const stimulus::Stimulus& wanted, const Known& known) {
  const fs::path file = folder / wanted.file;
  if (!inside(folder, wanted.file) || !fs::is_regular_file(file))
    return {{},
            {},
            Problem{Severity::error, file.string(),
                    "missing; put the file there, or correct its name in set.toml"}};
  try {
    const auto reference = stimulus::reference_sha256(folder, wanted);
    if (const auto* problem = std::get_if<Problem>(&reference)) return {{}, {}, *problem};
    const LockedStimulus* entry = entry_of(known, wanted);
    if (entry != nullptr && entry->sha256 == sha256_of_file(file)) {
      LockedStimulus same = *entry;
      same.licence = wanted.rights.licence;
      same.attribution = wanted.rights.attribution;
      same.reference_sha256 = std::get<std::string>(reference);
      return {same, {}, {}};
    }
    auto measured = stimulus::measured(file, wanted);
    measured.stimulus.sha256.clear(); // of the old lock, which this one follows
    measured.reference_sha256 = std::get<std::string>(reference);
    return {stimulus::locked_finished(measured), measured, {}};
  } catch (const Error& error) {
    return {{}, {}, stimulus::problem_of(error, file)};
  }
}

Stale state_of(const fs::path& folder, const stimulus::Stimulus& wanted, const Known& known) {
  const LockedStimulus* entry = entry_of(known, wanted);
  const fs::path file = folder / wanted.file;
  if (!fs::is_regular_file(file)) return Stale::missing;
  if (entry == nullptr) return Stale::unmade;
  const auto reference = stimulus::reference_sha256(folder, wanted);
  const auto* hash = std::get_if<std::string>(&reference);
  if (hash == nullptr) return Stale::missing;
  return entry->sha256 == sha256_of_file(file) && entry->reference_sha256 == *hash ? Stale::no
                                                                                   : Stale::changed;
}

} // namespace

Finished lock_finished(const fs::path& folder, const stimulus::StimulusSet& set,
                       const std::optional<stimulus::Lock>& before, unsigned threads) {
  const auto wanted = finished_of(set);
  const Known known = known_of(before);
  std::vector<Found> found(wanted.size());
  stimulus::for_each_index(found.size(), threads,
                           [&](std::size_t i) { found[i] = find(folder, *wanted[i], known); });
  Finished out;
  std::vector<stimulus::MeasuredStimulus> measured;
  for (Found& each : found) {
    if (each.problem) out.problems.push_back(std::move(*each.problem));
    if (each.locked) out.locked.push_back(std::move(*each.locked));
    if (each.measured) measured.push_back(std::move(*each.measured));
  }
  out.measured = measured.size();
  for (Problem& problem : stimulus::problems_of_files(folder, set, measured))
    if (problem.severity == Severity::error) out.problems.push_back(std::move(problem));
  return out;
}

std::vector<PlannedWork> verify_finished(const fs::path& folder, const stimulus::StimulusSet& set,
                                         const std::optional<stimulus::Lock>& before) {
  const Known known = known_of(before);
  std::vector<PlannedWork> out;
  for (const stimulus::Stimulus* wanted : finished_of(set))
    out.push_back({wanted->id, state_of(folder, *wanted, known), stimulus::finished_chain(*wanted)});
  return out;
}

} // namespace quietroom::prepare
