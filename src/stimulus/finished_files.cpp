#include "stimulus/finished_files.h"

#include "core/relative_path.h"
#include "core/sha256.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace quietroom::stimulus {

bool runs_program(const Condition& condition) {
  return std::ranges::any_of(condition.steps, [](const Step& step) { return step.name == "command"; });
}

bool is_finished(const StimulusSet& set) { return set.sources.empty(); }

std::set<std::string, std::less<>> finished_conditions(const StimulusSet& set) {
  std::set<std::string, std::less<>> out;
  for (const Stimulus& stimulus : set.stimuli)
    if (stimulus.is_finished) out.insert(stimulus.condition);
  return out;
}

std::vector<Problem> unstated_losses(const std::filesystem::path& folder, const StimulusSet& set) {
  std::set<std::string_view> silent;
  for (const Stimulus& stimulus : set.stimuli)
    if (stimulus.is_finished && !stimulus.ppl_percent) silent.insert(stimulus.condition);
  std::vector<Problem> out;
  for (const Condition& condition : set.conditions)
    if (condition.emodel && condition.emodel->Bpl && runs_program(condition) && !condition.loss.Ppl &&
        !silent.contains(condition.id))
      out.push_back(
          {Severity::error, fmt::format("{}:{}", (folder / "set.toml").string(), condition.line),
           fmt::format("condition {} has a Bpl and a program makes it, whose packet loss is not known "
                       "here; give Ppl (in percent) and BurstR, Ppl = 0 where nothing was lost",
                       condition.id)});
    else if (condition.emodel && condition.emodel->Bpl && silent.contains(condition.id))
      out.push_back({Severity::error, fmt::format("{}:{}", (folder / "set.toml").string(), condition.line),
                     fmt::format("condition {} has a Bpl and finished files whose packet loss is not stated; "
                                 "give Ppl (in percent) and BurstR for it or for each [[stimulus]], Ppl = 0 "
                                 "where nothing was lost",
                                 condition.id)});
  return out;
}

std::string finished_chain(const Stimulus& stimulus) {
  if (!stimulus.converted) return "finished file";
  return fmt::format("finished file, converted from {}: {}", stimulus.converted->from,
                     stimulus.converted->by);
}

std::variant<std::string, Problem> reference_sha256(const std::filesystem::path& folder,
                                                    const Stimulus& stimulus) {
  if (stimulus.reference.empty()) return std::string();
  const auto file = inside(folder, stimulus.reference);
  std::error_code failure;
  if (file && std::filesystem::is_regular_file(*file, failure)) return sha256_of_file(*file);
  return Problem{Severity::error, fmt::format("{}:{}", (folder / "set.toml").string(), stimulus.line),
                 file ? fmt::format("its reference {} is missing; put the file there, or correct its name",
                                    stimulus.reference)
                      : fmt::format("its reference {} leaves the folder of the set, perhaps through a link; "
                                    "keep all files within it",
                                    stimulus.reference)};
}

LockedStimulus locked_finished(const MeasuredStimulus& measured) {
  LockedStimulus locked;
  locked.id = measured.stimulus.id;
  locked.condition = measured.stimulus.condition;
  locked.talker = measured.stimulus.talker;
  locked.sample = measured.stimulus.sample;
  locked.file = measured.stimulus.file;
  locked.sha256 = measured.sha256;
  locked.source_sha256 = measured.sha256; // it is its own source
  if (const auto& converted = measured.stimulus.converted) locked.source_sha256 = converted->sha256;
  locked.chain = finished_chain(measured.stimulus);
  locked.licence = measured.stimulus.rights.licence;
  locked.attribution = measured.stimulus.rights.attribution;
  locked.reference_sha256 = measured.reference_sha256;
  locked.seconds = measured.seconds;
  locked.rate_hz = measured.rate_hz;
  locked.channels = measured.channels;
  locked.bits = measured.bits;
  locked.active_level_dbov = measured.level.active_level_dbov;
  return locked;
}

Lock lock_of_finished(const Checked& checked, const std::string& set_toml, const std::string& tool_version) {
  Lock lock;
  lock.tool_version = tool_version;
  lock.set_sha256 = sha256_of(set_toml);
  for (const MeasuredStimulus& measured : checked.stimuli) lock.stimuli.push_back(locked_finished(measured));
  return lock;
}

} // namespace quietroom::stimulus
