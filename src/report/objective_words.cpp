#include "report/objective_words.h"

#include "analysis/condition_models.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

struct Origin {
  const std::vector<analysis::Forced>& forced;

  std::string operator()(const analysis::EmodelObjective& objective) const {
    const auto mixed = std::find_if(forced.begin(), forced.end(), [](const analysis::Forced& one) {
      return one.mixing.needs == analysis::Allowance::mixed_contexts;
    });
    return emodel_note(objective, mixed == forced.end() ? "" : mixed->option);
  }
  std::string operator()(const analysis::ColumnObjective& column) const { return "column " + column.column; }
  std::string operator()(const analysis::PairsObjective& pairs) const {
    return "column " + pairs.column + " of " + pairs.file;
  }
  std::string operator()(const analysis::ScoresObjective& scores) const { return scores.origin; }
};

} // namespace

std::string emodel_note(const analysis::EmodelObjective& objective, const std::string& mixed_by) {
  const emodel::Band band = objective.band;
  if (objective.quantity == compare::Quantity::conversational)
    return fmt::format("{}, {} with the delays given, mean over the stimuli", edition(band),
                       conversational_name(band));
  std::string out = fmt::format("{}, {} ", edition(band), listening_name(band));
  out += band == emodel::Band::narrow ? "by T = Ta = Tr = 0" : "without Id";
  out += ", mean over the stimuli";
  if (band != emodel::Band::narrow) out += ", BurstR by an extension";
  if (objective.context == "SWB") out += "; context SWB has no scale of its own and takes the fullband model";
  if (!mixed_by.empty() && objective.context && band != analysis::band_of_context(objective.context))
    out += fmt::format("; MIXED CONTEXTS ({}): the votes are of context {}", mixed_by, *objective.context);
  return out;
}

std::string origin_of(const analysis::Objective& objective, const std::vector<analysis::Forced>& forced) {
  return std::visit(Origin{forced}, objective);
}

std::string shown_name(const std::string& model) { return model == "emodel" ? "E-model" : model; }

std::optional<std::string> score_name(const analysis::Objective& objective) {
  const auto* emodel = std::get_if<analysis::EmodelObjective>(&objective);
  if (emodel == nullptr) return std::nullopt;
  return emodel->quantity == compare::Quantity::listening ? listening_name(emodel->band)
                                                          : conversational_name(emodel->band);
}

std::string forced_lines(const std::vector<analysis::Forced>& forced) {
  std::string out;
  for (const analysis::Forced& one : forced)
    out += "FORCED (" + one.option + "): " + one.mixing.reason + ".\n";
  return out;
}

std::string circular_line(const analysis::CircularConditions& circular) {
  if (!circular.any()) return "";
  const std::size_t n = circular.conditions.size();
  const std::string names =
      n < circular.of ? fmt::format(" ({})", fmt::join(circular.conditions, ", ")) : std::string();
  const char* whose = n == 1 ? "its" : "their";
  const char* part = n < circular.of ? "this part of the" : "the";
  const std::string head = fmt::format("{} of {} {}: {} simulated truth", n, circular.of,
                                       circular.of == 1 ? "condition" : "conditions", whose);
  if (circular.certain)
    return fmt::format(
        "{} comes from the E-model, so {} agreement is circular and says nothing about people{}.\n", head,
        part, names);
  return fmt::format("{} comes from the E-model or may do so, which the votes do not say for each condition. "
                     "Then {} agreement is circular and says nothing about people{}.\n",
                     head, part, names);
}

} // namespace quietroom::report
