#include "cli/study_models.h"

#include "analysis/condition_models.h"
#include "cli/codec_arguments.h"
#include "cli/read_once.h"
#include "cli/read_points.h"
#include "cli/study_folder.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/visible_text.h"
#include "stimulus/finished_files.h"

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

std::optional<std::vector<compare::ConditionModel>>
models_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  if (const auto file = arguments.text("--models")) return read_models(*file);
  if (!set) return std::nullopt;
  refuse_unstated_losses(set->folder, set->set);
  analysis::refuse_unknown_loss(set->set, set->folder + "/set.toml");
  const auto band = band_argument(arguments);
  return band ? analysis::models_of(set->set, *band, codec_table(arguments))
              : analysis::models_of(set->set, codec_table(arguments));
}

emodel::Band band_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  const auto context = context_of_votes(arguments, set);
  const emodel::Band own = analysis::band_of_context(context);
  const auto given = band_argument(arguments);
  if (!given || *given == own) return own;
  if (context && !arguments.has("--mixed-contexts"))
    throw_input(
        fmt::format("--band {} predicts {} and the votes are of context {}; scores of different contexts "
                    "share no axis (--mixed-contexts prints them anyway)",
                    key(*given), listening_name(*given), *context));
  return *given;
}

std::optional<std::vector<analysis::TestCondition>>
conditions_of_test(const Arguments& arguments, const std::optional<study::SetOfVotes>& set) {
  const auto models = models_of_votes(arguments, set);
  if (!models) return std::nullopt;
  const auto file = arguments.text("--models");
  if (!file) return analysis::test_conditions(set->set, *models);
  NamedRows rows(input_name(*file), text_read_once(*file));
  return analysis::test_conditions(rows, *models);
}

std::vector<Option> model_options() {
  return {{"--models", "FILE.csv", "the E-model's parameters: condition,label,stimulus,Ie,Bpl,Ppl,BurstR"},
          {"--band", "nb|wb|fb", "the E-model to predict with (default: that of the test's context)"},
          {"--mixed-contexts", "", "compare scores of different contexts with each other anyway"},
          codecs_option()};
}

} // namespace quietroom::cli
