#pragma once

#include "analysis/condition_names.h"
#include "analysis/provenance.h"
#include "analysis/scale_words.h"
#include "figure/figure.h"
#include "method/scores.h"
#include "report/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An answer as a figure, and what the figures of all answers have in common.
namespace quietroom::report {

/// A picture and the numbers behind it, full precision, every mark a row.
struct FigureForms {
  figure::Figure figure;
  Table data;
};

enum class RowOrder { set, mos, id, label };

/// "set", "mos", "id", "label".
std::optional<RowOrder> parse_row_order(std::string_view word);

/// Which conditions are shown, how they are called, and in which order.
struct ShownConditions {
  std::vector<analysis::ConditionName> known = {}; ///< in the order of the set; none for a table without one
  std::vector<std::string> only = {};              ///< ids, in the order wanted; none: all
  RowOrder order = RowOrder::set; ///< bytewise by id where there is no set; `mos`: the highest first

  const analysis::ConditionName* find(const std::string& id) const;
  std::string label(const std::string& id) const; ///< the id where there is none
  bool reference(const std::string& id) const;
  /// Which of `ids` are shown, in their order; `values` are their MOS. Throws an input Error for one of
  /// `only` that is none of them.
  std::vector<std::size_t> arranged(const std::vector<std::string>& ids,
                                    const std::vector<double>& values) const;
};

/// An axis that holds the scale and, up to an eighth of it farther, `reach`, whichever goes farther: its
/// categories are ticks, with their names on the other side. A long scale has round numbers.
figure::FigureAxis scale_axis(const analysis::ScaleWords& words, const method::Scale& scale,
                              figure::Interval reach);

/// 1, 2, ... with these names.
figure::FigureAxis names_axis(const std::vector<std::string>& names);

/// What must be said within a figure: that votes are simulated.
std::vector<std::string> figure_notes(bool simulated);

/// Grows to hold what a point shows.
void reach_to(figure::Interval& reach, double value, const std::optional<double>& low,
              const std::optional<double>& high);

/// A cell of the CSV: a number in full precision, empty where it is undefined.
Cell number_cell(const std::optional<double>& value);
/// A column of the CSV.
Column data_column(const std::string& key);

} // namespace quietroom::report
