#include "cli/study_models.h"

#include "cli/choices.h"
#include "cli/codec_arguments.h"
#include "cli/read_points.h"
#include "cli/study_folder.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/codec_table.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"
#include "store/study_reader.h"
#include "study/set_of_votes.h"
#include "study/votes_place.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

void take_codec(const stimulus::Condition& condition, emodel::Band band, const emodel::CodecTable& codecs,
                compare::ConditionModel& model) {
  if (!condition.emodel) return;
  model.Ie = condition.emodel->Ie;
  model.Bpl = condition.emodel->Bpl;
  if (condition.emodel->codec.empty()) return;
  const emodel::CodecEntry* entry = find_codec(codecs, condition.emodel->codec);
  if (entry == nullptr)
    throw_input(
        fmt::format("condition {}: codec {} is not in the E-model's table; give Ie and Bpl in set.toml, "
                    "or the codec with --codecs",
                    condition.id, condition.emodel->codec));
  const emodel::CodecValues values = values_on(band, *entry);
  model.Ie = values.Ie;
  model.Bpl = values.Bpl;
}

/// By the recipe, or by what the lock says of its stimuli: set.toml may have changed since.
void refuse_several_losses(const stimulus::StimulusSet& set, const stimulus::Condition& condition,
                           compare::ConditionModel& model) {
  const bool several = std::ranges::any_of(set.stimuli, [&](const stimulus::Stimulus& each) {
    return each.condition == condition.id && each.lossy_in_several_codecs;
  });
  if (!model.Ie || !(several || loses_in_several_codecs(condition))) return;
  model.Ie = std::nullopt;
  model.Bpl = std::nullopt;
  model.no_estimate = "loses packets in more than one codec, for which the E-model has no rule";
}

} // namespace

bool loses_in_several_codecs(const stimulus::Condition& condition) {
  const auto& steps = condition.steps;
  int codecs = 0;
  for (std::size_t i = 1; i < steps.size(); ++i)
    codecs += steps[i].name == "codec" && (steps[i - 1].name == "loss" || steps[i - 1].name == "jitter");
  return codecs > 1;
}

void refuse_unstated_losses(const std::filesystem::path& folder, const stimulus::StimulusSet& set) {
  stop_at_errors(stimulus::unstated_losses(folder, set), folder);
}

std::vector<std::string> silent_about_loss(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models) {
  std::vector<std::string> out;
  for (const stimulus::Condition& condition : set.conditions) {
    const compare::ConditionModel* model = compare::find(models, condition.id);
    if (!condition.emodel || condition.emodel->codec.empty() || model == nullptr || !model->Bpl) continue;
    if (stimulus::runs_program(condition) && !condition.loss.Ppl) {
      out.push_back(condition.id);
      continue;
    }
    if (std::ranges::any_of(set.stimuli, [&](const stimulus::Stimulus& each) {
          return each.is_finished && each.condition == condition.id && !each.ppl_percent;
        }))
      out.push_back(condition.id);
  }
  return out;
}

std::vector<compare::ConditionModel> models_of(const stimulus::StimulusSet& set,
                                               const emodel::CodecTable& codecs) {
  std::vector<compare::ConditionModel> out;
  for (const stimulus::Condition& condition : set.conditions) {
    compare::ConditionModel& model = out.emplace_back();
    model.condition = condition.id;
    model.label = condition.label;
    take_codec(condition, emodel::band_of(set.context), codecs, model);
    refuse_several_losses(set, condition, model);
    for (const stimulus::Stimulus& one : set.stimuli)
      if (one.condition == condition.id)
        model.stimuli.push_back({one.id, one.ppl_percent.value_or(0), one.burst_ratio.value_or(1)});
  }
  return out;
}

emodel::Band band_of(const std::optional<std::string>& context) {
  return emodel::band_of(context ? parse_context(*context).value_or(Context::fullband) : Context::narrowband);
}

std::optional<stimulus::StimulusSet> set_of_votes(const Arguments& arguments, const std::string& votes) {
  auto read = study::set_of_votes(study::votes_place(votes), arguments.text("--set"));
  stop_at_errors(read.problems, read.set ? read.set->folder : votes);
  if (!read.set) return std::nullopt;
  return std::move(read.set->set);
}

