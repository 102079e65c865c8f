#pragma once

#include "cli/command.h"
#include "report/figure_forms.h"
#include "study/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// A kind of figure: what it shows, which options it takes besides those of every figure, and how it is made.
struct FigureKind {
  std::string name;
  std::string summary; ///< "MOS of each condition with its interval"
  std::vector<Option> options;
  report::FigureForms (*make)(const Arguments&);
};

/// In the order in which help tells them.
std::vector<FigureKind> figure_kinds();

FigureKind conditions_kind();
FigureKind parameter_kind();
FigureKind ladder_kind();
FigureKind agreement_kind();
FigureKind votes_kind();
FigureKind letters_kind();
FigureKind health_kind();
FigureKind sweep_kind();
FigureKind box_kind();
FigureKind call_kind();

/// --sort and --rows.
std::vector<Option> shown_condition_options();

/// The conditions of the set, where there is one, as --sort and --rows ask for them.
report::ShownConditions shown_conditions(const Arguments& arguments,
                                         const std::optional<study::SetOfVotes>& set);

} // namespace quietroom::cli
