#include "prepare/prepare.h"

#include "core/atomic_file.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "prepare/leftovers.h"
#include "prepare/plan_set.h"
#include "prepare/source_audio.h"
#include "signal/audio_file.h"
#include "stimulus/check.h"
#include "stimulus/finished_files.h"
#include "stimulus/lock.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace quietroom::prepare {

namespace fs = std::filesystem;
using stimulus::Lock;
using stimulus::LockedSource;
using stimulus::LockedStimulus;

namespace {

/// A set about to be prepared: what shall be, and what is there already.
struct Work {
  fs::path folder;
  const Options& options;
  stimulus::ReadSet read;
  Plan plan;
  std::map<std::string, std::size_t> lock_index; ///< id -> index into the old lock's stimuli
  std::vector<std::string> source_sha256;        ///< as set.sources
  std::vector<char> stale;                       ///< as set.stimuli; not bool, for several threads write it

  const stimulus::StimulusSet& set() const { return read.set; }
  /// What the old lock says of set.stimuli[i].
  const LockedStimulus* locked(std::size_t i) const {
    const auto found = lock_index.find(set().stimuli[i].id);
    return found == lock_index.end() ? nullptr : &read.lock->stimuli[found->second];
  }
};

/// A source ready for its conditions.
struct ReadySource {
  signal::Clip clip;
  LockedSource facts;
  Origin origin; ///< for its conditions
};

bool is_stale(const Work& work, std::size_t i) {
  const LockedStimulus* locked = work.locked(i);
  if (locked == nullptr || work.read.lock->tool_version != work.options.tool_version) return true;
  const PlannedStimulus& planned = work.plan.stimuli[i];
  if (locked->chain != planned.chain || locked->source_sha256 != work.source_sha256[planned.source])
    return true;
  const fs::path file = work.folder / work.set().stimuli[i].file;
  return !fs::is_regular_file(file) || sha256_of_file(file) != locked->sha256;
}

/// Reads, plans and compares; touches no sound. With an error among the problems the work is not to be done.
Work work_of(const fs::path& folder, const Options& options) {
  Work work{folder, options, stimulus::read_set(folder), {}, {}, {}, {}};
  std::vector<Problem>& problems = work.read.problems;
  std::ranges::move(stimulus::missing_sources(folder, work.set(), Severity::error),
                    std::back_inserter(problems));
  work.plan = plan_set(folder, work.set(), problems);
  if (has_error(problems)) return work;
  for (const stimulus::Source& source : work.set().sources)
    work.source_sha256.push_back(source_sha256(folder, source));
  if (work.read.lock)
    for (std::size_t i = 0; i < work.read.lock->stimuli.size(); ++i)
      work.lock_index.emplace(work.read.lock->stimuli[i].id, i);
  work.stale.resize(work.set().stimuli.size());
  stimulus::for_each_index(work.stale.size(), options.threads,
                           [&](std::size_t i) { work.stale[i] = is_stale(work, i); });
  return work;
}

/// "FILE:LINE: " of a source or condition before what went wrong with it.
template<class Function>
auto naming(const Work& work, const std::string& what, int line, Function function) {
  try {
    return function();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::environment) throw;
    throw_input(fmt::format("{}:{}: {}: {}", (work.folder / "set.toml").string(), line, what, error.what()));
  }
}

ReadySource ready_source(const Work& work, std::size_t s) {
  const stimulus::Source& source = work.set().sources[s];
  Prepared prepared = naming(work, "source " + source.id, source.line, [&] {
    return apply(work.plan.source_recipe, read_source(work.folder, source), {}, SetFiles(work.folder));
  });
  ReadySource out{std::move(prepared.clip), {}, {}};
  out.origin = {source.talker, source_rate_hz(work.folder, source), &work.plan.source_recipe};
  out.facts.id = source.id;
  out.facts.sha256 = work.source_sha256[s];
  out.facts.seconds = out.clip.seconds();
  out.facts.active_level_dbov = stimulus::sound_level(out.clip).active_level_dbov;
  out.facts.gain_db = prepared.facts.gain_db;
  return out;
}

