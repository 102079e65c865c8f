#pragma once

#include "compare/agreement.h"
#include "support/vector_csv.h"

#include <string>
#include <vector>

namespace quietroom::test {

/// The points of tests/vectors/stats/NAME against a column of theirs.
inline std::vector<compare::Point> points_of(const std::string& name,
                                             const std::string& column = "objective") {
  std::vector<compare::Point> out;
  for (const auto& row : read_vectors("stats/" + name + "/points.csv"))
    out.push_back(
        {row.text("stimulus"), "", row.number("mos"), row.number("ci95"), std::nullopt, row.number(column)});
  return out;
}

inline compare::Point point(const char* label, double mos, std::optional<double> ci_half,
                            std::optional<double> objective) {
  return {label, label, mos, ci_half, std::nullopt, objective};
}

/// Points without uncertainty.
inline std::vector<compare::Point> points_at(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<compare::Point> out;
  for (std::size_t i = 0; i < x.size(); ++i) out.push_back({std::to_string(i), "", y[i], {}, {}, x[i]});
  return out;
}

} // namespace quietroom::test
