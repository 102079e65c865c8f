#include "stats/describe.h"
#include "stats/distributions.h"
#include "stats/mos_table.h"

#include "core/random.h"
#include "support/json_file.h"
#include "support/temp_folder.h"
#include "votes/read_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/stats/";

/// 1e-9 relative: the t quantiles behind the vectors' intervals are off by up to 4e-10 (df 5; see the closed
/// forms below), all else agrees to 1e-10.
void check(std::optional<double> value, const json& expected) {
  REQUIRE(value.has_value() == !expected.is_null());
  if (value)
    CHECK_THAT(*value, Catch::Matchers::WithinAbs(expected.get<double>(),
                                                  1e-9 * std::max(1.0, std::abs(expected.get<double>()))));
}

void check_description(const Histogram& votes, const json& expected) {
  const Description d = describe(votes);
  CHECK(d.n == expected["n"].get<std::uint64_t>());
  CHECK(votes.counts == expected["hist"].get<std::vector<std::uint64_t>>());
  check(d.mean, expected["mean"]);
  check(d.sd, expected["sd"]);
  check(d.sd_pop, expected["sd_pop"]);
  check(d.se, expected["se"]);
  check(d.min, expected["min"]);
  check(d.max, expected["max"]);
  check(d.q1, expected["q1"]);
  check(d.median, expected["median"]);
  check(d.q3, expected["q3"]);
  check(d.iqr, expected["iqr"]);
  check(d.good_or_better_percent, expected["pct_gob"]);
  check(d.poor_or_worse_percent, expected["pct_pow"]);
  check(d.skewness, expected["skew"]);
  check(d.kurtosis, expected["kurt_beta2"]);
}

void check_vote_level(const MosRow& row, const json& expected) {
  check_description({1, row.votes}, expected);
  check(row.mos, expected["mean"]);
  check(row.sd, expected["sd"]);
  check(row.ci_half, expected["ci95_half_t"]);
  check(row.ci_low, expected["ci95_t"][0]);
  check(row.ci_high, expected["ci95_t"][1]);
  check(row.p_good_or_better, expected["pct_gob"]);
}

std::vector<MosRow> rows_of(const VoteTable& table, std::vector<std::string> by, CiMethod method) {
  return mos_table(table, by, method);
}

} // namespace

TEST_CASE("votes, files, conditions and listeners of every published case are met") {
  const std::string name =
      GENERATE("tiny_hand", "balanced_24x12x4", "unbalanced_missing", "all_equal", "single_listener");
  CAPTURE(name);
  const json expected = test::read_json("stats/" + name + "/expected.json");
  const VoteTable table = test::read_table(vectors + name + "/votes.csv");
  CHECK(table.size() == expected["n_votes"].get<std::size_t>());

  check_vote_level(rows_of(table, {}, CiMethod::votes).at(0), expected["overall"]);

  const auto files = rows_of(table, {"stimulus"}, CiMethod::votes);
  REQUIRE(files.size() == expected["per_stimulus"].size());
  for (const MosRow& row : files) check_vote_level(row, expected["per_stimulus"][row.keys[0]]);

  const auto conditions = rows_of(table, {"condition"}, CiMethod::votes);
  REQUIRE(conditions.size() == expected["per_condition"].size());
  for (const MosRow& row : conditions) check_vote_level(row, expected["per_condition"][row.keys[0]]["votes"]);

  for (const MosRow& row : rows_of(table, {"condition"}, CiMethod::listeners)) {
    CAPTURE(row.keys[0]);
    const json& means = expected["per_condition"][row.keys[0]]["listener_means"];
    CHECK(row.n_listeners == means["n"].get<std::uint64_t>());
    CHECK(row.n_files == expected["per_condition"][row.keys[0]]["file_means"]["n"].get<std::uint64_t>());
    check(row.mos, means["mean"]);
    check(row.ci_half, means["ci95_half_t"]);
    check(row.mean_votes, expected["per_condition"][row.keys[0]]["votes"]["mean"]);
  }

  const auto listeners = rows_of(table, {"listener"}, CiMethod::none);
  REQUIRE(listeners.size() == expected["per_listener"].size());
  for (const MosRow& row : listeners) {
    check(row.mos, expected["per_listener"][row.keys[0]]["mean"]);
    CHECK(row.votes == expected["per_listener"][row.keys[0]]["hist"].get<std::vector<std::uint64_t>>());
    CHECK_FALSE(row.ci_half);
  }
}

