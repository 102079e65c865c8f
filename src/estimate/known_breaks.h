#pragma once

#include <string_view>
#include <vector>

namespace quietroom::estimate {

/// A relation that a published method breaks by its definition, and why.
struct KnownBreak {
  std::string_view measure, relation, why;
};

const std::vector<KnownBreak>& known_breaks();

/// Empty where the method should hold it.
std::string_view known_break(std::string_view measure, std::string_view relation);

} // namespace quietroom::estimate
