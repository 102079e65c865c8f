#include "prepare/worklist.h"

#include "signal/babble.h"
#include "stimulus/finished_files.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::prepare {

namespace {

/// The same mistake met by way of several sources is told once.
void add_new(std::vector<Problem>& problems, const std::vector<Problem>& found) {
  for (const Problem& problem : found)
    if (std::ranges::find(problems, problem) == problems.end()) problems.push_back(problem);
}

void check_all_rates(const Worklist& worklist, std::vector<int> rates_hz, int channels,
                     const std::string& file, std::vector<Problem>& problems) {
  std::ranges::sort(rates_hz);
  rates_hz.erase(std::unique(rates_hz.begin(), rates_hz.end()), rates_hz.end());
  for (const int rate_hz : rates_hz) {
    std::vector<Problem> found;
    const int ready_hz = recipe::check_rates(worklist.source_recipe, rate_hz, file, found, channels);
    for (const recipe::Recipe& recipe : worklist.recipes)
      recipe::check_rates(recipe, ready_hz, file, found, channels);
    add_new(problems, found);
  }
}

/// Active level and loudness of speech lie decibels apart: a set holds to one of them.
void warn_of_two_kinds_of_level(const Worklist& worklist, const std::string& file,
                                std::vector<Problem>& problems) {
  const recipe::RecipeStep* by_activity = nullptr;
  const recipe::RecipeStep* by_loudness = nullptr;
  const auto note = [&](const recipe::Recipe& recipe) {
    for (const recipe::RecipeStep& each : recipe)
      if (const auto* level = std::get_if<recipe::Level>(&each.step))
        (level->loudness_lufs ? by_loudness : by_activity) = &each;
  };
  note(worklist.source_recipe);
  for (const recipe::Recipe& recipe : worklist.recipes) note(recipe);
  if (by_activity == nullptr || by_loudness == nullptr) return;
  problems.push_back(
      {Severity::warning, fmt::format("{}:{}", file, by_loudness->line),
       fmt::format("levels by loudness_lufs where line {} levels by level_dbov; keep to one of them, "
                   "for they lie decibels apart",
                   by_activity->line)});
}

/// Whether enough others remain for a babble behind each of the talkers.
void check_talkers(const stimulus::StimulusSet& set, const Worklist& worklist, const std::string& file,
                   std::vector<Problem>& problems) {
  std::vector<Problem> found;
  for (const recipe::Recipe& recipe : worklist.recipes)
    for (const recipe::RecipeStep& each : recipe) {
      const auto* noise = std::get_if<recipe::Noise>(&each.step);
      if (noise == nullptr || noise->kind != recipe::NoiseKind::babble) continue;
      if (recipe::background_talkers(*noise, "").size() < signal::fewest_babble_talkers)
        continue; // said already
      for (const stimulus::Source& source : set.sources)
        if (const std::size_t others = recipe::background_talkers(*noise, source.talker).size();
            others < signal::fewest_babble_talkers)
          add_new(found,
                  {{Severity::error, fmt::format("{}:{}", file, each.line),
                    fmt::format("step noise: {} speaks in the foreground, and of the babble {} talkers "
                                "remain; give {} others",
                                source.talker, others, signal::fewest_babble_talkers)}});
    }
  add_new(problems, found);
}

std::string whole_chain(const stimulus::StimulusSet& set, const Worklist& worklist,
                        const PlannedStimulus& stimulus, recipe::SetFiles& files) {
  const stimulus::Source& source = set.sources[stimulus.source];
  std::string out = source.files.size() == 1
                        ? std::string("file")
                        : fmt::format("{} files, pauses {} s", source.files.size(), source.pause_s);
  for (const recipe::Recipe* recipe : {&worklist.source_recipe, &worklist.recipes[stimulus.condition]})
    if (!recipe->empty()) out += " > " + recipe::chain_text(*recipe, stimulus.seeds, files, source.talker);
  if (const auto& alignment = worklist.alignments[stimulus.condition]) out += " > " + text(*alignment);
  if (set.reduction_db > 0) out += fmt::format(" > lower {} dB", set.reduction_db);
  return out + fmt::format(" > write {} bits", set.bits);
}

} // namespace

Worklist worklist_of(const stimulus::StimulusSet& set, std::vector<int> source_rates_hz,
                     const std::string& file, recipe::SetFiles& files, std::vector<Problem>& problems,
                     int channels) {
  Worklist worklist;
  worklist.source_recipe =
      recipe::read_recipe(set.source_steps, recipe::Stage::source, file, files, problems);
  for (const stimulus::Condition& condition : set.conditions) {
    recipe::Recipe recipe =
        recipe::read_recipe(condition.steps, recipe::Stage::condition, file, files, problems);
    recipe::RecipeStep& last = recipe.emplace_back();
    last.step = recipe::Resample{set.rate_hz};
    last.line = condition.line;
    worklist.alignments.push_back(post_alignment(set, condition, worklist.source_recipe, recipe));
    worklist.promised_level_dbov.push_back(
        promised_level_dbov(worklist.source_recipe, recipe, worklist.alignments.back()));
    worklist.recipes.push_back(std::move(recipe));
  }
  check_all_rates(worklist, std::move(source_rates_hz), channels, file, problems);
  warn_of_two_kinds_of_level(worklist, file, problems);
  check_talkers(set, worklist, file, problems);
  if (has_error(problems)) return worklist; // a chain of what is mistaken says nothing
  const auto finished = stimulus::finished_conditions(set);
  for (std::size_t c = 0; c < set.conditions.size(); ++c)
    for (std::size_t s = 0; !finished.contains(set.conditions[c].id) && s < set.sources.size(); ++s) {
      PlannedStimulus planned{s, c, {set.seed, set.conditions[c].id, set.sources[s].id}, ""};
      planned.chain = whole_chain(set, worklist, planned, files);
      worklist.stimuli.push_back(std::move(planned));
    }
  return worklist;
}

} // namespace quietroom::prepare
