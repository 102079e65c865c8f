#include "prepare/clean_source.h"

#include "core/error.h"
#include "signal/active_level.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a stimulus was made from its source, ready for its conditions and at the rate of the set") {
  const test::SourceSet set;
  const stimulus::StimulusSet read = stimulus::read_set(set.path()).set;
  const auto found = prepare::clean_source(set.path(), read, read.stimuli.front());
  REQUIRE(found);
  CHECK(found->name == "source a");
  CHECK(found->clip.rate_hz == 16000);
  CHECK_THAT(found->clip.seconds(),
             Catch::Matchers::WithinAbs(2.4 + 0.5 + 2.4, 1e-3)); // two files and a pause
  CHECK_THAT(*signal::active_level(found->clip.samples, 16000).active_level_dbov,
             Catch::Matchers::WithinAbs(-26, 0.1)); // resampled behind its level step
}

TEST_CASE("a reference condition with steps is no clean source") {
  stimulus::StimulusSet set;
  for (const char* condition : {"low", "a"}) {
    set.conditions.emplace_back().id = condition;
    stimulus::Stimulus each;
    each.id = each.condition = condition;
    set.stimuli.push_back(each);
  }
  set.conditions.front().kind = stimulus::Kind::reference;
  set.conditions.front().steps = {{"filter", {}, 1}};
  CHECK_FALSE(prepare::clean_place(set, set.stimuli[1]));
  set.conditions.front().steps.clear();
  CHECK(prepare::clean_place(set, set.stimuli[1])->name == "reference low");
  set.stimuli[1].reference = "x.wav"; // what is named goes first
  CHECK(prepare::clean_place(set, set.stimuli[1])->file == "x.wav");
}

TEST_CASE("of finished files it is the same talker and sample of the first reference") {
  const test::TempFolder folder;
  std::string text = "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n";
  for (const char* condition : {"a", "direct", "other"})
    text += std::string("[[condition]]\nid = '") + condition + "'\nkind = '" +
            (condition == std::string("a") ? "test" : "reference") + "'\n";
  std::uint64_t seed = 0;
  for (const char* name : {"a_f", "a_m", "direct_f", "other_f", "other_m"}) {
    const std::string id(name);
    const auto bar = id.find('_');
    text += "[[stimulus]]\nfile = '" + id + ".wav'\ncondition = '" + id.substr(0, bar) + "'\ntalker = '" +
            id.substr(bar + 1) + "'\nsample = 's'\n";
    signal::write_wav(folder.path() / (id + ".wav"), test::speech_like(8000, 1, ++seed), 16);
  }
  folder.write("set.toml", text);
  const stimulus::StimulusSet set = stimulus::read_set(folder.path()).set;
  const auto of = [&](std::size_t i) { return prepare::clean_source(folder.path(), set, set.stimuli.at(i)); };
  CHECK(of(0)->name == "reference direct.f.s");
  CHECK(of(0)->clip == signal::read_clip(folder.path() / "direct_f.wav"));
  CHECK(of(1)->name == "reference other.m.s");
  CHECK_FALSE(of(4)); // it is the reference itself
}
