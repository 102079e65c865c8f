#include "report/letters_figure.h"

#include "core/number.h"
#include "figure/palette.h"
#include "report/provenance_forms.h"
#include "votes/presentations.h"

#include <algorithm>

#include <map>

namespace quietroom::report {

namespace {

constexpr figure::Colour different{52, 108, 142}, no_difference{232, 232, 226}, not_tested{255, 255, 255};

const char* word_of(stats::Verdict verdict) {
  if (verdict == stats::Verdict::untested) return "untested";
  return verdict == stats::Verdict::different ? "different" : "no difference shown";
}

figure::Colour colour_of(stats::Verdict verdict) {
  if (verdict == stats::Verdict::untested) return not_tested;
  return verdict == stats::Verdict::different ? different : no_difference;
}

figure::Panel matrix_of(const analysis::Contrast& answer, const ShownConditions& shown,
                        const std::string& question) {
  std::vector<std::string> names;
  std::map<std::string, double> place;
  for (const auto& level : answer.levels) {
    place[level.name] = static_cast<double>(names.size() + 1);
    names.push_back(std::to_string(names.size() + 1) + "  " + shown.label(votes::shown(level.name)));
  }
  figure::Panel out;
  out.y = names_axis(names);
  out.y.downward = true;
  out.y.grid = out.x.grid = false;
  out.x = {(question.empty() ? "" : question + ": ") + "number of the other one",
           0.5,
           out.y.high,
           {},
           {},
           false,
           false,
           false};
  for (std::size_t i = 0; i < names.size(); ++i) {
    out.x.ticks.push_back({static_cast<double>(i + 1), std::to_string(i + 1)});
    const auto& level = answer.levels[i];
    out.y.opposite.push_back({static_cast<double>(i + 1), fixed(level.mean, 2) + "  " + level.letters});
  }
  bool untested = false;
  for (const auto& pair : answer.pairs) {
    const double a = place[pair.a], b = place[pair.b], x = std::min(a, b), y = std::max(a, b);
    untested = untested || pair.verdict == stats::Verdict::untested;
    out.blocks.push_back({x - 0.5, x + 0.5, y - 0.5, y + 0.5, colour_of(pair.verdict), "", false,
                          pair.a + " and " + pair.b + ": " + word_of(pair.verdict)});
  }
  out.keys = {{"differ at " + shortest(answer.asked.alpha), different},
              {"no difference shown", no_difference}};
  if (untested) out.keys.push_back({"not tested", not_tested});
  return out;
}

} // namespace

FigureForms letters_figure(const analysis::PerQuestion<analysis::Contrast>& answers,
                           const ShownConditions& shown) {
  FigureForms out;
  if (answers.several) out.data.columns.push_back(data_column("question"));
  for (const char* key :
       {"a", "b", "difference", "p_corrected", "verdict", "mean_a", "letters_a", "mean_b", "letters_b"})
    out.data.columns.push_back(data_column(key));
  for (const auto& [question, answer] : answers.answers) {
    std::map<std::string, const analysis::ContrastLevel*> levels;
    for (const auto& level : answer.levels) levels[level.name] = &level;
    for (const auto& pair : answer.pairs) {
      std::vector<Cell> cells;
      if (answers.several) cells.emplace_back(question);
      cells.emplace_back(votes::shown(pair.a));
      cells.emplace_back(votes::shown(pair.b));
      cells.push_back(number_cell(pair.difference));
      cells.push_back(number_cell(pair.corrected));
      cells.emplace_back(word_of(pair.verdict));
      for (const std::string* name : {&pair.a, &pair.b}) {
        cells.push_back(number_cell(levels[*name]->mean));
        cells.emplace_back(levels[*name]->letters);
      }
      out.data.rows.push_back(std::move(cells));
    }
    out.figure.panels.push_back(matrix_of(answer, shown, question));
    if (out.figure.panels.size() > 1) out.figure.panels.back().keys.clear();
  }
  add_provenance(out.data, answers.provenance);
  out.figure.title = "Which of them differ";
  out.figure.description = "A cell for each pair, the best first. Two that share a letter do not differ.";
  out.figure.notes = figure_notes(answers.provenance.simulated);
  return out;
}

} // namespace quietroom::report
