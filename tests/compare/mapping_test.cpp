#include "compare/mapping.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Values = std::vector<double>;

namespace {

double mean(const Values& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double covariance(const Values& a, const Values& b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double out = 0;
  for (std::size_t i = 0; i < a.size(); ++i) out += (a[i] - mean_a) * (b[i] - mean_b);
  return out;
}

} // namespace

TEST_CASE("a first-order mapping is the line of least squares") {
  const Values x = {1, 2, 3, 5}, y = {1.5, 2, 3.5, 4};
  const Mapping f = fit_first(x, y).value();
  const double slope = covariance(x, y) / covariance(x, x);
  const Polynomial b = coefficients(f);
  CHECK_THAT(b[1], WithinRel(slope, 1e-14));
  CHECK_THAT(b[0], WithinRel(mean(y) - slope * mean(x), 1e-13));
  CHECK_FALSE(falls(f));
  CHECK(falls(fit_first(x, Values{4, 3, 2, 1}).value()));
  CHECK_FALSE(fit_first(Values{2, 2, 2}, Values{1, 2, 3}));
  CHECK_FALSE(fit_first(Values{2}, Values{1}));
}

TEST_CASE("a rising cubic is found again from its points, also far from zero") {
  const double offset = GENERATE(0.0, 1000.0);
  Values x, y;
  for (int i = 0; i < 9; ++i) {
    const double t = i / 4.0 - 1;
    x.push_back(offset + t);
    y.push_back(3 + t + 0.5 * t * t + 0.2 * t * t * t); // slope 1 + t + 0.6 t^2 > 0
  }
  const Mapping f = fit_mono3(x, y).value();
  CHECK(f.order == Order::third);
  CHECK(f.flat == Flat::nowhere);
  for (std::size_t i = 0; i < x.size(); ++i)
    CHECK_THAT(f(x[i]), WithinAbs(y[i], 1e-12)); // 1e-13 of the offset
  if (offset == 0) {
    const Polynomial b = coefficients(f);
    CHECK_THAT(b[0], WithinRel(3, 1e-13));
    CHECK_THAT(b[1], WithinRel(1, 1e-13));
    CHECK_THAT(b[2], WithinRel(0.5, 1e-13));
    CHECK_THAT(b[3], WithinRel(0.2, 1e-12));
  }
}

TEST_CASE("fewer than four distinct values fall back to first order") {
  const Mapping f = fit_mono3(Values{1, 1, 2, 2, 3, 3}, Values{1, 2, 2, 3, 3, 4}).value();
  CHECK(f.order == Order::first);
  CHECK(d_of(f.order) == 2);
  CHECK(fit_mono3(Values{1, 2, 3, 4}, Values{1, 2, 3, 5}).value().order == Order::third);
  CHECK(distinct(Values{1, 1 + 1e-12, 2, 3}) == 3);
}
