#include "analysis/set_parameter.h"

#include "stimulus/manifest.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

stimulus::StimulusSet demo() { return stimulus::read_set(QUIETROOM_SOURCE_DIR "/stimuli/demo").set; }

stimulus::Condition condition(const std::string& id, std::vector<stimulus::Step> steps) {
  stimulus::Condition out;
  out.id = id;
  out.steps = std::move(steps);
  return out;
}

stimulus::Step codec(const std::string& id, double kbps) {
  return {"codec", {{"id", id}, {"bit_rate_kbps", kbps}}, 0};
}

} // namespace

TEST_CASE("numbers of steps that take several values are parameters, by step and key") {
  std::vector<std::string> names;
  for (const auto& each : analysis::set_parameters(demo()))
    if (each.name != "Ppl") names.push_back(each.name);
  CHECK(names == std::vector<std::string>{"loss.ppl_percent", "mnru.q_db"});
}

TEST_CASE("a parameter has a value for the conditions whose recipe has one") {
  for (const auto& each : analysis::set_parameters(demo()))
    if (each.name == "mnru.q_db")
      CHECK(each.values ==
            std::map<std::string, double>{{"mnru06", 6}, {"mnru12", 12}, {"mnru18", 18}, {"mnru24", 24}});
}

TEST_CASE(
    "the realised loss of a codec without any is zero, and that of a condition without a codec unknown") {
  stimulus::StimulusSet set;
  set.prepared = true;
  set.conditions = {condition("clean", {codec("g711a", 64)}), condition("lossy", {codec("g711a", 64)}),
                    condition("direct", {})};
  for (const auto& [id, loss] :
       {std::pair{"clean", -1.0}, {"lossy", 2.5}, {"lossy", 3.5}, {"direct", -1.0}}) {
    auto& stimulus = set.stimuli.emplace_back();
    stimulus.condition = id;
    if (loss >= 0) stimulus.ppl_percent = loss;
  }
  const auto parameters = analysis::set_parameters(set);
  REQUIRE(parameters.size() == 1);
  CHECK(parameters.front().name == "Ppl");
  CHECK(parameters.front().values == std::map<std::string, double>{{"clean", 0}, {"lossy", 3}});
}

TEST_CASE("conditions of one codec share a line, of one bit rate unless that is the parameter") {
  stimulus::StimulusSet set;
  set.conditions = {condition("a", {codec("opus", 16)}), condition("b", {codec("opus", 24)}),
                    condition("d", {})};
  CHECK(analysis::codec_lines(set, "codec.bit_rate_kbps") ==
        std::map<std::string, std::string>{{"a", "opus"}, {"b", "opus"}});
  CHECK(analysis::codec_lines(set, "Ppl") ==
        std::map<std::string, std::string>{{"a", "opus 16 kbit/s"}, {"b", "opus 24 kbit/s"}});
}
