#include "report/figure_forms.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

const std::vector<std::string> ids = {"a", "b", "c"};
const std::vector<double> values = {2, 4, 3};
const ShownConditions set = {{{"c", "Zeta", false}, {"a", "Alpha", true}}, {}, RowOrder::set};

} // namespace

TEST_CASE("conditions come as in the set, those that it does not know last") {
  CHECK(set.arranged(ids, values) == std::vector<std::size_t>{2, 0, 1});
  CHECK(ShownConditions{}.arranged(ids, values) == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("conditions come by MOS, the highest first, by id or by label") {
  ShownConditions shown = set;
  shown.order = RowOrder::mos;
  CHECK(shown.arranged(ids, values) == std::vector<std::size_t>{1, 2, 0});
  shown.order = RowOrder::id;
  CHECK(shown.arranged(ids, values) == std::vector<std::size_t>{0, 1, 2});
  shown.order = RowOrder::label;
  CHECK(shown.arranged(ids, values) == std::vector<std::size_t>{0, 2, 1}); // Alpha, Zeta, b
}

TEST_CASE("chosen conditions come alone, in the order of the choice, and an unknown one is refused") {
  ShownConditions shown = set;
  shown.only = {"b", "a"};
  CHECK(shown.arranged(ids, values) == std::vector<std::size_t>{1, 0});
  shown.only = {"d"};
  CHECK_THROWS_WITH(shown.arranged(ids, values), Catch::Contains("no condition is called d"));
}

TEST_CASE("a condition is called by its label, else by its id") {
  CHECK(set.label("a") == "Alpha");
  CHECK(set.label("b") == "b");
  CHECK(set.reference("a"));
  CHECK_FALSE(set.reference("b"));
}

TEST_CASE("the axis of a scale is the scale, longer only where an interval is, and by an eighth at most") {
  const analysis::ScaleWords words{"MOS", {{1, "Bad"}, {5, "Excellent"}}};
  const auto axis = scale_axis(words, {1, 5}, {2, 5.2});
  CHECK(axis.low == 1);
  CHECK(axis.high == 5.2);
  CHECK(scale_axis(words, {1, 5}, {-7, 12}).low == 0.5);
  CHECK(scale_axis(words, {1, 5}, {-7, 12}).high == 5.5);
  CHECK(axis.ticks.size() == 5);
  CHECK(axis.opposite.back().label == "Excellent");
  CHECK(scale_axis(words, {0, 100}, {2, 5}).ticks.empty()); // round numbers of its own
}

TEST_CASE("an axis of names has a place for each") {
  const auto axis = names_axis({"x", "y"});
  CHECK(axis.names);
  CHECK(axis.low == 0.5);
  CHECK(axis.high == 2.5);
  CHECK(axis.ticks[1].label == "y");
}

TEST_CASE("a figure says that votes are simulated, and nothing otherwise") {
  CHECK(figure_notes(false).empty());
  CHECK(figure_notes(true).front().starts_with("SIMULATED"));
}

TEST_CASE("words of the order are known") {
  CHECK(parse_row_order("mos") == RowOrder::mos);
  CHECK_FALSE(parse_row_order("MOS"));
}
