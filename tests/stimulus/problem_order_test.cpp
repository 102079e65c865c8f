#include "stimulus/problem_order.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("problems of a file come in the order of its lines, files in the order of their first problem") {
  const auto at = [](const std::string& where, const std::string& message) {
    return Problem{Severity::warning, where, message};
  };
  std::vector<Problem> problems{at("set.toml:10", "a"), at("x.wav", "b"), at("set.toml:9", "c"),
                                at("set.toml", "d"),    at("x.wav", "e"), at("a:b/y.wav", "f")};
  stimulus::order_problems(problems);
  std::string order;
  for (const Problem& problem : problems) order += problem.message;
  CHECK(order == "dcabef");
  stimulus::order_problems(problems, {"a:b/y.wav", "x.wav", "w.wav"});
  order.clear();
  for (const Problem& problem : problems) order += problem.message;
  CHECK(order == "fbedca");
}
