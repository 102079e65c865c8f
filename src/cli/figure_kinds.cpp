#include "cli/figure_kinds.h"

#include "cli/choices.h"
#include "core/error.h"

namespace quietroom::cli {

std::vector<FigureKind> figure_kinds() {
  return {conditions_kind(), parameter_kind(), ladder_kind(), agreement_kind(), votes_kind(),
          letters_kind(),    health_kind(),    sweep_kind(),  box_kind(),       call_kind()};
}

std::vector<Option> shown_condition_options() {
  return {{"--sort", "ORDER",
           "of the conditions: set (default: as in the stimulus set, else by id), mos, id or label"},
          {"--rows", "IDS", "only these conditions, in this order, with commas between"}};
}

report::ShownConditions shown_conditions(const Arguments& arguments,
                                         const std::optional<study::SetOfVotes>& set) {
  report::ShownConditions out;
  if (set) out.known = analysis::condition_names(set->set);
  out.only = arguments.list("--rows").value_or(std::vector<std::string>{});
  if (!out.only.empty() && arguments.has("--sort"))
    throw_input("--rows gives the order itself, so --sort has no effect; leave one out");
  if (const auto given = arguments.text("--sort")) {
    const auto order = report::parse_row_order(*given);
    if (!order) refuse_choice("--sort", *given, {"set", "mos", "id", "label"});
    out.order = *order;
  }
  return out;
}

} // namespace quietroom::cli
