#include "cli/study_models.h"

#include "analysis/condition_models.h"
#include "cli/choices.h"
#include "cli/codec_arguments.h"
#include "cli/mixing_options.h"
#include "cli/read_points.h"
#include "cli/study_folder.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/number.h"
#include "report/objective_words.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

void refuse_unstated_losses(const std::filesystem::path& folder, const stimulus::StimulusSet& set) {
  stop_at_errors(stimulus::unstated_losses(folder, set), folder);
}

std::optional<std::string> context_of_votes(const Arguments& arguments,
                                            const std::optional<study::SetOfVotes>& set) {
  const auto given = context_of(arguments);
  if (!set) return given;
  const std::string own(text(set->set.context));
  if (given && *given != own)
    throw_input(fmt::format("--context {} contradicts the set, whose context is {}; leave the option out",
                            *given, own));
  return own;
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
models_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  if (const auto file = arguments.text("--models")) return read_models(*file);
  if (!set) return std::nullopt;
  refuse_unstated_losses(set->folder, set->set);
  analysis::refuse_unknown_loss(set->set, set->folder + "/set.toml");
  stimulus::StimulusSet in_band = set->set;
  if (const auto band = band_given(arguments)) in_band.context = context_of_band(*band);
  return analysis::models_of(in_band, codec_table(arguments));
}

emodel::Band band_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  const auto context = context_of_votes(arguments, set);
  const emodel::Band own = analysis::band_of(context);
  const auto given = band_given(arguments);
  if (!given || *given == own) return own;
  if (context && !arguments.has("--mixed-contexts"))
    throw_input(
        fmt::format("--band {} predicts {} and the votes are of context {}; scores of different contexts "
                    "share no axis (--mixed-contexts prints them anyway)",
                    key(*given), listening_name(*given), *context));
  return *given;
}

std::string estimate_note(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  analysis::EmodelObjective objective;
  objective.band = band_of_votes(arguments, set);
  objective.context = context_of_votes(arguments, set);
  return report::emodel_note(objective, option_of(analysis::Allowance::mixed_contexts));
}

std::vector<Option> model_options() {
  return {{"--models", "FILE.csv", "the E-model's parameters: condition,label,stimulus,Ie,Bpl,Ppl,BurstR"},
          {"--band", "nb|wb|fb", "the E-model to predict with (default: that of the test's context)"},
          {"--mixed-contexts", "", "compare scores of different contexts with each other anyway"},
          codecs_option()};
}

} // namespace quietroom::cli
