#include "station/dry_run.h"

#include "core/available_cores.h"
#include "core/counted.h"
#include "core/relative_path.h"
#include "station/block_clips.h"
#include "stimulus/measured_stimulus.h"

#include <fmt/format.h>
#include <optional>

namespace quietroom::station {

namespace fs = std::filesystem;

namespace {

struct FoundFile {
  std::optional<stimulus::MeasuredStimulus> stimulus;
  std::vector<Problem> problems;
};

/// What a session would refuse in the file: the same that loads a block.
std::vector<Problem> misfits(const stimulus::MeasuredStimulus& found, const stimulus::StimulusSet& set,
                             const std::string& file) {
  std::vector<Problem> out;
  const auto wrong = [&](const std::string& sentence) { out.push_back({Severity::error, file, sentence}); };
  if (found.sha256 != found.stimulus.sha256)
    wrong("is not the file this study was made with; restore it, or make a new study");
  if (found.rate_hz != set.rate_hz)
    wrong(
        fmt::format("has a rate of {} Hz, its set {} Hz; prepare the set anew", found.rate_hz, set.rate_hz));
  if (found.bits > set.bits)
    wrong(fmt::format("has {} bits, its set says {}; correct bits in set.toml and make the study anew",
                      found.bits, set.bits));
  if (found.channels > 2)
    wrong(fmt::format("has {}; one or two can be played", counted(found.channels, "channel")));
  if (const double peak_dbov = found.level.peak_dbov.value_or(0); peak_dbov > 0)
    out.push_back({Severity::warning, file,
                   fmt::format("goes {:.2f} dB beyond full scale, where it is cut", peak_dbov)});
  return out;
}

FoundFile found_file(const stimulus::Stimulus& stimulus, const study::FixedStudy& study) {
  const auto file = inside(study.design.set, stimulus.file);
  if (!file) return {{}, {{Severity::error, stimulus.file, "lies outside its set; correct the set"}}};
  if (!fs::exists(*file))
    return {{}, {{Severity::error, file->string(), "is missing; restore it, or make a new study"}}};
  try {
    auto measured = stimulus::measured(*file, stimulus);
    auto problems = misfits(measured, study.set, file->string());
    return {std::move(measured), std::move(problems)};
  } catch (const Error& failure) {
    return {{}, {stimulus::problem_of(failure, *file)}};
  }
}

std::vector<Problem> too_much_memory(const stimulus::Checked& checked) {
  double bytes = 0; // of the main block, which has them all
  for (const stimulus::MeasuredStimulus& each : checked.stimuli)
    bytes += each.seconds * each.rate_hz * each.channels * static_cast<double>(sizeof(std::int32_t));
  if (bytes <= static_cast<double>(most_block_bytes)) return {};
  return {
      {Severity::error, "set",
       fmt::format("a block of all stimuli needs more than {} GiB of memory; use fewer or shorter stimuli",
                   most_block_bytes >> 30)}};
}

void take_problems(std::vector<Problem>& all, std::vector<Problem> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

stimulus::Checked checked_files(const DryRun& run, const stimulus::OnProgress& progress) {
  stimulus::Checked out{run.study.set, {}, {}};
  std::vector<FoundFile> found(out.set.stimuli.size());
  stimulus::for_each_index(
      found.size(), available_cores(),
      [&](std::size_t i) { found[i] = found_file(out.set.stimuli[i], run.study); }, progress);
  for (FoundFile& each : found) {
    take_problems(out.problems, std::move(each.problems));
    if (each.stimulus) out.stimuli.push_back(std::move(*each.stimulus));
  }
  take_problems(out.problems, too_much_memory(out));
  return out;
}

} // namespace

const std::vector<DryRunCheck>& dry_run_checks() {
  static const std::vector<DryRunCheck> out = {
      check_orders,   check_begun_sessions, check_listener_ids, check_code_is_set, check_other_studies,
      check_database, check_server,         check_device,       check_disk,        check_clock};
  return out;
}

stimulus::Checked dry_run(const DryRun& run, const stimulus::OnProgress& progress) {
  stimulus::Checked out = checked_files(run, progress);
  for (const DryRunCheck check : dry_run_checks()) {
    try {
      take_problems(out.problems, check(run));
    } catch (const Error& failure) {
      out.problems.push_back({Severity::error, run.study.folder.string(), failure.what()});
    }
  }
  return out;
}

} // namespace quietroom::station
