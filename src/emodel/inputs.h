#pragma once

#include "emodel/model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quietroom::emodel {

enum class Bound { none, zero_or_more, above_zero, percentage };

/// One input of a model by its symbol, for command lines and for the columns of a table.
struct Input {
  std::string_view symbol;
  std::string_view meaning; ///< with its unit
  double low, high;         ///< the permitted range; values beyond are computed, with a warning
  Bound bound;              ///< values beyond are impossible
  double& (*field)(Model&); ///< the model must be of the band that the input was asked for
};

std::span<const Input> inputs(Band band);

/// nullptr where the band has no such input.
const Input* find_input(std::string_view symbol, Band band);

/// Whether any of the bands has it.
bool is_symbol(std::string_view symbol);

/// Why the value cannot be: "Ppl is -1; it must be 0 or more". Nothing where it can.
std::optional<std::string> impossible(const Input& input, double value);

/// "Ppl is 30, outside the permitted range 0 to 20"; nothing inside.
std::optional<std::string> out_of_range(const Input& input, double value);

} // namespace quietroom::emodel