std::optional<std::string> context_of_votes(const Arguments& arguments,
                                            const std::optional<stimulus::StimulusSet>& set) {
  const auto given = context_of(arguments);
  if (!set) return given;
  const std::string own(text(set->context));
  if (given && *given != own)
    throw_input(fmt::format("--context {} contradicts the set, whose context is {}; leave the option out",
                            *given, own));
  return own;
}

std::optional<std::string> context_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  return context_of_votes(arguments, set ? std::optional(set->set) : std::nullopt);
}

namespace {

std::optional<emodel::Band> band_given(const Arguments& arguments) {
  const auto given = arguments.text("--band");
  if (!given) return std::nullopt;
  const auto band = emodel::parse_band(*given);
  if (!band) refuse_choice("--band", *given, {"nb", "wb", "fb"});
  return band;
}

stimulus::Context context_of_band(emodel::Band band) {
  if (band == emodel::Band::narrow) return stimulus::Context::narrowband;
  return band == emodel::Band::wide ? stimulus::Context::wideband : stimulus::Context::fullband;
}

} // namespace

std::optional<std::vector<compare::ConditionModel>>
models_of_votes(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set) {
  if (const auto file = arguments.text("--models")) return read_models(*file);
  if (!set) return std::nullopt;
  std::string folder = arguments.text("--set").value_or("");
  if (folder.empty()) folder = "STUDY/set";
  refuse_unstated_losses(folder, *set);
  stimulus::StimulusSet in_band = *set;
  if (const auto band = band_given(arguments)) in_band.context = context_of_band(*band);
  return models_of(in_band, codec_table(arguments));
}

emodel::Band band_of_votes(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set) {
  const auto context = context_of_votes(arguments, set);
  const emodel::Band own = band_of(context);
  const auto given = band_given(arguments);
  if (!given || *given == own) return own;
  if (context && !arguments.has("--mixed-contexts"))
    throw_input(
        fmt::format("--band {} predicts {} and the votes are of context {}; scores of different contexts "
                    "share no axis (--mixed-contexts prints them anyway)",
                    key(*given), listening_name(*given), *context));
  return *given;
}

std::string estimate_note(const Arguments& arguments, const std::optional<stimulus::StimulusSet>& set) {
  const emodel::Band band = band_of_votes(arguments, set);
  const auto context = context_of_votes(arguments, set);
  std::string out = fmt::format("{}, {} ", edition(band), listening_name(band));
  out += band == emodel::Band::narrow ? "by T = Ta = Tr = 0" : "without Id";
  out += ", mean over the stimuli";
  if (band != emodel::Band::narrow) out += ", BurstR by an extension";
  if (context == "SWB") out += "; context SWB has no scale of its own and takes the fullband model";
  if (context && band != band_of(context))
    out += fmt::format("; MIXED CONTEXTS (--mixed-contexts): the votes are of context {}", *context);
  return out;
}

std::vector<Option> model_options() {
  return {{"--models", "FILE.csv", "the E-model's parameters: condition,label,stimulus,Ie,Bpl,Ppl,BurstR"},
          {"--band", "nb|wb|fb", "the E-model to predict with (default: that of the test's context)"},
          {"--mixed-contexts", "", "compare scores of different contexts with each other anyway"},
          codecs_option()};
}

bool truth_may_be_emodel(const std::string& votes) {
  const study::VotesPlace place = study::votes_place(votes);
  if (place.database.empty()) return true;
  const auto truths = store::StudyReader(place.database).simulated_truths();
  return std::any_of(truths.begin(), truths.end(),
                     [](const std::string& t) { return t.starts_with("emodel"); });
}

std::string level_note(const std::string& votes, bool simulated) {
  const study::VotesPlace place = study::votes_place(votes);
  if (place.database.empty() || simulated) return "";
  const store::StudyReader reader(place.database);
  study::Snapshot out;
  out.facts = study::StudyFacts{reader.levels_db_spl(), reader.devices(), reader.unfinished_listeners(), {}};
  return study::listening_note(out);
}

} // namespace quietroom::cli
