#include "stimulus/whole_set.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

constexpr double default_level_dbov = -26;  // P.800 B.1.7
constexpr double level_tolerance_db = 0.5;  // the same
constexpr std::size_t clipped_at_least = 2; // one sample at full scale may be there by right

std::optional<double> number_of(const Step& step, std::string_view parameter) {
  const auto found = step.parameters.find(parameter);
  if (found == step.parameters.end()) return std::nullopt;
  if (const auto* number = std::get_if<double>(&found->second)) return *number;
  if (const auto* integer = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*integer);
  return std::nullopt;
}

/// The level that a chain leads to: its last level step, its own or the sources', and the gains behind it.
double level_target_dbov(const StimulusSet& set, const Condition& condition) {
  double target = default_level_dbov;
  for (const auto* steps : {&set.source_steps, &condition.steps})
    for (const Step& step : *steps) {
      if (step.name == "level") target = number_of(step, "level_dbov").value_or(target);
      if (step.name == "gain") target += number_of(step, "gain_db").value_or(0);
    }
  return target;
}

/// Not where noise was added, which P.56 then measures too, nor where recordings of any level were joined. Of
/// finished files only the tests are known to be free of it.
bool is_level_meaningful(const StimulusSet& set, const Condition& condition) {
  if (set.sources.empty()) return condition.kind == Kind::test;
  return std::ranges::none_of(condition.steps, [](const Step& step) {
    return step.name == "mnru" || step.name == "noise" || step.name == "concat";
  });
}

/// The number of channels that most files have; of two equally common the smaller.
int usual_channels(const std::vector<MeasuredStimulus>& stimuli) {
  std::map<int, int> counts;
  for (const MeasuredStimulus& each : stimuli) ++counts[each.channels];
  int usual = 1;
  int most = 0;
  for (const auto& [channels, count] : counts)
    if (count > most) {
      usual = channels;
      most = count;
    }
  return usual;
}

/// Notes what is wrong with one file.
struct Notes {
  std::string where;
  std::vector<Problem>& problems;

  void error(std::string message) const { problems.push_back({Severity::error, where, std::move(message)}); }
  void warning(std::string message) const {
    problems.push_back({Severity::warning, where, std::move(message)});
  }
};

void check_level(const Notes& notes, const StimulusSet& set, const MeasuredStimulus& found) {
  const auto condition = std::ranges::find(set.conditions, found.stimulus.condition, &Condition::id);
  if (!found.level.active_level_dbov)
    return notes.warning("P.56 finds no speech in it; is it the right file?");
  if (condition == set.conditions.end() || !is_level_meaningful(set, *condition)) return;
  const double target = level_target_dbov(set, *condition);
  if (std::abs(*found.level.active_level_dbov - target) > level_tolerance_db)
    notes.warning(fmt::format("active level {:.1f} dBov is more than {} dB off {}; level it",
                              *found.level.active_level_dbov, level_tolerance_db, target));
}

void check_form(const Notes& notes, const StimulusSet& set, const MeasuredStimulus& found, int channels) {
  if (found.rate_hz != set.rate_hz)
    notes.error(fmt::format("{} Hz where set.toml says {}; resample it", found.rate_hz, set.rate_hz));
  if (found.channels > 2)
    notes.error(fmt::format("{} channels; stimuli are mono or stereo", found.channels));
  else if (found.channels != channels)
    notes.error(fmt::format("{} where the set is {}; make them all alike",
                            found.channels == 1 ? "mono" : "stereo", channels == 1 ? "mono" : "stereo"));
  if (found.bits > set.bits)
    notes.error(
        fmt::format("{} bits where set.toml says {}, so playback would cut them; write bits = 24 there, or "
                    "convert the file",
                    found.bits, set.bits));
  else if (found.bits < set.bits)
    notes.warning(fmt::format("{} bits where set.toml says {}; make them all alike", found.bits, set.bits));
  if (!found.stimulus.sha256.empty() && found.sha256 != found.stimulus.sha256)
    notes.error("changed since it was prepared; run quietroom prepare");
  if (found.level.full_scale_samples >= clipped_at_least)
    notes.warning(
        fmt::format("{} samples at full scale; it was probably clipped", found.level.full_scale_samples));
}

std::string cell_of(const Stimulus& stimulus) { return stimulus.talker + "." + stimulus.sample; }

} // namespace

std::vector<Problem> problems_of_files(const fs::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli) {
  std::vector<Problem> out;
  const int channels = usual_channels(stimuli);
  for (const MeasuredStimulus& found : stimuli) {
    const Notes notes{(folder / found.stimulus.file).string(), out};
    check_form(notes, set, found, channels);
    check_level(notes, set, found);
  }
  return out;
}

std::vector<Problem> problems_of_whole(const fs::path& folder, const StimulusSet& set,
                                       const std::vector<MeasuredStimulus>& stimuli) {
  std::vector<Problem> out;
  std::map<std::string, std::string> first_of_hash;
  for (const MeasuredStimulus& found : stimuli) {
    const auto [first, is_new] = first_of_hash.emplace(found.sha256, found.stimulus.file);
    if (!is_new)
      out.push_back({Severity::warning, (folder / found.stimulus.file).string(),
                     fmt::format("the same bytes as {}; is one of them in the wrong place?", first->second)});
  }
  std::set<std::string> all;
  std::map<std::string, std::set<std::string>> of_condition;
  for (const Stimulus& stimulus : set.stimuli) {
    all.insert(cell_of(stimulus));
    of_condition[stimulus.condition].insert(cell_of(stimulus));
  }
  for (const Condition& condition : set.conditions)
    for (const std::string& cell : all)
      if (!of_condition[condition.id].contains(cell))
        out.push_back(
            {Severity::warning, fmt::format("{}:{}", (folder / "set.toml").string(), condition.line),
             fmt::format("condition {} has no stimulus {}, which others have", condition.id, cell)});
  return out;
}

} // namespace quietroom::stimulus
