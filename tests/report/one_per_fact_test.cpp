#include "report/one_per_fact.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using report::one_per_fact;

namespace {

Problem warning(const std::string& where, const std::string& message) {
  return {Severity::warning, where, message};
}

} // namespace

TEST_CASE("the same problem of three files is told once, whatever numbers stand in it") {
  CHECK(one_per_fact({warning("a", "has 8000 Hz"), warning("b", "is odd"), warning("c", "has 16000 Hz"),
                      warning("d", "has -3.5 Hz")}) ==
        std::vector<Problem>{warning("a and 2 more", "has 8000 Hz"), warning("b", "is odd")});
}

TEST_CASE("two of a kind are both told, and an error is never told with a warning") {
  const std::vector<Problem> two = {
      warning("a", "is odd"), warning("b", "is odd"), {Severity::error, "c", "is odd"}};
  CHECK(one_per_fact(two) == two);
  CHECK(one_per_fact({}).empty());
}
