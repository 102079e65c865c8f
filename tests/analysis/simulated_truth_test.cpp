#include "analysis/simulated_truth.h"

#include <catch2/catch.hpp>

using namespace quietroom::analysis;

TEST_CASE("the truth of simulated votes comes back from its text, whatever conditions and files are called") {
  const SimulatedTruth truth{7,
                             "my \"truth\"; seed 2.csv",
                             {{"a", TruthSource::file},
                              {"b c", TruthSource::emodel},
                              {"d\"\\", TruthSource::mnru},
                              {"e.f", TruthSource::assumed}}};
  CHECK(parse_simulated_truth(text(truth)) == truth);
  CHECK(text({1, "", {{"a", TruthSource::emodel}}}) == "seed = 1\n[conditions]\n\"a\" = \"emodel\"\n");
}

TEST_CASE("what older programs kept of the truth is understood to the letter") {
  CHECK(parse_simulated_truth("emodel; seed 1") == SimulatedTruth{1, "", {}, TruthSource::emodel});
  CHECK(parse_simulated_truth("truth.csv; seed 12") ==
        SimulatedTruth{12, "truth.csv", {}, TruthSource::unknown});
  CHECK(parse_simulated_truth("emodel-x.csv; seed 3") ==
        SimulatedTruth{3, "emodel-x.csv", {}, TruthSource::unknown});
  CHECK(parse_simulated_truth("odd; seed 2.csv; seed 3") ==
        SimulatedTruth{3, "odd; seed 2.csv", {}, TruthSource::unknown});
}

TEST_CASE("any other text is no truth") {
  for (const char* other :
       {"", "emodel", "emodel; seed", "emodel; seed x", "; seed 1", "seed = 1\n", "seed = -1\n[conditions]\n",
        "seed = 1\n[conditions]\na = \"guess\"\n", "seed = 1\n[conditions]\na = 1\n"}) {
    CAPTURE(other);
    CHECK_FALSE(parse_simulated_truth(other));
  }
}

TEST_CASE("votes are circular on those conditions alone whose truth is the E-model's") {
  const std::vector<SimulatedTruth> one = {
      {1, "t.csv", {{"a", TruthSource::file}, {"b", TruthSource::emodel}, {"m", TruthSource::mnru}}}};
  CHECK(circularity(one, "a") == Circularity::none);
  CHECK(circularity(one, "b") == Circularity::certain);
  CHECK(circularity(one, "m") == Circularity::none);
  CHECK(circularity(one, "z") == Circularity::possible); // not recorded
  const std::vector<std::string> all = {"a", "b", "m"};
  const CircularConditions among = circular_among(one, all);
  CHECK(among.conditions == std::vector<std::string>{"b"});
  CHECK(among.of == 3);
  CHECK(among.certain);
}

TEST_CASE("of several simulations the worst counts, and where nobody knows all may be circular") {
  const std::vector<SimulatedTruth> two = {{1, "", {{"a", TruthSource::file}}},
                                           {2, "", {{"a", TruthSource::emodel}}}};
  CHECK(circularity(two, "a") == Circularity::certain);
  const std::vector<std::string> all = {"a", "b"};
  const CircularConditions unknown = circular_among({}, all);
  CHECK(unknown.conditions == all);
  CHECK_FALSE(unknown.certain);
}

TEST_CASE("where simulated votes come from is read from their snapshot, and a table does not say") {
  quietroom::study::Snapshot snapshot;
  CHECK(simulated_truths_of(snapshot).empty());
  snapshot.facts.emplace().truths = {"emodel; seed 4", "no truth of ours"};
  const auto truths = simulated_truths_of(snapshot);
  REQUIRE(truths.size() == 2);
  CHECK(truths[0] == SimulatedTruth{4, "", {}, TruthSource::emodel});
  CHECK(truths[1] == SimulatedTruth{}); // nothing is known, so it counts as circular
}
