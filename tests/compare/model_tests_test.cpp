#include "compare/pairwise.h"
#include "compare/points.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
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

TEST_CASE("the paired bootstrap is the same for the same seed and for any order of the points") {
  auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  const auto difference = [&](std::uint64_t seed) {
    return *model_tests(a, b, Order::none, {2000, seed}).error.bootstrap;
  };
  const RmseDifference first = difference(1);
  CHECK_THAT(first.difference, WithinRel(0.2693964231769102 - 0.6080472984723204, 1e-12));
  CHECK(first.ci.low < first.difference);
  CHECK(first.difference < first.ci.high);
  CHECK(first.ci.high < 0);                          // A is nearer beyond doubt
  CHECK_THAT(first.p, WithinAbs(2.0 / 2001, 1e-12)); // no replicate beyond zero
  CHECK(difference(2).ci.low != first.ci.low);
  std::reverse(a.begin(), a.end());
  std::reverse(b.begin(), b.end());
  CHECK(difference(1).ci.low == first.ci.low);
}

TEST_CASE("many pairs are corrected by Holm, each test by itself, and undefined ones do not count") {
  const auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  std::vector<Point> c = a;
  for (std::size_t i = 0; i < c.size(); ++i) c[i].objective = (*a[i].objective + *b[i].objective) / 2;
  const std::vector<std::vector<Point>> models = {a, b, c, a};
  const std::vector<Duel> duels = all_pairs(models, Order::none, {200, 1});
  REQUIRE(duels.size() == 6);
  CHECK(duels[0].a == 0);
  CHECK(duels[5].b == 3);
  const NamedTest& same = duels[2].named[1]; // a against itself: no Williams
  CHECK(same.key == "williams_t");
  CHECK_FALSE(same.result);
  CHECK_FALSE(same.p_holm);
  double least = 1, least_corrected = 1;
  for (const Duel& duel : duels)
    if (duel.named[1].result) {
      CHECK(*duel.named[1].p_holm >= duel.named[1].result->p);
      least = std::min(least, duel.named[1].result->p);
      least_corrected = std::min(least_corrected, *duel.named[1].p_holm);
    }
  CHECK_THAT(least_corrected, WithinRel(5 * least, 1e-12)); // five of six pairs have the test
}

TEST_CASE("the verdict on two models names the nearer one, or says that nothing tells them apart") {
  const auto a = test::points_of("comp_main40"), b = test::points_of("comp_main40", "objective_b");
  const auto verdict_of = [](const std::vector<Point>& x, const std::vector<Point>& y) {
    return verdict(all_pairs(std::vector{x, y}, Order::none).front(), "A", "B");
  };
  CHECK(verdict_of(a, b) ==
        "A is nearer to the panel than B (RMSE 0.269 and 0.608, p 0.0002); A correlates better "
        "(r 0.986 and 0.839, p <0.0001)");
  CHECK(verdict_of(b, a).starts_with("B is nearer to the panel than A"));
  CHECK(verdict_of(a, a) == "A and B cannot be told apart by their errors (RMSE 0.269 and 0.269, p 1.0000)");
  const auto one = test::points_at({3}, {3});
  CHECK(verdict_of(one, one) == "A and B cannot be tested against each other on 1 point");
}
