#include "compare/model_tests.h"
#include "compare/points.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Value = std::optional<double>;

namespace {

/// The tolerance that the vectors state, 1e-10 relative. Where the value is the rest of sums that cancel, the
/// last digit of the terms, which are of the order of 1: 1e-13.
void check_number(Value value, const nlohmann::json& expected, double relative = 1e-10) {
  REQUIRE(value.has_value() == !expected.is_null());
  if (!value) return;
  const double number = expected.get<double>();
  CAPTURE(*value, number);
  if (std::abs(*value - number) > 1e-13) CHECK_THAT(*value, WithinRel(number, relative));
}

void check_limits(const std::optional<stats::Limits>& limits, const nlohmann::json& expected) {
  check_number(limits ? Value(limits->low) : Value(), expected.at(0));
  check_number(limits ? Value(limits->high) : Value(), expected.at(1));
}

using Check = std::function<void(const nlohmann::json&)>;

/// Every key of the vector must have its check, so that none is passed over.
void check_all(const nlohmann::json& expected, const std::map<std::string, Check>& checks) {
  for (const auto& [name, value] : expected.items()) {
    CAPTURE(name);
    REQUIRE(checks.count(name) == 1);
    checks.at(name)(value);
  }
}

Check number(Value value, double relative = 1e-10) {
  return [=](const nlohmann::json& j) { check_number(value, j, relative); };
}

Check count(std::uint64_t value) {
  return [value](const nlohmann::json& j) { CHECK(j.get<std::uint64_t>() == value); };
}

Check limits(const std::optional<stats::Limits>& value) {
  return [value](const nlohmann::json& j) { check_limits(value, j); };
}

Check ignored() { // names and notes
  return [](const nlohmann::json& j) { CHECK(j.is_string()); };
}

void check_mapped(const Mapped& mapped, const nlohmann::json& expected) {
  const Measures& m = mapped.measures;
  const Polynomial b = coefficients(mapped.mapping);
  const Check coefficients_check = [&](const nlohmann::json& j) {
    REQUIRE(j.size() == b.size());
    // the normal equations of the third order lose digits: 1e-9 as asked
    for (std::size_t i = 0; i < b.size(); ++i) check_number(b[i], j[i], 1e-9);
  };
  const Check flat = [&](const nlohmann::json& j) {
    if (j == "none") CHECK(mapped.mapping.flat == Flat::nowhere);
  };
  check_all(expected, {{"mapping", ignored()},
                       {"n", count(m.n)},
                       {"d", count(m.d)},
                       {"coef", coefficients_check},
                       {"active", flat},
                       {"sse", number(*m.rmse_n * *m.rmse_n * static_cast<double>(m.n))},
                       {"pearson", number(m.pearson)},
                       {"pearson_ci95", limits(m.pearson_ci)},
                       {"spearman", number(m.spearman)},
                       {"kendall_tau_b", number(m.kendall)},
                       {"rmse", number(m.rmse)},
                       {"rmse_ci95", limits(m.rmse_ci)},
                       {"rmse_n", number(m.rmse_n)},
                       {"rmse_star", number(m.rmse_star)},
                       {"mae", number(m.mae)},
                       {"max_abs_error", number(m.max_error)},
                       {"outliers", count(m.outliers.value())},
                       {"outlier_ratio", number(m.outlier_ratio)},
                       {"outlier_ratio_ci95_half", number(m.outlier_ratio_ci_half)},
                       {"outlier_ratio_wilson95", limits(m.outlier_ratio_wilson)}});
}

/// Their quantile t(0.975; 39) is 2.0226909117, which is 4e-9 less than the 2.0226909200 of numerical
/// integration.
constexpr double their_t_quantile = 5e-9;

void check_bland_altman(const BlandAltman& b, const nlohmann::json& expected) {
  check_all(expected, {{"bias", number(b.bias)},
                       {"sd", number(b.sd)},
                       {"bias_ci95_half", number(b.bias_ci_half, their_t_quantile)},
                       {"loa", limits(b.loa)},
                       {"loa_ci95_half", number(b.loa_ci_half, their_t_quantile)},
                       {"slope", number(b.slope)},
                       {"intercept", number(b.intercept)}});
}

Check statistic(const std::optional<TestResult>& test) {
  return number(test ? Value(test->statistic) : Value());
}

Check p_value(const std::optional<TestResult>& test) { // tolerance of the vectors for p: 1e-9 relative
  return [test](const nlohmann::json& j) { CHECK_THAT(test.value().p, WithinRel(j.get<double>(), 1e-9)); };
}

void check_models(const ModelTests& t, const nlohmann::json& expected) {
  check_all(expected, {{"n", count(t.n)},
                       {"d", count(t.d_a)},
                       {"r_a", number(t.correlation.r_a)},
                       {"r_b", number(t.correlation.r_b)},
                       {"r_ab", number(t.correlation.r_ab)},
                       {"fisher_z", statistic(t.correlation.fisher_z)},
                       {"fisher_p", p_value(t.correlation.fisher_z)},
                       {"williams_t", statistic(t.correlation.williams_t)},
                       {"williams_df", count(t.correlation.williams_df)},
                       {"williams_p", p_value(t.correlation.williams_t)},
                       {"meng_z", statistic(t.correlation.meng_z)},
                       {"meng_p", p_value(t.correlation.meng_z)},
                       {"rmse_a", number(t.error.rmse_a)},
                       {"rmse_b", number(t.error.rmse_b)},
                       {"F", statistic(t.error.f)},
                       {"F_df", count(t.error.f_df_larger)},
                       {"F_crit_05", number(t.error.f_critical)},
                       {"F_p_one_sided", p_value(t.error.f)},
                       {"or_a", number(t.outlier.ratio_a)},
                       {"or_b", number(t.outlier.ratio_b)},
                       {"or_z", statistic(t.outlier.z)},
                       {"pitman_morgan_t", statistic(t.error.pitman_morgan_t)},
                       {"pitman_morgan_p", p_value(t.error.pitman_morgan_t)}});
}

} // namespace

