#include "compare/pairwise.h"

#include "compare/points.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;

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
  const std::string turned = verdict_of(b, a); // the figures stand in the order of the names
  CHECK(turned.starts_with("B is nearer to the panel than A (RMSE 0.269 and 0.608, p 0.0002)"));
  CHECK(turned.find("B correlates better (r 0.986 and 0.839") != std::string::npos);
  CHECK(verdict_of(a, a) == "A and B cannot be told apart by their errors (RMSE 0.269 and 0.269, p 1.0000)");
  const auto one = test::points_at({3}, {3});
  CHECK(verdict_of(one, one) == "A and B cannot be tested against each other on 1 point");
}
