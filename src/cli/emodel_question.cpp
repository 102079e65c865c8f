#include "cli/emodel_question.h"

#include "analysis/condition_models.h"
#include "cli/read_points.h"
#include "cli/study_models.h"
#include "core/error.h"
#include "core/number.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

std::optional<double> delay_of(const Arguments& arguments, const char* option) {
  const auto out = arguments.number(option);
  if (out && *out < 0) throw_input(fmt::format("{} is {}; it must be 0 or more", option, shortest(*out)));
  return out;
}

void take_models_file(const std::string& file, analysis::EmodelRequest& out, std::vector<Problem>& notes) {
  analysis::ModelsTable read = read_models_file(file);
  stop_at_problems(read.problems, file);
  notes.insert(notes.end(), read.problems.begin(), read.problems.end());
  out.models = std::move(read.models);
  out.file = file;
}

void take_set(const Arguments& arguments, const std::optional<study::SetOfVotes>& set,
              analysis::EmodelRequest& out) {
  auto models = models_of_votes(arguments, set);
  if (!models)
    throw_input("the E-model needs each condition's Ie and Bpl; give the stimulus set with --set SET, or a "
                "table with --models FILE.csv");
  out.file = set->folder + "/set.toml";
  out.models = std::move(*models);
  out.silent_about_loss = analysis::silent_about_loss(set->set, out.models);
}

} // namespace

std::vector<Option> delay_options() {
  return {{"--Ta", "MS", "absolute one-way delay of all conditions: MOS-CQE, needs --with-delay"},
          {"--T", "MS", "one-way delay of the echo path; needs --with-delay"},
          {"--Tr", "MS", "round-trip delay; needs --with-delay"}};
}

analysis::EmodelRequest emodel_question(const Arguments& arguments,
                                        const std::optional<study::SetOfVotes>& set,
                                        std::vector<Problem>& notes) {
  analysis::EmodelRequest out;
  if (const auto file = arguments.text("--models"))
    take_models_file(*file, out, notes);
  else
    take_set(arguments, set, out);
  out.band = band_of_votes(arguments, set);
  out.context = context_of_votes(arguments, set);
  out.delays = {delay_of(arguments, "--T"), delay_of(arguments, "--Tr"), delay_of(arguments, "--Ta")};
  return out;
}

} // namespace quietroom::cli
