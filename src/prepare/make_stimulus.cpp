#include "prepare/make_stimulus.h"

#include "core/file_snapshot.h"
#include "prepare/clipping.h"
#include "prepare/post_align.h"
#include "prepare/targets.h"
#include "recipe/source_audio.h"
#include "signal/audio_file.h"
#include "signal/samples.h"
#include "stimulus/sound_level.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <span>
#include <utility>

namespace quietroom::prepare {

namespace fs = std::filesystem;
using stimulus::LockedStimulus;
using stimulus::SoundLevel;

namespace {

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

void scale(signal::Clip& clip, double gain_db) {
  const double gain = std::pow(10, gain_db / 20);
  for (double& sample : clip.samples) sample *= gain;
}

/// What a condition may do what it likes with: the last one of a source takes its sound away.
signal::Clip sound_for_use(ReadySource& source, bool may_take) {
  if (may_take) return std::move(source.clip);
  return {source.clip.rate_hz, source.clip.channels, signal::copy_of(source.clip.samples)};
}

/// A recipe's result on its way to the file.
struct Made {
  recipe::Prepared prepared;
  std::optional<double> peak_dbov; ///< before the set's reduction
  std::int64_t clipped_in_file = 0;
};

Made make(const Work& work, const PlannedStimulus& planned, ReadySource& source, bool is_last_use) {
  recipe::Origin origin = source.origin;
  origin.condition = work.set.conditions[planned.condition].id;
  if (work.options.allow_commands) origin.programs = &work.programs;
  const auto& alignment = work.worklist.alignments[planned.condition]; // which compares with the source
  Made out{recipe::apply(work.worklist.recipes[planned.condition],
                         sound_for_use(source, is_last_use && !alignment), planned.seeds, work.worklist.files,
                         origin),
           {},
           0};
  auto& [clip, facts] = out.prepared;
  if (alignment) {
    const double gain = alignment_gain_db(*alignment, source.clip, source.facts.active_level_dbov, clip);
    scale(clip, gain);
    facts.gain_db = facts.gain_db.value_or(0) + gain;
  }
  double peak = signal::peak_of(clip.samples);
  if (peak > 0) out.peak_dbov = 20 * std::log10(peak);
  if (work.set.reduction_db > 0) {
    scale(clip, -work.set.reduction_db);
    peak = signal::peak_of(clip.samples);
  }
  if (may_clip(peak, work.set.bits)) out.clipped_in_file = clipped_samples(clip, work.set.bits);
  check_clipping(work.set, facts.clipped_samples, out.clipped_in_file);
  return out;
}

/// P.56 of a sound with more activity than its clean source has measured noise in its pauses.
bool is_level_void(const recipe::Facts& facts, const SoundLevel& found,
                   const stimulus::LockedSource& source) {
  constexpr double few_points = 0.05; // "a rise of more than a few points", STL manual
  return facts.noise_added || (!facts.reverberant && found.activity > source.activity + few_points);
}

/// Of what a level step or an alignment promised and nothing may have changed since.
void check_promised_level(const Work& work, const PlannedStimulus& planned, const SoundLevel& found) {
  constexpr double tolerance_db = 0.1; // of the written file; P.56's ladder and the rounding need half of it
  const auto promised = work.worklist.promised_level_dbov[planned.condition];
  if (!promised) return;
  const double level_dbov = *promised - work.set.reduction_db;
  if (!found.active_level_dbov)
    throw_input("its file was levelled, but P.56 finds no speech in it; is the source the right one?");
  if (std::abs(*found.active_level_dbov - level_dbov) > tolerance_db)
    throw_input(
        fmt::format("its file has an active level of {:.2f} dBov where the level step makes {:.2f}; "
                    "put the level step behind filters and resampling, or, where it stands there, take "
                    "another source, for P.56 has no firm level for this one",
                    *found.active_level_dbov, level_dbov));
}

void add_names(LockedStimulus& out, const stimulus::Stimulus& wanted, const stimulus::Condition& condition) {
  out.id = wanted.id;
  out.condition = wanted.condition;
  out.talker = wanted.talker;
  out.sample = wanted.sample;
  out.file = wanted.file;
  out.listening_level_offset_db = condition.listening_level_offset_db;
}

void add_loss(LockedStimulus& out, const std::optional<network::LossStatistics>& loss) {
  if (!loss) return;
  out.packets = static_cast<std::int64_t>(loss->packets);
  out.lost = static_cast<std::int64_t>(loss->lost);
  out.longest_burst = static_cast<std::int64_t>(loss->longest_burst);
  out.ppl_percent = loss->ppl_percent;
  out.burst_ratio = loss->burst_ratio;
}

stimulus::LockedLoss locked_loss(const recipe::CodecLoss& loss) {
  stimulus::LockedLoss out;
  out.codec = loss.codec;
  out.packets = static_cast<std::int64_t>(loss.all.packets);
  out.lost = static_cast<std::int64_t>(loss.all.lost);
  out.ppl_percent = loss.all.ppl_percent;
  out.burst_ratio = loss.all.burst_ratio;
  out.longest_burst = static_cast<std::int64_t>(loss.all.longest_burst);
  if (loss.active) {
    out.ppl_active_percent = loss.active->ppl_percent;
    out.burst_ratio_active = loss.active->burst_ratio;
    out.longest_burst_active = static_cast<std::int64_t>(loss.active->longest_burst);
  }
  out.late_percent = loss.late_percent;
  out.buffer_delay_ms = loss.buffer_delay_ms;
  return out;
}

void add_active_loss(LockedStimulus& out, const std::optional<network::LossStatistics>& loss) {
  if (!loss) return;
  out.ppl_active_percent = loss->ppl_percent;
  out.burst_ratio_active = loss->burst_ratio;
  out.longest_burst_active = static_cast<std::int64_t>(loss->longest_burst);
}

/// One figure holds for the stimulus where one codec lost packets; of several each has its own.
void add_losses(LockedStimulus& out, const recipe::Facts& facts) {
  if (facts.losses.size() > 1) {
    for (const recipe::CodecLoss& each : facts.losses) out.losses.push_back(locked_loss(each));
    return;
  }
  add_loss(out, facts.loss);
  add_active_loss(out, facts.loss_active);
  out.late_percent = facts.late_percent;
  out.buffer_delay_ms = facts.buffer_delay_ms;
}

void add_facts(LockedStimulus& out, const Made& made, const stimulus::LockedSource& source) {
  const recipe::Facts& facts = made.prepared.facts;
  out.source_sha256 = source.sha256;
  out.source_level_dbov = source.active_level_dbov;
  out.gain_db = facts.gain_db;
  out.peak_dbov = made.peak_dbov;
  out.clipped_samples = facts.clipped_samples + made.clipped_in_file;
  out.clipped_by_step = facts.clipped_by_step;
  out.saturated_samples = facts.saturated_samples;
  out.delay_removed_samples = facts.delay_removed_samples;
  out.delay_ms = facts.delay_ms;
  out.snr_db = facts.snr_db;
  add_losses(out, facts);
}

/// Of what stands on the disk, which has the form of the clip.
SoundLevel level_of(const FileSnapshot& file, const signal::Clip& clip) {
  stimulus::SoundLevelMeter meter(clip.rate_hz, clip.channels);
  file.read([&](const fs::path& bytes) {
    signal::read_pieces(bytes, [&](std::span<const double> piece) { meter.add(piece); });
  });
  return meter.finish();
}

void add_file(LockedStimulus& out, const FileSnapshot& file, const signal::Clip& clip, int bits) {
  out.sha256 = file.sha256();
  out.seconds = clip.seconds();
  out.rate_hz = clip.rate_hz;
  out.channels = clip.channels;
  out.bits = bits;
}

} // namespace

ReadySource ready_source(const Work& work, std::size_t s) {
  const stimulus::Source& source = work.set.sources[s];
  return naming(work, "source " + source.id, source.line, [&] {
    auto [recorded, saturated_samples, sha256] = recipe::read_source_sound(work.folder, source);
    if (!work.source_sha256[s].empty() && sha256 != work.source_sha256[s])
      throw_input("changed while the set was being prepared; run quietroom prepare again");
    const int recorded_rate_hz = recorded.rate_hz;
    ReadySource out;
    SoundLevel level = stimulus::sound_level(recorded);
    out.facts.recorded_level_dbov = level.active_level_dbov;
    recipe::Prepared prepared =
        recipe::apply(work.worklist.source_recipe, std::move(recorded), {}, work.worklist.files);
    out.clip = std::move(prepared.clip);
    if (!work.worklist.source_recipe.empty()) level = stimulus::sound_level(out.clip);
    out.origin = {source.talker, recorded_rate_hz, &work.worklist.source_recipe};
    out.facts.id = source.id;
    out.facts.sha256 = sha256;
    out.facts.licence = source.rights.licence;
    out.facts.attribution = source.rights.attribution;
    out.facts.seconds = out.clip.seconds();
    out.facts.active_level_dbov = level.active_level_dbov;
    out.facts.activity = level.activity;
    out.facts.gain_db = prepared.facts.gain_db;
    out.facts.saturated_samples = saturated_samples;
    return out;
  });
}

LockedStimulus make_stimulus(const Work& work, std::size_t i, ReadySource& source, bool is_last_use) {
  const stimulus::Stimulus& wanted = work.set.stimuli[i];
  const PlannedStimulus& planned = work.worklist.stimuli[i];
  const stimulus::Condition& condition = work.set.conditions[planned.condition];
  return naming(work, "stimulus " + wanted.id, condition.line, [&] {
    const Made made = make(work, planned, source, is_last_use);
    const fs::path file = work.folder / wanted.file;
    write_target(work, i,
                 [&](const fs::path& at) { signal::write_wav(at, made.prepared.clip, work.set.bits); });
    const FileSnapshot written(file);
    const SoundLevel level = level_of(written, made.prepared.clip);
    check_promised_level(work, planned, level);
    LockedStimulus out;
    add_names(out, wanted, condition);
    add_facts(out, made, source.facts);
    add_file(out, written, made.prepared.clip, work.set.bits);
    out.chain = planned.chain;
    out.level_of_source = is_level_void(made.prepared.facts, level, source.facts);
    out.active_level_dbov = level.active_level_dbov;
    if (out.level_of_source && (out.active_level_dbov = source.facts.active_level_dbov))
      *out.active_level_dbov -= work.set.reduction_db;
    out.activity = level.activity;
    return out;
  });
}

} // namespace quietroom::prepare
