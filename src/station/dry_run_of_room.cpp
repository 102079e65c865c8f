#include "station/dry_run.h"

#include "audio/open_output.h"
#include "core/utc.h"
#include "store/read_records.h"
#include "store/study_store.h"

#include <fmt/format.h>
#include <unistd.h>
#include <variant>

namespace quietroom::station {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t bytes_per_trial = 4096; // rows and indexes of an attempt, and again in the log
constexpr std::uintmax_t spare_bytes = 16U << 20;
constexpr std::uintmax_t comfortable_bytes = 256U << 20;
constexpr const char* earliest_utc = "2025-01-01T00:00:00.000Z"; // before this program was written

std::uintmax_t planned_trials(const DryRun& run) {
  const auto& design = run.study.design;
  return design.listeners.size() * (run.study.set.stimuli.size() + static_cast<std::size_t>(design.practice));
}

/// A file that would be replaced by opening the device stays as it is.
std::vector<Problem> check_file_device(const audio::FileDevice& device) {
  const fs::path folder = fs::absolute(device.path).parent_path();
  if (fs::is_directory(folder) && ::access(folder.c_str(), W_OK | X_OK) == 0) return {};
  return {{Severity::error, device.path.string(),
           "no sound can be written there; make the folder, or give another --device file:OUT.wav"}};
}

std::string latest_stored_utc(const DryRun& run) {
  std::string out;
  for (const auto& session : store::read_records(store::database_of(run.study.folder)).sessions) {
    out = std::max({out, session.started_utc, session.finished_utc});
    for (const auto& each : session.attempts) out = std::max({out, each.started_utc, each.voted_utc});
  }
  return out;
}

} // namespace

Machine this_machine() {
  return {[](const fs::path& folder) { return fs::space(folder).available; },
          [] { return std::chrono::system_clock::now(); }};
}

std::vector<Problem> check_device(const DryRun& run) {
  if (const auto* file = std::get_if<audio::FileDevice>(&run.device)) return check_file_device(*file);
  try {
    const auto output = audio::open_output(
        run.device, {.rate_hz = run.study.set.rate_hz, .channels = 2, .bits = run.study.set.bits});
    const audio::OutputInfo info = output->info();
    if (!info.converting) return {};
    return {{Severity::warning, info.device,
             "may resample, mix or scale what it is given; use a hw device of ALSA for bit-exact sound "
             "(quietroom tone --list)"}};
  } catch (const Error& failure) {
    return {{Severity::error, "sound device", failure.what()}};
  }
}

std::vector<Problem> check_disk(const DryRun& run) {
  const std::uintmax_t needed = planned_trials(run) * bytes_per_trial + spare_bytes;
  const std::uintmax_t free = run.machine.free_bytes(run.study.folder);
  const auto found = [&](Severity severity) {
    return std::vector<Problem>{
        {severity, run.study.folder.string(),
         fmt::format("the disk has {} MiB left, and the sessions of this study may need {}; free some space",
                     free >> 20, (needed >> 20) + 1)}};
  };
  if (free < needed) return found(Severity::error);
  return free < comfortable_bytes ? found(Severity::warning) : std::vector<Problem>{};
}

std::vector<Problem> check_clock(const DryRun& run) {
  const std::string now = utc_text(run.machine.now());
  const auto wrong = [&](const std::string& sentence) {
    return std::vector<Problem>{
        {Severity::error, "clock",
         fmt::format("it is {} by this machine's clock, {}; set the clock", now, sentence)}};
  };
  if (now < earliest_utc) return wrong("which is before this program was made");
  if (const std::string latest = latest_stored_utc(run); now < latest)
    return wrong(fmt::format("but a vote or session of this study is of {}", latest));
  return {};
}

} // namespace quietroom::station
