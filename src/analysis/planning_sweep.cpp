#include "analysis/planning_sweep.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace quietroom::analysis {

namespace {

std::vector<std::string> unverified_at_ends(const Sweep& sweep, PlanningQuestion question) {
  std::vector<std::string> out = question.unverified;
  for (const double end : {sweep.low, sweep.high}) {
    sweep.input->field(question.in) = end;
    for (const std::string_view part : emodel::answer(question.in).unverified)
      if (std::find(out.begin(), out.end(), part) == out.end()) out.emplace_back(part);
  }
  return out;
}

} // namespace

int Sweep::steps() const { return static_cast<int>(std::floor((high - low) / step + 1e-9)); }

double Sweep::at(int i) const { return std::round((low + i * step) * 1e9) / 1e9; }

PlanningSweep planning_sweep(PlanningQuestion question, const Sweep& sweep) {
  PlanningSweep out{sweep, emodel::band_of(question.in), {}, unverified_at_ends(sweep, question)};
  emodel::Rater rater;
  for (int i = 0; i <= sweep.steps(); ++i) {
    sweep.input->field(question.in) = sweep.at(i);
    out.rows.push_back({sweep.at(i), rater.rate(question.in)});
    if (!std::isfinite(out.rows.back().scores.R) && question.missing.empty())
      throw_input(why_no_value(question));
  }
  return out;
}

} // namespace quietroom::analysis
