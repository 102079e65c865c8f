#include "stimulus/check.h"

#include "core/relative_path.h"
#include "core/sha256.h"
#include "signal/audio_file.h"
#include "stimulus/manifest.h"
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

/// What an Error says of `file`, as a problem of it.
Problem problem_of(const Error& error, const std::string& file) {
  std::string sentence = error.what();
  if (sentence.starts_with(file + ": ")) sentence.erase(0, file.size() + 2);
  return {Severity::error, file, sentence};
}

MeasuredStimulus measured(const fs::path& file, const Stimulus& stimulus) {
  MeasuredStimulus out;
  out.stimulus = stimulus;
  out.bits = signal::read_info(file).bits;
  const signal::Clip clip = signal::read_clip(file);
  out.sha256 = sha256_of_file(file);
  out.rate_hz = clip.rate_hz;
  out.channels = clip.channels;
  out.seconds = clip.seconds();
  out.level = sound_level(clip);
  return out;
}

Found find(const fs::path& folder, const Stimulus& stimulus) {
  const auto file = inside(folder, stimulus.file);
  if (!file)
    return {{},
            {{Severity::error, (folder / stimulus.file).string(),
              "leaves the folder of the set, perhaps through a link; keep all files within it"}}};
  if (!fs::exists(*file))
    return {{}, {{Severity::error, file->string(), "missing; run quietroom prepare, or put the file there"}}};
  try {
    return {measured(*file, stimulus), {}};
  } catch (const Error& error) {
    return {{}, {problem_of(error, file->string())}};
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

Checked check(const fs::path& folder, const Progress& progress) {
  ReadSet read = read_set(folder);
  const bool started = is_started(folder, read);
  Checked out{std::move(read.set), {}, std::move(read.problems)};
  append(out.problems,
         missing_sources(folder, out.set, out.set.prepared ? Severity::warning : Severity::error));
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
  append(out.problems, problems_of_files(folder, out.set, out.stimuli));
  append(out.problems, problems_of_whole(folder, out.set, out.stimuli));
  return out;
}

} // namespace quietroom::stimulus
