#include "cli/panel_size.h"

#include "cli/analysis.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "report/significance.h"
#include "report/table.h"
#include "stats/sample_size.h"

namespace quietroom::cli {

namespace {

using report::Number;

struct Question {
  std::optional<double> half_width, difference;
  double sd = 0.8, power = 0.8, alpha = 0.05;
  stats::VotesPerListener votes;
  bool two_panels = false;
};

/// The value of an option, which must lie above `low` and at `high` at most.
double in_range(const Arguments& arguments, const std::string& name, double otherwise, double low,
                double high, const char* range) {
  const double value = arguments.number(name).value_or(otherwise);
  if (!(value > low && value <= high)) throw_input(name + " must be " + range);
  return value;
}

Question question_of(const Arguments& arguments) {
  Question out;
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

std::optional<std::uint64_t> listeners_for(const Question& q) {
  if (q.half_width) return stats::listeners_for_half_width(*q.half_width, q.sd, q.votes, 1 - q.alpha);
  return q.two_panels ? stats::listeners_for_two_panels(*q.difference, q.sd, q.power, q.votes, q.alpha)
                      : stats::listeners_for_difference(*q.difference, q.sd, q.power, q.votes, q.alpha);
}

Json::Object json_of(const Question& q, std::optional<std::uint64_t> n) {
  return {{"half_width", q.half_width},
          {"difference", q.difference},
          {"sd", q.sd},
          {"power", q.difference ? Json(q.power) : Json()},
          {"alpha", q.alpha},
          {"two_panels", q.two_panels},
          {"votes_per_listener", q.votes.m},
          {"rho", q.votes.rho},
          {"design_effect", stats::design_effect(q.votes)},
          {"listeners", n},
          {"votes_per_condition", n ? Json(static_cast<double>(*n) * q.votes.m) : Json()}};
}

/// The answer beside those for other targets, so that the price of precision shows.
report::Table table_of(const Question& q) {
  report::Table out;
  const bool width = q.half_width.has_value();
  out.columns = {{"target", width ? "half-width" : "difference", report::Align::right, ""},
                 {"listeners", q.two_panels ? "listeners a panel" : "listeners", report::Align::right, ""},
                 {"votes_per_condition", "votes per condition", report::Align::right, ""}};
  for (const double factor : {0.5, 0.75, 1.0, 1.5, 2.0}) {
    Question other = q;
    (width ? other.half_width : other.difference) = factor * (width ? *q.half_width : *q.difference);
    const auto n = listeners_for(other);
    const auto listeners = n ? std::optional(static_cast<double>(*n)) : std::nullopt;
    out.rows.push_back({Number{width ? other.half_width : other.difference, 3}, Number{listeners, 0},
                        Number{listeners ? std::optional(*listeners * q.votes.m) : std::nullopt, 0}});
  }
  return out;
}

std::string answer(const Question& q, std::optional<std::uint64_t> n) {
  const std::string target =
      q.half_width ? report::confidence_text(q.alpha) + " intervals of ± " + shortest(*q.half_width)
                   : "a difference of " + shortest(*q.difference) + " found with power " + shortest(q.power);
  const std::string who = q.two_panels ? " listeners in each of two panels" : " listeners";
  return (n ? std::to_string(*n) + who : "No panel of 10 million" + who) + " for " + target + ".\n";
}

std::string method(const Question& q) {
  const std::string votes = q.votes.m > 1 ? shortest(q.votes.m) + " votes per listener and condition, rho " +
                                                shortest(q.votes.rho) + ": design effect " +
                                                fixed(stats::design_effect(q.votes), 2)
                                          : "one vote per listener and condition";
  if (q.half_width)
    return "Student t over listener means; SD of votes " + shortest(q.sd) + ", " + votes + ".\n";
  return std::string(q.two_panels ? "Two-sample t" : "Paired t over listeners who vote on both") +
         ", two-sided at " + shortest(q.alpha) + ", noncentral t; SD of " +
         (q.two_panels ? "votes " : "a listener's difference ") + shortest(q.sd) + ", " + votes + ".\n";
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

int print_panel_size(const Arguments& arguments) {
  const Question question = question_of(arguments);
  const auto listeners = listeners_for(question);
  if (arguments.has("--json")) {
    print(text(json_of(question, listeners)));
    return ok;
  }
  print(answer(question, listeners) + '\n' + report::to_text(table_of(question)) + '\n' + method(question));
  return ok;
}

} // namespace quietroom::cli