TEST_CASE("Student's t quantiles agree with the table and, where there is one, with the closed form") {
  using Catch::Matchers::WithinRel;
  const json t975 = test::read_json("stats/canonical/quantiles.json")["t975"];
  for (const auto& [df, expected] : t975.items())
    CHECK_THAT(student_t_quantile(0.975, std::stod(df)),
               WithinRel(expected.get<double>(), 1e-9)); // the table's own error
  CHECK_THAT(student_t_quantile(0.975, 1), WithinRel(std::tan(std::numbers::pi * 0.475), 1e-14));
  const double angle =
      std::atan(student_t_quantile(0.975, 5) / std::sqrt(5.0)); // distribution function for df 5
  const double five = angle + std::sin(angle) * (std::cos(angle) + 2.0 / 3 * std::pow(std::cos(angle), 3));
  CHECK_THAT(0.5 + five / std::numbers::pi, WithinRel(0.975, 1e-14));
  CHECK_THAT(student_t_quantile(0.025, 2), WithinRel(-0.95 * std::sqrt(2 / (1 - 0.95 * 0.95)), 1e-14));
}

TEST_CASE("neither the order of the rows nor who is which listener changes a digit") {
  const auto seed = GENERATE(range(1U, 6U));
  CAPTURE(seed);
  VoteTable table = test::read_table(vectors + "unbalanced_missing/votes.csv", {{"talker"}, {}, false});
  const std::vector<std::string> by = {"condition", "talker"};
  const auto before = mos_table(table, by, CiMethod::listeners);

  std::mt19937_64 engine(seed);
  std::vector<std::size_t> order(table.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order, engine);
  VoteTable shuffled = table;
  for (std::size_t i = 0; i < order.size(); ++i) {
    shuffled.votes[i] = table.votes[order[i]];
    for (std::size_t f = 0; f < table.factors.size(); ++f)
      shuffled.factors[f].codes[i] = table.factors[f].codes[order[i]];
  }
  shuffle(shuffled.factors[0].levels, engine); // listeners swap their names

  const auto after = mos_table(shuffled, by, CiMethod::listeners);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(after[i].keys == before[i].keys);
    CHECK(after[i].mos == before[i].mos);
    CHECK(after[i].ci_half == before[i].ci_half);
    CHECK(after[i].sd == before[i].sd);
    CHECK(after[i].votes == before[i].votes);
  }
}

TEST_CASE("a hundred thousand conditions of one vote each have a mean and no interval") {
  const test::TempFolder folder;
  std::string text = "listener,stimulus,condition,vote\n";
  for (int i = 0; i < 100000; ++i) text += "L,s" + std::to_string(i) + ",c" + std::to_string(i) + ",3\n";
  const auto rows = rows_of(test::read_table(folder.write("v.csv", text)), {"condition"}, CiMethod::votes);
  REQUIRE(rows.size() == 100000);
  CHECK(
      std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.keys < b.keys; }));
  CHECK(
      std::all_of(rows.begin(), rows.end(), [](const auto& r) { return r.mos == 3 && !r.ci_half && !r.sd; }));
}

TEST_CASE("listeners who all agree give an interval of zero width, also over thirds") {
  const test::TempFolder folder;
  std::string text = "listener,stimulus,condition,vote\n";
  for (const char* listener : {"a", "b", "c", "d", "e", "f", "g"})
    for (const char* vote : {"2", "2", "3"}) text += std::string(listener) + ",s,c," + vote + "\n";
  const auto row =
      rows_of(test::read_table(folder.write("v.csv", text)), {"condition"}, CiMethod::listeners).at(0);
  CHECK(row.ci_half == 0.0);
  CHECK(row.mos == 7.0 / 3);
}

TEST_CASE("percentages of good and poor belong to five-point scales only") {
  CHECK_FALSE(describe({-3, {1, 0, 0, 2, 0, 0, 1}}).good_or_better_percent);
  CHECK(describe({1, {1, 0, 0, 2, 1}}).good_or_better_percent == 75.0);
  CHECK_FALSE(describe({1, {0, 0, 0, 0, 0}}).mean);
}

namespace {

VoteTable small_table(const std::string& text) {
  const test::TempFolder folder;
  return test::read_table(folder.write("v.csv", "listener,stimulus,condition,vote\n" + text));
}

} // namespace

TEST_CASE("mos_table of a table without votes has no row") {
  CHECK(mos_table(small_table(""), std::vector<std::string>{"condition"}, CiMethod::votes).empty());
}

TEST_CASE("mos_table counts repeated votes of a listener on a stimulus all") {
  const auto rows = mos_table(small_table("L,s,c,4\nL,s,c,2\n"), std::vector<std::string>{"condition"},
                              CiMethod::listeners);
  CHECK(rows.at(0).n_votes == 2);
  CHECK(rows.at(0).n_listeners == 1);
  CHECK(rows.at(0).n_files == 1);
  CHECK(rows.at(0).mos == 3);
  CHECK_FALSE(rows.at(0).ci_half);
}
