#include "report/panel_size_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::PanelSizeAnswer of_half_width() {
  analysis::PanelSizeAnswer out;
  out.question.half_width = 0.2;
  out.question.votes = {4, 0.25};
  out.asked = {0.2, 28, 112};
  out.around = {{0.1, 101, 404}, {0.2, 28, 112}, {0.4, std::nullopt, std::nullopt}};
  out.design_effect = 1.75;
  return out;
}

analysis::PanelSizeAnswer of_difference() {
  analysis::PanelSizeAnswer out;
  out.question.difference = 0.3;
  out.question.power = 0.9;
  out.question.alpha = 0.01;
  out.asked = {0.3, std::nullopt, std::nullopt};
  return out;
}

} // namespace

TEST_CASE("panel size forms: readers get the number, other targets beside it, and the method") {
  CHECK(
      panel_size_text(of_half_width()) ==
      "28 listeners for 95 % intervals of ± 0.2.\n\n"
      "half-width  listeners  votes per condition\n"
      "     0.100        101                  404\n"
      "     0.200         28                  112\n"
      "     0.400          –                    –\n\n"
      "Student t over listener means; SD of votes 0.8, 4 votes per listener and condition, rho 0.25: design "
      "effect 1.75.\n");
}

TEST_CASE(
    "panel size forms: a difference names its power and its test, and where no panel is enough says so") {
  CHECK(panel_size_text(of_difference()) ==
        "No panel of 10 million listeners for a difference of 0.3 found with power 0.9.\n\n"
        "difference  listeners  votes per condition\n\n"
        "Paired t over listeners who vote on both, two-sided at 0.01, noncentral t; SD of a listener's "
        "difference 0.8, one vote per listener and condition.\n");
  analysis::PanelSizeAnswer two = of_difference();
  two.question.two_panels = true;
  two.asked.listeners = 77;
  const std::string text = panel_size_text(two);
  CHECK(text.starts_with("77 listeners in each of two panels for a difference of 0.3"));
  CHECK(text.find("difference  listeners a panel  votes") != std::string::npos);
  CHECK(text.find("Two-sample t, two-sided at 0.01, noncentral t; SD of votes 0.8") != std::string::npos);
}

TEST_CASE("panel size forms: JSON has the question and the answer, null where there is none") {
  CHECK(panel_size_json(of_half_width()) ==
        "{\n  \"half_width\": 0.2,\n  \"difference\": null,\n  \"sd\": 0.8,\n  \"power\": null,\n"
        "  \"alpha\": 0.05,\n  \"two_panels\": false,\n  \"votes_per_listener\": 4.0,\n  \"rho\": 0.25,\n"
        "  \"design_effect\": 1.75,\n  \"listeners\": 28,\n  \"votes_per_condition\": 112.0\n}\n");
  const std::string none = panel_size_json(of_difference());
  CHECK(none.find("\"power\": 0.9") != std::string::npos);
  CHECK(none.find("\"listeners\": null,\n  \"votes_per_condition\": null") != std::string::npos);
}
