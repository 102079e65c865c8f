#include "stimulus/check.h"

#include "core/available_cores.h"
#include "core/relative_path.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"
#include "stimulus/problem_order.h"
#include "stimulus/whole_set.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// A file's result, put in the order of the set afterwards.
struct Found {
  std::optional<MeasuredStimulus> stimulus;
  std::vector<Problem> problems;
};

/// An original that was converted and has changed since.
std::vector<Problem> stale_original(const fs::path& folder, const Stimulus& stimulus) {
  if (!stimulus.converted) return {};
  const auto original = inside(folder, stimulus.converted->from);
  std::error_code failure;
  if (!original || !fs::is_regular_file(*original, failure)) return {}; // it may be gone, the copy counts
  if (sha256_of_file(*original) == stimulus.converted->sha256) return {};
  return {{Severity::warning, (folder / stimulus.file).string(),
           fmt::format("{} has changed since this was made from it; run quietroom add-set again",
                       stimulus.converted->from)}};
}

/// Hashes the clean sound that set.toml names, and says where it is not what the lock fixes.
void find_reference(const fs::path& folder, Found& found) {
  MeasuredStimulus& measured = *found.stimulus;
  const auto hash = reference_sha256(folder, measured.stimulus);
  if (const auto* problem = std::get_if<Problem>(&hash)) return found.problems.push_back(*problem);
  measured.reference_sha256 = std::get<std::string>(hash);
  const std::string& locked = measured.stimulus.reference_sha256;
  if (!locked.empty() && !measured.reference_sha256.empty() && locked != measured.reference_sha256)
    found.problems.push_back(
        {Severity::error, (folder / measured.stimulus.reference).string(),
         "is not the reference that set.lock fixes; put it back, or run quietroom prepare"});
}

Found find(const fs::path& folder, const Stimulus& stimulus) {
  const auto file = inside(folder, stimulus.file);
  if (!file)
    return {{},
            {{Severity::error, (folder / stimulus.file).string(),
              "leaves the folder of the set, perhaps through a link; keep all files within it"}}};
  if (!fs::exists(*file))
    return {{},
            {{Severity::error, file->string(),
              stimulus.is_finished ? "missing; put the file there, or correct its name in set.toml"
                                   : "missing; run quietroom prepare, or put the file there"}}};
  try {
    Found out{measured(*file, stimulus), stale_original(folder, stimulus)};
    find_reference(folder, out);
    if (const double peak_dbov = out.stimulus->level.peak_dbov.value_or(0); peak_dbov > 0)
      out.problems.push_back(
          {Severity::warning, file->string(),
           fmt::format(
               "goes {:.2f} dB beyond full scale, where playback cuts it; lower the level of the whole set",
               peak_dbov)});
    return out;
  } catch (const Error& error) {
    return {{}, {problem_of(error, *file)}};
  }
}

bool is_started(const fs::path& folder, const ReadSet& read) {
  return read.set.sources.empty() || read.lock || fs::exists(folder / "stimuli");
}

void append(std::vector<Problem>& problems, std::vector<Problem> more) {
  problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

std::vector<Problem> missing_sources(const fs::path& folder, const StimulusSet& set, Severity severity) {
  std::vector<Problem> out;
  for (const Source& source : set.sources)
    for (const std::string& name : source.files) {
      const auto file = inside(folder, name);
      if (file && !fs::exists(*file))
        out.push_back({severity, fmt::format("{}:{}", (folder / "set.toml").string(), source.line),
                       fmt::format("source file {} is missing; copy it there", name)});
    }
  return out;
}

Checked check(const fs::path& folder, const OnProgress& progress) {
  ReadSet read = read_set(folder);
  const bool started = is_started(folder, read);
  Checked out{std::move(read.set), {}, std::move(read.problems)};
  append(out.problems,
         missing_sources(folder, out.set, out.set.prepared ? Severity::warning : Severity::error));
  append(out.problems, unstated_losses(folder, out.set));
  if (!started) {
    if (!out.set.stimuli.empty())
      out.problems.push_back(
          {Severity::error, folder.string(), "its stimuli are not prepared yet; run quietroom prepare"});
    return out;
  }
  if (!out.set.sources.empty() && !fs::exists(folder / "set.lock"))
    out.problems.push_back({Severity::error, (folder / "set.lock").string(),
                            "missing, so nobody knows what the stimuli are; run quietroom prepare"});
  std::vector<Found> found(out.set.stimuli.size());
  for_each_index(
      found.size(), available_cores(), [&](std::size_t i) { found[i] = find(folder, out.set.stimuli[i]); },
      progress);
  for (Found& each : found) {
    append(out.problems, std::move(each.problems));
    if (each.stimulus) out.stimuli.push_back(std::move(*each.stimulus));
  }
  append(out.problems, judge(folder, out.set, out.stimuli));
  order_problems(out.problems, folder, out.set);
  return out;
}

} // namespace quietroom::stimulus