TEST_CASE("every figure of the check vectors is met, mapped and unmapped") {
  const std::string name = GENERATE("comp_main40", "comp_n3", "comp_ties", "comp_constant");
  CAPTURE(name);
  const nlohmann::json expected = test::read_json("stats/" + name + "/expected.json");
  const auto points = test::points_of(name);
  const Agreement result = agreement(points);
  const auto mapped = [&](Order order) {
    return [&result, order](const nlohmann::json& j) {
      REQUIRE(result.mapped(order).mapping.order == order);
      check_mapped(result.mapped(order), j);
    };
  };
  check_all(expected,
            {{"note", ignored()},
             {"none", mapped(Order::none)},
             {"linear", mapped(Order::first)},
             {"cubic_mono", mapped(Order::third)},
             {"bland_altman", [&](const nlohmann::json& j) { check_bland_altman(result.bland_altman, j); }},
             {"model_b",
              [&](const nlohmann::json& j) {
                check_mapped(agreement(test::points_of(name, "objective_b")).mappings.front(), j);
              }},
             {"a_vs_b", [&](const nlohmann::json& j) {
                check_models(model_tests(points, test::points_of(name, "objective_b"), Order::none), j);
              }}});
}

TEST_CASE("a mapping that the points do not allow is not there") {
  CHECK(agreement(test::points_of("comp_constant")).mappings.size() == 1);
  const Agreement three = agreement(test::points_of("comp_n3"));
  CHECK(three.mapped(Order::third).asked == Order::third);
  CHECK(three.mapped(Order::third).mapping.order == Order::first);
  CHECK(three.mapped(Order::third).measures.d == 2);
  CHECK(highest_order(three) == Order::first);
  CHECK(highest_order(agreement(test::points_of("comp_main40"))) == Order::third);
}

TEST_CASE("the published comparison of a fullband test with the E-model is reproduced") {
  std::vector<Point> points;
  for (const auto& row : test::read_vectors("emodel/published_qulab_speech_quality.csv"))
    points.push_back({row.text("condition"), row.text("description"), row.number("mos_lqs"),
                      row.number("ci95_listeners"), 240, parse_double(row.text("mos_lqe_fb"))});
  const Agreement result = agreement(points);
  // printed with four and five decimals
  CHECK(result.unmapped().n == 6);
  CHECK_THAT(result.unmapped().rmse_n.value(), WithinAbs(0.1854, 0.00005));
  CHECK_THAT(result.unmapped().pearson.value(), WithinAbs(0.98375, 0.000005));
  CHECK(result.unmapped().spearman == 1.0);
  const Mapped& line = result.mapped(Order::first);
  CHECK_THAT(coefficients(line.mapping)[0],
             WithinAbs(0.13896, 0.00002)); // the column has four decimals itself
  CHECK_THAT(coefficients(line.mapping)[1], WithinAbs(0.92972, 0.000005));
  CHECK_THAT(line.measures.rmse_n.value(), WithinAbs(0.1387, 0.00005));
  CHECK_THAT(line.measures.rmse.value(), WithinAbs(0.1699, 0.00005));

  for (std::size_t i = 0; i < points.size(); ++i)
    points[i].objective =
        test::read_vectors("emodel/published_qulab_speech_quality.csv")[i].number("polqa_mos_lqo_mean");
  const Measures polqa = agreement(points).unmapped();
  CHECK(polqa.n == 8);
  CHECK_THAT(polqa.pearson.value(), WithinAbs(0.9787, 0.00005));
  CHECK_THAT(polqa.rmse_n.value(), WithinAbs(0.2977, 0.00005));
}
