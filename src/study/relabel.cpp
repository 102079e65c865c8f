#include "study/relabel.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/sha256.h"
#include "stimulus/lock.h"
#include "stimulus/manifest.h"

#include <fmt/format.h>

namespace quietroom::study {

namespace fs = std::filesystem;
using stimulus::StimulusSet;

namespace {

void strip(std::vector<stimulus::Step>& steps) {
  for (stimulus::Step& step : steps) step.line = 0;
}

/// Without labels, and without what only the file or its lock says.
StimulusSet stripped(StimulusSet set) {
  set.prepared = false;
  set.reduction_db = 0;
  strip(set.source_steps);
  for (stimulus::Source& source : set.sources) source.line = 0;
  for (stimulus::Condition& condition : set.conditions) {
    strip(condition.steps);
    condition.line = 0;
    condition.label.clear();
    condition.emodel.reset();
    condition.loss = {};
  }
  for (stimulus::Stimulus& each : set.stimuli) {
    each.line = 0;
    each.sha256.clear();
    each.seconds = 0;
    each.active_level_dbov.reset();
    each.level_of_source = false;
    each.ppl_percent.reset();
    each.burst_ratio.reset();
  }
  return set;
}

} // namespace

bool same_but_for_labels(StimulusSet a, StimulusSet b) {
  return stripped(std::move(a)) == stripped(std::move(b));
}

SetText read_set_text(const fs::path& folder) {
  SetText out{folder, read_file(folder / "set.toml"), {}, {}};
  auto read = stimulus::parse_set(out.toml, folder);
  out.set = std::move(read.set);
  out.problems = std::move(read.problems);
  return out;
}

std::vector<NewLabel> relabel(const fs::path& study, const SetText& copy, const SetText& now) {
  std::vector<Problem> problems;
  auto lock = stimulus::read_lock(copy.folder, problems);
  if (!lock)
    throw_input(
        fmt::format("{}: no lock of this study can be read there; run quietroom new {} without --relabel",
                    (copy.folder / "set.lock").string(), study.string()));
  if (!same_but_for_labels(now.set, copy.set))
    throw_input(
        fmt::format("{}: more than label, emodel, Ppl and BurstR has changed since the study was made; "
                    "take the other changes back, or make a new study",
                    (now.folder / "set.toml").string()));
  std::vector<NewLabel> out;
  for (std::size_t c = 0; c < now.set.conditions.size(); ++c)
    if (now.set.conditions[c].label != copy.set.conditions[c].label)
      out.push_back({now.set.conditions[c].id, copy.set.conditions[c].label, now.set.conditions[c].label});
  lock->set_sha256 = sha256_of(now.toml);
  write_file(copy.folder / "set.toml", now.toml); // killed here, the study is refused until this runs again
  write_file(copy.folder / "set.lock", lock_text(*lock));
  return out;
}

} // namespace quietroom::study
