#include "analysis/condition_models.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;
using stimulus::Step;

namespace {

stimulus::Condition condition(const std::string& id, std::optional<stimulus::EmodelInputs> emodel,
                              std::vector<Step> steps = {}) {
  stimulus::Condition out;
  out.id = id;
  out.emodel = std::move(emodel);
  out.steps = std::move(steps);
  return out;
}

stimulus::Stimulus stimulus_of(const std::string& condition, std::optional<double> ppl) {
  stimulus::Stimulus out;
  out.id = condition + ".s";
  out.condition = condition;
  out.ppl_percent = ppl;
  return out;
}

const Step loss{"loss", {{"ppl_percent", 5.0}}}, codec{"codec", {{"id", std::string("g711a")}}};

} // namespace

TEST_CASE("Ie and Bpl come from the condition itself or from the table of codecs, loss from its stimuli") {
  stimulus::StimulusSet set;
  set.conditions = {condition("own", stimulus::EmodelInputs{"", 7, 12}),
                    condition("table", stimulus::EmodelInputs{"g729a-vad", {}, {}}), condition("none", {})};
  set.stimuli = {stimulus_of("own", 3.5), stimulus_of("table", {})};
  const auto models = models_of(set, emodel::published_codecs());
  REQUIRE(models.size() == 3);
  CHECK(models[0].Ie == 7);
  CHECK(models[0].Bpl == 12);
  CHECK(models[0].stimuli[0].ppl_percent == 3.5);
  CHECK(models[0].stimuli[0].burst_ratio == 1);
  CHECK(models[1].Ie == 11); // G.113 Appendix I: G.729A with VAD
  CHECK_FALSE(models[2].Ie);
}

TEST_CASE("a codec that is in no table is refused by the name of its condition") {
  stimulus::StimulusSet set;
  set.conditions = {condition("c", stimulus::EmodelInputs{"nosuch", {}, {}})};
  CHECK_THROWS_WITH(models_of(set, emodel::published_codecs()),
                    Catch::Matchers::StartsWith("condition c: codec nosuch is not in the E-model's table"));
}

TEST_CASE("loss in several codecs has no estimate, by the recipe or by what the lock says") {
  CHECK(loses_in_several_codecs(condition("c", {}, {loss, codec, loss, codec})));
  CHECK_FALSE(loses_in_several_codecs(condition("c", {}, {loss, codec, codec})));
  stimulus::StimulusSet set;
  set.conditions = {condition("recipe", stimulus::EmodelInputs{"", 0, 4}, {loss, codec, loss, codec}),
                    condition("lock", stimulus::EmodelInputs{"", 0, 4})};
  set.stimuli = {stimulus_of("lock", 3)};
  set.stimuli[0].lossy_in_several_codecs = true;
  for (const auto& model : models_of(set, {})) {
    CHECK_FALSE(model.Ie);
    CHECK(model.no_estimate == "loses packets in more than one codec, for which the E-model has no rule");
  }
}

TEST_CASE("loss that only preparing can tell is refused before that") {
  stimulus::StimulusSet set;
  set.conditions = {condition("c", stimulus::EmodelInputs{"", 0, 4}, {loss, codec})};
  set.conditions[0].line = 9;
  set.prepared = true;
  refuse_unknown_loss(set, "set.toml");
  set.prepared = false;
  CHECK_THROWS_WITH(refuse_unknown_loss(set, "set.toml"),
                    Catch::Matchers::StartsWith("set.toml:9: the set is not prepared"));
  set.conditions[0].emodel.reset(); // no estimate, nothing to refuse
  refuse_unknown_loss(set, "set.toml");
}

TEST_CASE("finished files of a codec of the table that tell no loss are named") {
  stimulus::StimulusSet set;
  set.conditions = {condition("told", stimulus::EmodelInputs{"g729a-vad", {}, {}}),
                    condition("silent", stimulus::EmodelInputs{"g729a-vad", {}, {}})};
  set.stimuli = {stimulus_of("told", 0), stimulus_of("silent", {})};
  for (auto& each : set.stimuli) each.is_finished = true;
  CHECK(silent_about_loss(set, models_of(set, emodel::published_codecs())) ==
        std::vector<std::string>{"silent"});
}

TEST_CASE("the band of a context is that of its model, narrow-band where none is given") {
  CHECK(band_of_context(std::nullopt) == emodel::Band::narrow);
  CHECK(band_of_context("WB") == emodel::Band::wide);
  CHECK(band_of_context("SWB") == emodel::Band::full);
}

TEST_CASE(
    "a prediction by the model of another band carries the codec over, whatever the context of the set") {
  stimulus::StimulusSet set;
  set.context = stimulus::Context::narrowband;
  set.conditions = {condition("table", stimulus::EmodelInputs{"g711", {}, {}})};
  set.stimuli = {stimulus_of("table", {})};
  const auto own = models_of(set, emodel::published_codecs());
  CHECK(models_of(set, emodel::Band::narrow, emodel::published_codecs())[0].Ie == own[0].Ie);
  stimulus::StimulusSet wide = set;
  wide.context = stimulus::Context::wideband;
  const auto carried = models_of(wide, emodel::published_codecs());
  CHECK(models_of(set, emodel::Band::wide, emodel::published_codecs())[0].Ie == carried[0].Ie);
  CHECK(carried[0].Ie != own[0].Ie);
  wide.context = stimulus::Context::fullband;
  CHECK(models_of(set, emodel::Band::full, emodel::published_codecs())[0].Ie ==
        models_of(wide, emodel::published_codecs())[0].Ie);
}
