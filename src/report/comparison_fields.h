#pragma once

#include "analysis/comparison.h"
#include "report/fields.h"

#include <vector>

/// What stands in the rows of a comparison, for all its forms.
namespace quietroom::report {

/// A point of a contender, after the mapping asked for.
struct PointRow {
  const analysis::Contender& model;
  const compare::ConditionAgreement& entry;
  const compare::Mapped& mapped;
};

/// In the order of the points.
std::vector<PointRow> point_rows(const analysis::Contender& model);

/// Which columns the points need.
struct PointShape {
  bool several = false; ///< models
  bool stimuli = false, labels = false;
};

PointShape shape_of(const std::vector<compare::Point>& points);

/// `reach` is that of the bars drawn for readers, `objective` the head of the column of scores.
Fields<PointRow> point_fields(const PointShape& shape, double reach, const std::string& objective);

Fields<compare::Measures> measure_fields();

} // namespace quietroom::report
