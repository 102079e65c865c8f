#include "recipe/step_loss_file.h"

#include "core/error.h"
#include "core/random.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

TEST_CASE(
    "a pattern file loses its packets from its offset on, round and round, but none that are protected") {
  const signal::Clip clip = two_spurts();
  PatternSet set("x" + std::string(99, '.'));
  CHECK(set.run(clip).facts.loss->lost == 4);
  set.step.offset = 1;
  CHECK(set.run(clip).facts.loss->lost == 4); // at 99, 199, 299, 399
  set.step.protect_first_ms = 1000;
  CHECK(set.run(clip).facts.loss->lost == 3);
  set.step.protect_first_ms = 0;
  set.step.packet_ms = 20;
  CHECK(set.run(clip).facts.loss->packets == 200);
  CHECK(set.run(clip).facts.loss->lost == 2);
}

TEST_CASE("a random offset comes from the seed of the source, or of all") {
  PatternSet set("x" + std::string(996, '.'), 10);
  set.step.random_offset = true;
  const Recipe recipe = {{set.step, 1}, g711_codec};
  const auto chain = chain_text(recipe, seeds, set.files);
  CHECK(chain.find("offset seed " + std::to_string(derived_seed(7, {"c", "a", "loss"}))) !=
        std::string::npos);
  CHECK(chain != chain_text(recipe, {7, "c", "b"}, set.files));
  set.step.shared = true;
  CHECK(chain_text({{set.step, 1}, g711_codec}, seeds, set.files) ==
        chain_text({{set.step, 1}, g711_codec}, {7, "c", "b"}, set.files));
}

TEST_CASE("what a pattern step says must go together, and its file must hold flags") {
  const PatternSet set("01");
  const auto told = [&](WrittenParameters more) {
    more["file"] = "p.txt";
    more.emplace("packet_ms", std::int64_t{10});
    std::vector<Problem> problems;
    read_recipe({step("loss", std::move(more)), g711}, Stage::condition, "set.toml", set.files, problems);
    return problems.empty() ? "" : problems.front().message;
  };
  CHECK(told({}).empty());
  CHECK_THAT(told({{"offset", std::int64_t{2}}}), Contains("offset is 2, but p.txt has 2 flags"));
  CHECK_THAT(told({{"offset", std::int64_t{1}}, {"random_offset", true}}), Contains("exclude each other"));
  CHECK_THAT(told({{"seed", "shared"}}), Contains("says nothing without random_offset"));
  CHECK_THAT(told({{"form", "g192"}}), Contains("p.txt"));
}
