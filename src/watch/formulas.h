#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What products and tools call MOS, by name. None of them is the E-model, and each has its own inputs, scale
/// and quirks, integer arithmetic included.
namespace quietroom::watch {

/// What formulas look at. Nothing is unknown.
struct FormulaInput {
  std::optional<double> rtt_ms, jitter_ms;
  std::optional<double> loss_percent;   ///< of the sample or interval
  std::optional<double> received, lost; ///< packets of it
  double burst_r = 1;
  // Of the call so far, one value a sample, for those that average over reports.
  double mean_rtt_ms = 0, mean_jitter_ms = 0, jitter_deviation_ms = 0, mean_lost = 0;
  std::size_t samples = 0;
};

struct Formula {
  std::string_view name;    ///< of --formula
  std::string_view product; ///< whose it is, and of which snapshot
  std::string_view takes;   ///< its inputs and traps, for readers
  std::string_view needs;   ///< what is said where it gives nothing
  /// Whether it can rise with more delay, jitter or loss: by its cubic below 1, by cutting off integers (a
  /// tenth), by its parabola in the loss, or by putting 10 ms for a round trip of 0.
  bool may_rise = false;
  std::optional<double> (*score)(const FormulaInput&);
};

const std::vector<Formula>& formulas();
const Formula* find_formula(std::string_view name); ///< nullptr for an unknown name
std::vector<std::string> formula_names();

} // namespace quietroom::watch
