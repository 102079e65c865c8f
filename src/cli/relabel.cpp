#include "cli/relabel.h"

#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/sha256.h"
#include "stimulus/lock.h"
#include "stimulus/manifest.h"

#include <fmt/format.h>

namespace quietroom::cli {

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

void relabel(const fs::path& study, const fs::path& set_folder) {
  const fs::path copy = study / "set";
  const std::string toml = read_file(set_folder / "set.toml");
  const auto now = stimulus::parse_set(toml, set_folder);
  stop_at_errors(now.problems, set_folder);
  const auto before = stimulus::parse_set(read_file(copy / "set.toml"), copy);
  stop_at_errors(before.problems, copy);
  std::vector<Problem> problems;
  auto lock = stimulus::read_lock(copy, problems);
  if (!lock)
    throw_input(
        fmt::format("{}: no lock of this study can be read there; run quietroom new {} without --relabel",
                    (copy / "set.lock").string(), study.string()));
  if (!same_but_for_labels(now.set, before.set))
    throw_input(
        fmt::format("{}: more than label, emodel, Ppl and BurstR has changed since the study was made; "
                    "take the other changes back, or make a new study",
                    (set_folder / "set.toml").string()));
  std::size_t labels = 0;
  for (std::size_t c = 0; c < now.set.conditions.size(); ++c)
    if (now.set.conditions[c].label != before.set.conditions[c].label) {
      print(fmt::format("{}: \"{}\" is now \"{}\"\n", now.set.conditions[c].id,
                        before.set.conditions[c].label, now.set.conditions[c].label));
      ++labels;
    }
  lock->set_sha256 = sha256_of(toml);
  write_file(copy / "set.toml", toml); // killed here, the study is refused until this runs again
  write_file(copy / "set.lock", lock_text(*lock));
  print(fmt::format("{}: {} labels changed; orders and votes are as they were\n", study.string(), labels));
}

} // namespace quietroom::cli
