#include "compare/model_tests.h"

#include "compare/points.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;

TEST_CASE("models exchanged turn the signs and keep the probabilities") {
  const auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  const Order order = GENERATE(Order::none, Order::first, Order::third);
  const ModelTests one = model_tests(a, b, order), other = model_tests(b, a, order);
  CHECK(one.correlation.fisher_z->statistic == -other.correlation.fisher_z->statistic);
  CHECK(one.correlation.williams_t->p == other.correlation.williams_t->p);
  CHECK(one.correlation.meng_z->p == other.correlation.meng_z->p);
  CHECK(one.error.f->p == other.error.f->p);
  CHECK_THAT(one.error.pitman_morgan_t->statistic, WithinRel(-other.error.pitman_morgan_t->statistic, 1e-12));
  CHECK(one.outlier.z->statistic == -other.outlier.z->statistic);
}

TEST_CASE("a falling line does not turn a correlation for the tests") {
  const auto good = test::points_at({1, 2, 3, 4, 5.2}, {1.1, 2, 2.9, 4.2, 5});
  const auto falling = test::points_at({5, 4, 3.3, 2, 1}, {1.1, 2, 2.9, 4.2, 5});
  const ModelTests tests = model_tests(good, falling, Order::first);
  CHECK(*tests.correlation.r_a > 0.9);
  CHECK(*tests.correlation.r_b < -0.9);
  CHECK(*tests.error.rmse_b < 0.5); // the line is fitted all the same
}

TEST_CASE("points without a value of one model are left out of both") {
  auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  const ModelTests whole = model_tests(a, b, Order::none);
  a[3].objective.reset();
  b[7].objective.reset();
  const ModelTests tests = model_tests(a, b, Order::none);
  CHECK(tests.n == 38);
  CHECK(tests.left_out == 2);
  CHECK(whole.left_out == 0);
  for (auto* points : {&a, &b}) {
    points->erase(points->begin() + 7);
    points->erase(points->begin() + 3);
  }
  const ModelTests without = model_tests(a, b, Order::none);
  CHECK(without.correlation.williams_t->p == tests.correlation.williams_t->p);
  CHECK(without.error.bootstrap->p == tests.error.bootstrap->p);
}

TEST_CASE("a model against itself, or too few points, is no test") {
  const auto a = test::points_of("comp_main40");
  const ModelTests same = model_tests(a, a, Order::none);
  CHECK(same.correlation.fisher_z->statistic == 0);
  CHECK_FALSE(same.correlation.williams_t);
  CHECK_FALSE(same.correlation.meng_z);
  CHECK_FALSE(same.error.pitman_morgan_t);
  CHECK(same.error.f->statistic == 1);
  CHECK(same.error.bootstrap->difference == 0);
  CHECK(same.error.bootstrap->p == 1);
  const auto few = test::points_of("comp_n3");
  const ModelTests three = model_tests(few, few, Order::third);
  CHECK_FALSE(three.correlation.fisher_z);
  CHECK(three.d_a == 2); // three values allow a line
  CHECK(model_tests({}, {}, Order::none).n == 0);
}
