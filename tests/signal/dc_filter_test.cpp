#include "signal/dc_filter.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("a step decays by the factor kept, and a constant is gone in the end") {
  std::vector<double> step(4, 1.0);
  DcFilter{0.5}.run(step);
  CHECK(step == std::vector<double>{1, 0.5, 0.25, 0.125});
  std::vector<double> constant(5000, 0.3);
  DcFilter{0.99}.run(constant);
  CHECK_THAT(constant.back(), WithinAbs(0, 1e-15));
}

TEST_CASE("the highest frequency is raised by 2 / (1 + keep), as the filter's response has it at -1") {
  std::vector<double> turns(2000);
  for (std::size_t i = 0; i < turns.size(); ++i) turns[i] = i % 2 == 0 ? 1 : -1;
  DcFilter{0.9}.run(turns);
  CHECK_THAT(turns[1998], WithinAbs(2 / 1.9, 1e-12));
  CHECK_THAT(turns[1999], WithinAbs(-2 / 1.9, 1e-12));
}

TEST_CASE("pieces are filtered as the whole") {
  std::vector<double> whole{0.5, -0.25, 1, 1, 0, -1, 0.125};
  std::vector<double> first(whole.begin(), whole.begin() + 3);
  std::vector<double> rest(whole.begin() + 3, whole.end());
  DcFilter{0.75}.run(whole);
  DcFilter filter{0.75};
  filter.run(first);
  filter.run(rest);
  first.insert(first.end(), rest.begin(), rest.end());
  CHECK(first == whole);
}
