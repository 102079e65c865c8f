#pragma once

#include <optional>
#include <string>

/// How a test and its certainty are put to readers.
namespace quietroom::report {

/// How sure intervals at this alpha are: "95 %", "99.9 %". 0 < alpha < 1.
std::string confidence_text(double alpha);

/// A p-value: "<0.0001", "0.0312".
std::string p_text(std::optional<double> p);

} // namespace quietroom::report
