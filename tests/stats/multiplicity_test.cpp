#include "stats/multiplicity.h"

#include "stats/expected.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stats;
using namespace quietroom::votes;
using nlohmann::json;
using test::check_value;

TEST_CASE("Holm and Benjamini-Hochberg meet the published example in any order") {
  const json example = test::read_json("stats/canonical/multiplicity.json");
  auto p = example["p"].get<std::vector<double>>();
  for (std::size_t i = 0; i < p.size(); ++i) {
    check_value(holm(p)[i], example["holm"][i]);
    check_value(benjamini_hochberg(p)[i], example["bh"][i]);
  }
  std::swap(p[0], p[9]);
  check_value(holm(p)[9], example["holm"][0]);
  check_value(benjamini_hochberg(p)[9], example["bh"][0]);
  CHECK(holm({}).empty());
}
