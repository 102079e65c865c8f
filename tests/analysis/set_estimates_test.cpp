#include "analysis/set_estimates.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

stimulus::Condition condition(const std::string& id, const std::string& codec, int line) {
  stimulus::Condition out;
  out.id = id;
  out.emodel = stimulus::EmodelInputs{codec, {}, {}};
  out.line = line;
  return out;
}

stimulus::Stimulus finished(const std::string& condition, std::optional<double> ppl_percent) {
  stimulus::Stimulus out;
  out.condition = condition;
  out.is_finished = true;
  out.ppl_percent = ppl_percent;
  return out;
}

std::vector<std::string> places(const stimulus::StimulusSet& set) {
  std::vector<std::string> out;
  for (const Problem& problem : estimate_problems(set, "s/set.toml", emodel::published_codecs())) {
    CHECK(problem.severity == Severity::warning);
    out.push_back(problem.where + (problem.message.starts_with("nobody says") ? " loss" : " codec"));
  }
  return out;
}

} // namespace

TEST_CASE("a codec that the table has not is warned of at its condition") {
  stimulus::StimulusSet set;
  set.conditions = {condition("a", "g711-plc", 3), condition("b", "g999", 9), condition("c", "", 12)};
  CHECK(places(set) == std::vector<std::string>{"s/set.toml:9 codec"});
}

TEST_CASE("finished files of a codec with a Bpl need a word about loss, 0 included") {
  stimulus::StimulusSet set;
  set.conditions = {condition("silent", "g711-plc", 3), condition("told", "g711-plc", 4),
                    condition("prepared", "g711-plc", 5)};
  set.stimuli = {finished("silent", std::nullopt), finished("told", 0)};
  stimulus::Stimulus prepared;
  prepared.condition = "prepared";
  set.stimuli.push_back(prepared);
  CHECK(places(set) == std::vector<std::string>{"s/set.toml:3 loss"});
}

TEST_CASE("a program in a recipe may lose packets too") {
  stimulus::StimulusSet set;
  set.conditions = {condition("a", "g711-plc", 3), condition("b", "g711-plc", 4)};
  for (auto& each : set.conditions) each.steps = {{"command", {}, 0}};
  set.conditions[1].loss.Ppl = 0;
  REQUIRE(stimulus::runs_program(set.conditions[0]));
  CHECK(places(set) == std::vector<std::string>{"s/set.toml:3 loss"});
}
