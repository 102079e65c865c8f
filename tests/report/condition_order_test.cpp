#include "report/condition_order.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

ConditionRow row(const std::string& id, double mos, const std::string& label = "",
                 const std::string& group = "") {
  ConditionRow out;
  out.mos.keys = {id};
  out.mos.mos = mos;
  out.label = label;
  out.group = group;
  return out;
}

std::string order(const std::vector<ConditionRow>& rows, const RowChoice& choice) {
  std::string out;
  for (const ConditionRow& each : arranged(rows, choice)) out += each.id();
  return out;
}

const std::vector<ConditionRow> four = {row("a", 2, "z"), row("b", 4, "y"), row("c", 4, "x"), row("d", 3)};

} // namespace

TEST_CASE("rows stand in the order of the set, what it lacks last, else by id") {
  CHECK(order(four, {{}, {}, {"c", "a", "b"}}) == "cabd");
  CHECK(order({four[2], four[0]}, {}) == "ac");
}

TEST_CASE("rows are sorted by MOS from the highest, by id or by label") {
  CHECK(order(four, {RowSort::mos, {}, {"d", "a"}}) == "bcda"); // equal ones by id
  CHECK(order(four, {RowSort::id, {}, {"d", "a"}}) == "abcd");
  CHECK(order(four, {RowSort::label}) == "dcba"); // d has its id for a label
}

TEST_CASE("the rows chosen stand alone and in their order; an unknown one is refused with a near miss") {
  CHECK(order(four, {{}, {"d", "a"}}) == "da");
  const std::vector<ConditionRow> rows = {row("mnru10", 2), row("g711", 4)};
  CHECK_THROWS_WITH(arranged(rows, {{}, {"mnru1"}}),
                    Catch::Matchers::Contains("condition mnru1 has no votes (did you mean mnru10?)"));
}

TEST_CASE("rows of a group stand together, the groups as they first appear") {
  const std::vector<ConditionRow> rows = {row("a", 1, "", "y"), row("b", 1, "", "x"), row("c", 1, "", "y")};
  CHECK(order(rows, {}) == "acb");
}

TEST_CASE("questions stay apart, whatever rows are sorted by") {
  std::vector<ConditionRow> rows = {row("a", 1), row("b", 5), row("a", 4), row("b", 2)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].mos.keys.insert(rows[i].mos.keys.begin(), i < 2 ? "BAK" : "SIG");
  CHECK(order(rows, {RowSort::mos}) == "baab");
}
