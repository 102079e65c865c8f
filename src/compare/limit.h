#pragma once

#include "compare/agreement.h"

#include <optional>
#include <string>
#include <string_view>

namespace quietroom::compare {

/// When a comparison is to fail: "rmse_star>0.3", "mapping.pearson < 0.9", "first.rmse>=0.4".
struct Limit {
  enum class Relation { above, at_least, below, at_most };
  std::string text;           ///< as given
  std::optional<Order> order; ///< of the prefix none, first or third; empty for `mapping`, the one asked for
  std::string metric;
  Relation relation = Relation::above;
  double bound = 0;
};

/// Throws an input Error that names what is wrong; for an unknown metric it lists those there are.
Limit parse_limit(std::string_view text);

/// Why the comparison fails: a sentence where the limit is met, or its metric is undefined. Nothing where all
/// is well. `asked` is the order that the prefix `mapping` stands for.
std::optional<std::string> failure(const Limit& limit, const Agreement& result, Order asked);

} // namespace quietroom::compare
