#include "cli/choices.h"
#include "cli/figure_kinds.h"
#include "core/error.h"
#include "core/named_rows.h"
#include "core/number.h"
#include "report/sweep_figure.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

const std::vector<std::string>& score_columns() {
  static const std::vector<std::string> out = {"MOS_CQE", "MOS_LQE", "R", "R_LQ"};
  return out;
}

/// The column whose values the sweep goes through: the first that is no score.
std::string input_of_sweep(const NamedRows& rows, const std::string& file) {
  for (const std::string& name : rows.header())
    if (name != "codec" &&
        std::find(score_columns().begin(), score_columns().end(), name) == score_columns().end())
      return name;
  throw_input(
      file +
      ": has no column of an input such as Ppl; make it with quietroom emodel --sweep Ppl=0:20:1 --csv");
}

/// The lines of one file: one, or one for each value of its column `codec`.
std::vector<report::SweepLine> lines_of(const std::string& file, const std::string& score,
                                        const std::string& name, std::string& input) {
  NamedRows rows{std::filesystem::path(file)};
  const std::string own = input_of_sweep(rows, file);
  if (!input.empty() && own != input)
    throw_input(file + ": sweeps " + own + ", and the first file " + input + "; one figure has one input");
  input = own;
  if (!rows.has(score))
    throw_input(file + ": has no column " + score + "; make it with quietroom emodel --sweep " + own +
                "=LOW:HIGH:STEP --csv");
  std::vector<report::SweepLine> out;
  while (rows.next()) {
    const auto value = rows.number(own), result = rows.number(score);
    if (!value || !result) continue; // a codec without a published value has no score there
    const std::string line = name.empty() && rows.has("codec") ? rows.text("codec") : name;
    const auto found =
        std::find_if(out.begin(), out.end(), [&](const auto& each) { return each.name == line; });
    (found == out.end() ? out.emplace_back(report::SweepLine{line, {}}) : *found)
        .points.emplace_back(*value, *result);
  }
  for (const Problem& problem : rows.problems())
    if (problem.severity == Severity::error) throw_input(text(problem));
  for (auto& line : out) std::stable_sort(line.points.begin(), line.points.end());
  return out;
}

report::FigureForms sweep_of(const Arguments& arguments) {
  const auto first = arguments.text("VOTES");
  if (!first)
    throw_input("figure sweep needs a CSV; make it with quietroom emodel --codec g711-plc --sweep Ppl=0:20:1 "
                "--csv > sweep.csv");
  const std::string score = arguments.text("--score").value_or("MOS_CQE");
  if (std::find(score_columns().begin(), score_columns().end(), score) == score_columns().end())
    refuse_choice("--score", score, score_columns());
  std::string input;
  std::vector<report::SweepLine> lines =
      lines_of(*first, score, arguments.text("--name").value_or(""), input);
  for (const std::string& given : arguments.all("--line")) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos || equals == 0)
      throw_input("--line \"" + given + "\" is no NAME=FILE.csv");
    for (auto& each : lines_of(given.substr(equals + 1), score, given.substr(0, equals), input))
      lines.push_back(std::move(each));
  }
  if (lines.empty())
    throw_input(*first + ": no row has a score; a sweep of one codec needs its published values");
  return report::sweep_figure(lines, input, score);
}

} // namespace

FigureKind sweep_kind() {
  return {
      "sweep",
      "what the E-model says over one input; its CSV is that of emodel --sweep",
      {{"--score", "COLUMN", "MOS_CQE (default), MOS_LQE, R or R_LQ"},
       {"--name", "NAME", "what the line of the first CSV is called"},
       {"--line", "NAME=FILE.csv", "another sweep as a line of its own; may be given again", false, true}},
      sweep_of};
}

} // namespace quietroom::cli
