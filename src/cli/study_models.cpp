#include "cli/study_models.h"

#include "cli/read_points.h"
#include "cli/study_folder.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/codec_table.h"
#include "stimulus/manifest.h"
#include "store/study_store.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

void take_codec(const stimulus::Condition& condition, compare::ConditionModel& model) {
  if (!condition.emodel) return;
  model.Ie = condition.emodel->Ie;
  model.Bpl = condition.emodel->Bpl;
  if (condition.emodel->codec.empty()) return;
  const auto entry = emodel::find_codec(condition.emodel->codec);
  if (!entry)
    throw_input(
        fmt::format("condition {}: codec {} is not in the E-model's table; give Ie and Bpl in set.toml",
                    condition.id, condition.emodel->codec));
  model.Ie = entry->Ie;
  model.Bpl = entry->Bpl;
}

} // namespace

std::vector<compare::ConditionModel> models_of(const stimulus::StimulusSet& set) {
  std::vector<compare::ConditionModel> out;
  for (const stimulus::Condition& condition : set.conditions) {
    compare::ConditionModel& model = out.emplace_back();
    model.condition = condition.id;
    model.label = condition.label;
    take_codec(condition, model);
    for (const stimulus::Stimulus& one : set.stimuli)
      if (one.condition == condition.id)
        model.stimuli.push_back({one.id, one.ppl_percent.value_or(0), one.burst_ratio.value_or(1)});
  }
  return out;
}

std::string text(stimulus::Context context) {
  switch (context) {
  case stimulus::Context::narrowband:
    return "NB";
  case stimulus::Context::wideband:
    return "WB";
  case stimulus::Context::super_wideband:
    return "SWB";
  case stimulus::Context::fullband:
    break;
  }
  return "FB";
}

std::optional<stimulus::StimulusSet> set_of_votes(const Arguments& arguments, const std::string& votes) {
  namespace fs = std::filesystem;
  fs::path folder;
  if (const auto given = arguments.text("--set"))
    folder = *given;
  else if (fs::is_directory(votes))
    folder = fs::path(votes) / "set";
  else if (votes.ends_with(".sqlite"))
    folder = fs::path(votes).parent_path() / "set";
  if (folder.empty() || (!arguments.has("--set") && !fs::exists(folder / "set.toml"))) return std::nullopt;
  auto read = stimulus::read_set(folder);
  stop_at_errors(read.problems, folder);
  return std::move(read.set);
}

std::optional<std::string> context_of_votes(const Arguments& arguments,
                                            const std::optional<stimulus::StimulusSet>& set) {
  const auto given = context_of(arguments);
  if (!set) return given;
  const std::string own = text(set->context);
  if (given && *given != own)
    throw_input(fmt::format("--context {} contradicts the set, whose context is {}; leave the option out",
                            *given, own));
  return own;
}

std::optional<std::vector<compare::ConditionModel>>
models_of_votes(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set) {
  if (const auto file = arguments.text("--models")) return read_models(*file);
  return set ? std::optional(models_of(*set)) : std::nullopt;
}

namespace {

std::optional<std::filesystem::path> database_of_votes(const std::string& votes) {
  if (votes.ends_with(".sqlite")) return votes;
  if (std::filesystem::is_directory(votes)) return store::database_of(votes);
  return std::nullopt;
}

} // namespace

std::string level_note(const std::string& votes, bool simulated) {
  const auto database = database_of_votes(votes);
  if (!database || simulated) return "";
  std::string out;
  for (const auto& level : store::listening_levels(*database))
    out += (out.empty() ? "" : ", ") + (level ? shortest(*level) + " dB SPL" : std::string("not measured"));
  return "Listening level " + out;
}

bool truth_may_be_emodel(const std::string& votes) {
  const auto database = database_of_votes(votes);
  if (!database) return true;
  const auto truths = store::simulated_truths(*database);
  return std::any_of(truths.begin(), truths.end(),
                     [](const std::string& t) { return t.starts_with("emodel"); });
}

} // namespace quietroom::cli
