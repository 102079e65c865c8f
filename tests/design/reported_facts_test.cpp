#include "design/reported_facts.h"

#include "design/plan.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

TEST_CASE("reported facts: known keys are read, and a misspelt one is asked about by its line") {
  const auto read =
      parse_facts("room_noise = \"24 dB(A)\"\nroom_nois = \"x\"\npayment = 20\nages = \" \"\n", "facts.toml");
  CHECK(read.facts == ReportedFacts{{"room_noise", "24 dB(A)"}});
  REQUIRE(read.problems.size() == 3);
  std::string all;
  for (const Problem& each : read.problems) all += text(each) + '\n';
  CHECK(all.find("facts.toml:2: the fact \"room_nois\" is not known (did you mean room_noise?)") != all.npos);
  CHECK(all.find("facts.toml:3: payment must be a text in quotes") != all.npos);
  CHECK(all.find("facts.toml:4: ages is blank") != all.npos);
}

TEST_CASE("reported facts: a file that is no TOML is one problem") {
  const auto read = parse_facts("room_noise 24", "facts.toml");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems.front().where == "facts.toml:1");
}

TEST_CASE("reported facts: study.toml takes them in its table, and they change no order") {
  const std::string plain = "version = 1\nname = \"s\"\nset = \"set\"\nseed = 7\nlisteners = 3\n";
  const auto with = parse_design(plain + "[facts]\nlistening_room = \"booth\"\n", "study");
  CHECK(with.problems.empty());
  CHECK(with.design.facts == ReportedFacts{{"listening_room", "booth"}});
  stimulus::StimulusSet set;
  set.conditions.resize(2);
  set.conditions[0].id = "a";
  set.conditions[1].id = "b";
  for (const char* id : {"a.1", "a.2", "b.1", "b.2"}) {
    stimulus::Stimulus one;
    one.id = id;
    one.condition = std::string(id, 1);
    set.stimuli.push_back(one);
  }
  const auto without = parse_design(plain, "study");
  CHECK(hash_of(plan_for(with.design, set, "L01"), set) ==
        hash_of(plan_for(without.design, set, "L01"), set));
  CHECK(parse_design(plain + "[facts]\nlistening_rom = \"booth\"\n", "study")
            .problems.front()
            .message.find("did you mean listening_room?") != std::string::npos);
}
