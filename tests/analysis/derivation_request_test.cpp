#include "analysis/derivation_request.h"

#include "analysis/references.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using test::four_references;
using test::known;
using test::of_codec;

namespace {

const std::vector<std::string> panel = {"r0", "r1", "r2", "r3", "x", "y"};

std::vector<TestCondition> with_codec() {
  std::vector<TestCondition> out = four_references();
  out.push_back(of_codec("x", "new", 0));
  out.push_back(of_codec("y", "new", 3));
  return out;
}

DerivationRequest asked(const DerivationChoice& choice,
                        const std::vector<TestCondition>& conditions = with_codec()) {
  return derivation_request(choice, conditions, panel, emodel::Band::narrow);
}

} // namespace

TEST_CASE("without a choice the conditions say themselves what they are") {
  const DerivationRequest request = asked({});
  CHECK(request.setup.references.size() == 4);
  CHECK(request.setup.direct == 0); // the reference of least Ie
  REQUIRE(request.codecs.size() == 1);
  CHECK(request.codecs[0].name == "new");
  CHECK(request.codecs[0].clean == std::vector<std::size_t>{4});
  REQUIRE(request.codecs[0].lossy.size() == 1);
  CHECK(request.codecs[0].lossy[0].condition == 5);
}

TEST_CASE("a choice by id comes before what the conditions say") {
  const DerivationRequest request = asked({{"r1", "r3"}, "r1", {{"mine", {"x"}}}});
  CHECK(request.setup.references.size() == 2);
  CHECK(request.setup.references[1].condition == 3);
  CHECK(request.setup.direct == 1);
  REQUIRE(request.codecs.size() == 1);
  CHECK(request.codecs[0].name == "mine");
}

TEST_CASE("a choice of what has no votes, or no Ie, is refused") {
  CHECK_THROWS_WITH(asked({{"r0", "z"}}),
                    "--references names z, which has no votes; conditions are named as in the votes");
  CHECK_THROWS_WITH(asked({{"r0", "x"}}),
                    Catch::Matchers::StartsWith("--references names x, of which no Ie is known;"));
  CHECK_THROWS_WITH(asked({{}, "z", {}}), Catch::Matchers::StartsWith("--direct names z"));
  CHECK_THROWS_WITH(asked({{}, {}, {{"c", {"z"}}}}), Catch::Matchers::StartsWith("--codec names z"));
}

TEST_CASE("what is more than a codec says nothing of it") {
  auto conditions = with_codec();
  conditions[5].more_than_codec = "with noise";
  const DerivationRequest request = asked({}, conditions);
  REQUIRE(request.not_used.size() == 1);
  CHECK(request.not_used[0].condition == 5);
  CHECK(request.not_used[0].reason == "new with noise");
  CHECK(request.codecs.at(0).lossy.empty());
}
