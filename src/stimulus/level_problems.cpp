#include "stimulus/level_problems.h"
#include "core/counted.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace quietroom::stimulus {

namespace {

namespace fs = std::filesystem;

constexpr double default_level_dbov = -26; // P.800 B.1.7
constexpr double tolerance_db = 0.5;       // the same

bool is_off(double level_dbov, double target_dbov) {
  return std::abs(level_dbov - target_dbov) > tolerance_db;
}

std::optional<double> number_of(const Step& step, std::string_view parameter) {
  const auto found = step.parameters.find(parameter);
  if (found == step.parameters.end()) return std::nullopt;
  if (const auto* number = std::get_if<double>(&found->second)) return *number;
  if (const auto* integer = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*integer);
  return std::nullopt;
}

/// The level that a chain leads to; nothing where it is levelled by something else than P.56.
std::optional<double> target_dbov(const StimulusSet& set, const Condition& condition) {
  std::optional<double> target = default_level_dbov;
  for (const auto* steps : {&set.source_steps, &condition.steps})
    for (const Step& step : *steps) {
      if (step.name == "level") target = number_of(step, "level_dbov");
      if (target && step.name == "gain") *target += number_of(step, "gain_db").value_or(0);
    }
  if (target) *target -= set.reduction_db;
  return target;
}

PostAlign alignment_of(const StimulusSet& set, const Condition& condition) {
  return condition.post_align.value_or(set.post_align.value_or(PostAlign::gain_from_clean));
}

/// Whether something gives the sound its level on the way, so that what is off comes from behind it.
bool is_levelled(const StimulusSet& set, const Condition& condition) {
  const auto levels = [](const Step& step) { return step.name == "level"; };
  return std::ranges::any_of(set.source_steps, levels) || std::ranges::any_of(condition.steps, levels);
}

/// Noise, which P.56 would measure too, or recordings of any level.
bool voids_level(const Step& step) {
  return step.name == "mnru" || step.name == "noise" || step.name == "concat";
}

/// What to hold against the target: nothing where the file says nothing of it.
std::optional<double> judged_dbov(const MeasuredStimulus& found, const Condition& condition) {
  if (found.stimulus.level_of_source) return found.stimulus.active_level_dbov;
  if (found.noise_fills_pauses || std::ranges::any_of(condition.steps, voids_level)) return std::nullopt;
  return found.level.active_level_dbov;
}

class Judge {
public:
  Judge(const fs::path& folder, const StimulusSet& set) : m_folder(folder), m_set(set) {
    for (const Condition& condition : set.conditions) m_conditions.emplace(condition.id, &condition);
  }

  std::vector<Problem> problems(const std::vector<MeasuredStimulus>& stimuli) {
    settle_finished_target(stimuli);
    for (const MeasuredStimulus& found : stimuli) judge(found);
    note_lower_by_loss();
    return std::move(m_problems);
  }

private:
  void settle_finished_target(const std::vector<MeasuredStimulus>& stimuli) {
    m_finished_dbov = m_set.level_dbov.value_or(default_level_dbov);
    std::vector<double> levels;
    for (const MeasuredStimulus& found : stimuli)
      if (found.stimulus.is_finished && found.level.active_level_dbov && !found.noise_fills_pauses)
        levels.push_back(*found.level.active_level_dbov);
    if (levels.size() < 2) return;
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::ranges::nth_element(levels, middle);
    if (!is_off(*middle, m_finished_dbov)) return;
    m_problems.push_back({Severity::warning, (m_folder / "set.toml").string(),
                          fmt::format("the files lie around {0:.1f} dBov active level, not {1}; level them "
                                      "(quietroom level FILE... --apply {1} --out DIR), or write "
                                      "level_dbov = {0:.1f} if that is meant",
                                      *middle, m_finished_dbov)});
    m_finished_dbov = *middle;
  }

  void judge(const MeasuredStimulus& found) {
    const auto condition = m_conditions.find(found.stimulus.condition);
    const bool known = condition != m_conditions.end();
    const auto target = found.stimulus.is_finished || !known ? std::optional(m_finished_dbov)
                                                             : target_dbov(m_set, *condition->second);
    if (!target) return;
    if (!found.level.active_level_dbov)
      return warn(found, "P.56 finds no speech in it; is it the right file?");
    if (!known) return;
    const auto level = judged_dbov(found, *condition->second);
    if (!level || !is_off(*level, *target)) return;
    if (is_lower_by_loss(found, *level, *target)) {
      ++m_lower_by_loss;
      m_lossy.insert(found.stimulus.condition);
      return;
    }
    warn(found, off_target(found, *condition->second, *level, *target));
  }

  /// Lost packets take energy with them, and concealment fades.
  static bool is_lower_by_loss(const MeasuredStimulus& found, double level_dbov, double target_dbov) {
    constexpr double most_db = 2;
    return found.stimulus.ppl_percent.value_or(0) > 0 && level_dbov < target_dbov &&
           level_dbov >= target_dbov - most_db;
  }

  void note_lower_by_loss() {
    if (m_lower_by_loss > 0)
      m_problems.push_back(
          {Severity::warning, (m_folder / "set.toml").string(),
           fmt::format("{} that lost packets lie {} to 2 dB below their level ({}): lost packets take "
                       "that much, so leave them as they are",
                       counted(m_lower_by_loss, "file"), tolerance_db, fmt::join(m_lossy, ", "))});
  }

  std::string off_target(const MeasuredStimulus& found, const Condition& condition, double level_dbov,
                         double target_dbov) const {
    if (!found.stimulus.is_finished && m_set.prepared && !found.stimulus.level_of_source &&
        is_levelled(m_set, condition) &&
        alignment_of(m_set, condition) != PostAlign::rms_active_frames_of_clean)
      return fmt::format(
          "active level {:.1f} dBov: its chain changes the level by {:+.1f} dB, which listeners "
          "will hear; post_align = \"rms-active-frames-of-clean\" would take it out",
          level_dbov, level_dbov - target_dbov);
    return fmt::format("active level {:.1f} dBov{} is more than {} dB off {:.4g}; level it{}", level_dbov,
                       found.stimulus.level_of_source ? " of its source" : "", tolerance_db, target_dbov,
                       found.stimulus.is_finished
                           ? fmt::format(": quietroom level FILE --apply {:.4g} --out DIR", target_dbov)
                           : "");
  }

  void warn(const MeasuredStimulus& found, std::string message) {
    m_problems.push_back({Severity::warning, (m_folder / found.stimulus.file).string(), std::move(message)});
  }

  const fs::path& m_folder;
  const StimulusSet& m_set;
  std::map<std::string_view, const Condition*> m_conditions;
  double m_finished_dbov = default_level_dbov;
  std::size_t m_lower_by_loss = 0;
  std::set<std::string> m_lossy; ///< their conditions
  std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> problems_of_levels(const fs::path& folder, const StimulusSet& set,
                                        const std::vector<MeasuredStimulus>& stimuli) {
  return Judge(folder, set).problems(stimuli);
}

} // namespace quietroom::stimulus