/// A clipped sample is a wrong stimulus, and to turn down one file alone would be a level difference between
/// conditions: so the set is refused.
void refuse_clipping(const signal::Clip& clip, int bits) {
  const double steps = std::ldexp(1.0, bits - 1);
  const auto count = std::ranges::count_if(clip.samples, [&](double sample) {
    return std::round(sample * steps) > steps - 1 || std::round(sample * steps) < -steps;
  });
  if (count > 0) throw_input(fmt::format("{} samples would clip; reduce the level of the whole set", count));
}

void add_loss(LockedStimulus& out, const std::optional<signal::LossStatistics>& loss) {
  if (!loss) return;
  out.packets = static_cast<std::int64_t>(loss->packets);
  out.lost = static_cast<std::int64_t>(loss->lost);
  out.longest_burst = static_cast<std::int64_t>(loss->longest_burst);
  out.ppl_percent = loss->ppl_percent;
  out.burst_ratio = loss->burst_ratio;
}

void add_active_loss(LockedStimulus& out, const std::optional<signal::LossStatistics>& loss) {
  if (!loss) return;
  out.ppl_active_percent = loss->ppl_percent;
  out.burst_ratio_active = loss->burst_ratio;
  out.longest_burst_active = static_cast<std::int64_t>(loss->longest_burst);
}

LockedStimulus make_stimulus(const Work& work, std::size_t i, const ReadySource& source) {
  const stimulus::Stimulus& wanted = work.set().stimuli[i];
  const PlannedStimulus& planned = work.plan.stimuli[i];
  const fs::path file = work.folder / wanted.file;
  const Prepared prepared =
      naming(work, "stimulus " + wanted.id, work.set().conditions[planned.condition].line, [&] {
        Prepared made = apply(work.plan.recipes[planned.condition], source.clip, planned.seeds,
                              SetFiles(work.folder), source.origin);
        refuse_clipping(made.clip, work.set().bits);
        return made;
      });
  signal::write_wav(file, prepared.clip, work.set().bits);
  LockedStimulus out;
  out.id = wanted.id;
  out.condition = wanted.condition;
  out.talker = wanted.talker;
  out.sample = wanted.sample;
  out.file = wanted.file;
  out.sha256 = sha256_of_file(file);
  out.source_sha256 = source.facts.sha256;
  out.chain = planned.chain;
  out.seconds = prepared.clip.seconds();
  out.rate_hz = work.set().rate_hz;
  out.bits = work.set().bits;
  out.level_of_source = prepared.facts.noise_added;
  out.active_level_dbov = out.level_of_source ? source.facts.active_level_dbov
                                              : stimulus::sound_level(prepared.clip).active_level_dbov;
  out.clipped_samples = prepared.facts.clipped_samples;
  out.delay_removed_samples = prepared.facts.delay_removed_samples;
  out.gain_db = prepared.facts.gain_db;
  out.delay_ms = prepared.facts.delay_ms;
  out.snr_db = prepared.facts.snr_db;
  add_loss(out, prepared.facts.loss);
  add_active_loss(out, prepared.facts.loss_active);
  out.late_percent = prepared.facts.late_percent;
  out.buffer_delay_ms = prepared.facts.buffer_delay_ms;
  return out;
}

/// What the lock said of an unchanged stimulus, with the names that set.toml gives it now.
LockedStimulus renamed(const LockedStimulus& locked, const stimulus::Stimulus& wanted) {
  LockedStimulus out = locked;
  out.condition = wanted.condition;
  out.talker = wanted.talker;
  out.sample = wanted.sample;
  out.file = wanted.file;
  return out;
}

/// Sources that some stale stimulus needs, ready; the others stay empty.
std::vector<ReadySource> ready_sources(const Work& work) {
  std::vector<std::size_t> needed;
  for (std::size_t i = 0; i < work.stale.size(); ++i)
    if (work.stale[i]) needed.push_back(work.plan.stimuli[i].source);
  std::ranges::sort(needed);
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  std::vector<ReadySource> out(work.set().sources.size());
  stimulus::for_each_index(needed.size(), work.options.threads,
                           [&](std::size_t n) { out[needed[n]] = ready_source(work, needed[n]); });
  return out;
}

