#include "cli/panel_size_arguments.h"

#include "core/error.h"

namespace quietroom::cli {

namespace {

/// The value of an option, which must lie above `low` and at `high` at most.
double in_range(const Arguments& arguments, const std::string& name, double otherwise, double low,
                double high, const char* range) {
  const double value = arguments.number(name).value_or(otherwise);
  if (!(value > low && value <= high)) throw_input(name + " must be " + range);
  return value;
}

} // namespace

std::vector<Option> panel_size_options() {
  return {{"--half-width", "H", "how many listeners for intervals of +- H"},
          {"--difference", "D", "how many listeners to find a difference of D between two conditions"},
          {"--sd", "S", "standard deviation of votes, or of the differences of one listener (default: 0.8)"},
          {"--power", "P", "probability to find the difference (default: 0.8)"},
          {"--alpha", "A", "level of significance, 1 - level of intervals (default: 0.05)"},
          {"--two-panels", "", "the conditions are heard by two different panels"},
          {"--votes-per-listener", "M", "votes per listener and condition (default: 1)"},
          {"--rho", "R", "share of the variance between listeners (default: 0.2; real panels 0.17 to 0.28)"},
          {"--json", "", "one JSON document: the orders and balance of STUDY, or the panel size"}};
}

bool asks_panel_size(const Arguments& arguments) {
  return arguments.has("--half-width") || arguments.has("--difference");
}

analysis::PanelSizeQuestion panel_size_question(const Arguments& arguments) {
  analysis::PanelSizeQuestion out;
  out.half_width = arguments.number("--half-width");
  out.difference = arguments.number("--difference");
  constexpr double any = 1e6;
  if (arguments.has("STUDY"))
    throw_input("--half-width and --difference plan a study yet to come; leave STUDY away");
  if (out.half_width && out.difference) throw_input("give --half-width or --difference, one of the two");
  if (out.half_width) in_range(arguments, "--half-width", 1, 0, any, "above 0");
  if (out.difference) in_range(arguments, "--difference", 1, 0, any, "above 0");
  out.sd = in_range(arguments, "--sd", 0.8, 0, any, "above 0");
  out.power = in_range(arguments, "--power", 0.8, out.difference ? 0.0499 : 0, 0.9999, "from 0.05 to 0.9999");
  out.alpha = in_range(arguments, "--alpha", 0.05, 0, 0.5, "above 0 and 0.5 at most");
  out.votes.m = in_range(arguments, "--votes-per-listener", 1, 0.999999, any, "1 or more");
  out.votes.rho = in_range(arguments, "--rho", 0.2, -1e-300, 1, "from 0 to 1");
  out.two_panels = arguments.has("--two-panels");
  if (out.two_panels && !out.difference) throw_input("--two-panels goes with --difference");
  return out;
}

} // namespace quietroom::cli