std::vector<LockedSource> locked_sources(const Work& work, const std::vector<ReadySource>& ready) {
  std::vector<LockedSource> out;
  for (std::size_t s = 0; s < ready.size(); ++s) {
    if (!ready[s].facts.id.empty()) {
      out.push_back(ready[s].facts);
      continue;
    }
    const auto known =
        std::ranges::find(work.read.lock->sources, work.set().sources[s].id, &LockedSource::id);
    if (known != work.read.lock->sources.end()) out.push_back(*known);
  }
  return out;
}

void write_lock(const fs::path& folder, const Lock& lock) {
  const fs::path file = folder / "set.lock";
  const std::string content = lock_text(lock);
  if (!fs::is_regular_file(file) || read_file(file) != content) write_file(file, content);
}

void make_output_folder(const fs::path& folder) {
  const fs::path output = folder / "stimuli";
  if (!inside(folder, "stimuli"))
    throw_input(fmt::format("{}: leads out of the set; make it a folder within", output.string()));
  std::error_code failure;
  fs::create_directories(output, failure);
  if (failure)
    throw_environment(fmt::format("{}: the folder cannot be made ({}); make the set writable for this user",
                                  output.string(), failure.message()));
}

/// A set of finished files has nothing to prepare.
std::optional<Outcome> outcome_of_finished(const fs::path& folder) {
  const stimulus::ReadSet read = stimulus::read_set(folder);
  if (has_error(read.problems) || !stimulus::is_finished(read.set)) return std::nullopt;
  Outcome out;
  out.unchanged = read.set.stimuli.size();
  return out;
}

} // namespace

Outcome prepare(const fs::path& folder, const Options& options, const stimulus::Progress& progress) {
  if (auto finished = outcome_of_finished(folder)) return *finished;
  Work work = work_of(folder, options);
  Outcome out;
  out.problems = work.read.problems;
  if (has_error(out.problems)) return out;
  out.problems.clear(); // warnings of an old lock, which is about to be replaced
  make_output_folder(folder);
  remove_leftovers(folder);
  const std::vector<ReadySource> sources = ready_sources(work);
  Lock lock{options.tool_version, {}, sha256_of_file(folder / "set.toml"), locked_sources(work, sources), {}};
  std::vector<std::size_t> stale;
  for (std::size_t i = 0; i < work.stale.size(); ++i) {
    if (work.stale[i]) stale.push_back(i);
    lock.stimuli.push_back(work.stale[i] ? LockedStimulus{}
                                         : renamed(*work.locked(i), work.set().stimuli[i]));
  }
  stimulus::for_each_index(
      stale.size(), options.threads,
      [&](std::size_t n) {
        lock.stimuli[stale[n]] = make_stimulus(work, stale[n], sources[work.plan.stimuli[stale[n]].source]);
      },
      progress);
  for (const std::size_t i : stale) out.audio_seconds += lock.stimuli[i].seconds;
  out.prepared = stale.size();
  out.unchanged = lock.stimuli.size() - stale.size();
  if (work.read.lock) out.removed = remove_dropped(folder, *work.read.lock, lock);
  write_lock(folder, lock);
  return out;
}

Outcome verify(const fs::path& folder, const Options& options) {
  if (auto finished = outcome_of_finished(folder)) return *finished;
  const Work work = work_of(folder, options);
  Outcome out;
  out.problems = work.read.problems;
  for (std::size_t i = 0; i < work.stale.size(); ++i) {
    if (!work.stale[i]) continue;
    ++out.stale;
    out.problems.push_back({Severity::error, (folder / work.set().stimuli[i].file).string(),
                            "is not what set.toml, sources and set.lock make of it; run quietroom prepare"});
  }
  out.unchanged = work.stale.size() - out.stale;
  return out;
}

} // namespace quietroom::prepare
