#include "design/arrangement_problems.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

namespace {

Design asking() {
  Design out = test::small_design();
  out.arrangement.order = ListeningOrder::balanced;
  out.arrangement.order_line = 6;
  out.arrangement.constraints.line = 9;
  return out;
}

std::vector<std::string> said(const Design& design,
                              const stimulus::StimulusSet& set = test::small_set(4, 4)) {
  std::vector<std::string> out;
  for (const Problem& each : arrangement_problems(design, set, "study.toml")) out.push_back(text(each));
  return out;
}

using Said = std::vector<std::string>;

} // namespace

TEST_CASE("arrangement problems: what can be done has none") {
  Design design = asking();
  CHECK(said(design).empty());
  design.arrangement.constraints.talker_gap = 1;
  design.arrangement.constraints.condition_gap = 3;
  CHECK(said(design).empty());
}

TEST_CASE(
    "arrangement problems: a gap that no order can keep is refused with the reason and what is possible") {
  Design design = asking();
  design.arrangement.constraints.talker_gap = 2;
  CHECK(said(design) == Said{"study.toml:9: talker_gap = 2 cannot be kept: talker \"m\" has 8 of 16 trials; "
                             "talker_gap = 1 is the most that is possible"});
  design = asking();
  design.arrangement.constraints.condition_gap = 4;
  CHECK(said(design) == Said{"study.toml:9: condition_gap = 4 cannot be kept: condition \"c1\" has 4 of 16 "
                             "trials; condition_gap = 3 is the most that is possible"});
  design.arrangement.constraints.condition_gap = 2;
  auto set = test::small_set(2, 1); // in rounds of two
  auto more = test::small_set(2, 2);
  CHECK(said(design, set).empty());
  CHECK(said(design, more).size() == 1);
}

TEST_CASE("arrangement problems: squares need equal numbers and a free first position") {
  auto set = test::small_set(4, 4);
  set.stimuli.erase(set.stimuli.begin()); // of c1
  Design design = asking();
  CHECK(said(design, set).empty());
  design.arrangement.order = ListeningOrder::williams;
  CHECK(
      said(design, set) ==
      Said{"study.toml:6: order \"williams\" needs equally many stimuli of each condition, and \"c1\" has 3 "
           "where \"c4\" has 4; complete the set, or take order \"balanced\""});
  design.arrangement.constraints.not_first = {"c1"};
  CHECK(said(design).front().find("not_first forbids it") != std::string::npos);
}

TEST_CASE("arrangement problems: names that the set has not are told with the nearest") {
  Design design = asking();
  design.arrangement.constraints.not_first = {"c11"};
  design.arrangement.items = {{"", "c1.s9", Purpose::practice, 0, 12}, {"c9", "", Purpose::anchor, 0, 15}};
  const Said problems = said(design);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].starts_with("study.toml:12: [[item]]: the set has no stimulus \"c1.s9\""));
  CHECK(problems[1].starts_with("study.toml:15: [[item]]: the set has no condition \"c9\""));
  CHECK(problems[2].starts_with("study.toml:9: not_first: the set has no condition \"c11\""));
}

TEST_CASE("arrangement problems: marks that contradict the study") {
  Design design = asking();
  design.arrangement.items = {{"", "c1.s1", Purpose::gold, 6, 12}};
  CHECK(said(design) ==
        Said{"study.toml:12: [[item]]: gold = 6 is no vote of the scale 1:5; give one of it"});
  design.arrangement.items = {{"c1", "", Purpose::practice, 0, 12}, {"c1", "", Purpose::anchor, 0, 15}};
  CHECK(said(design) == Said{"study.toml:15: [[item]]: \"c1\" is marked twice; keep one"});
  design.arrangement.items = {{"c1", "", Purpose::practice, 0, 12}};
  design.practice = 2;
  CHECK(said(design).empty()); // the default, not written
  design.arrangement.practice_given = true;
  design.arrangement.practice_line = 4;
  CHECK(said(design) == Said{"study.toml:4: practice = 2, and 4 stimuli are marked practice, which are all "
                             "heard; write practice = 4, or take the line out"});
  design = asking();
  for (const char* each : {"c1", "c2", "c3", "c4"})
    design.arrangement.items.push_back({each, "", Purpose::practice, 0, 12});
  CHECK(said(design).front().find("nothing is left for the main block") != std::string::npos);
}

TEST_CASE("arrangement problems: panels that do not hear equally much are refused, and samples that are not "
          "there") {
  Design design = asking();
  PanelGroup a, b;
  a.id = "A";
  a.listeners = {"L01"};
  a.line = 20;
  b.id = "B";
  b.listeners = {"L02"};
  b.line = 22;
  design.arrangement.panels = {a, b};
  CHECK(said(design).empty()); // 4 samples
  CHECK(
      said(design, test::small_set(4, 3)) ==
      Said{"study.toml:22: panel \"B\" has 4 stimuli in the main block and panel \"A\" has 8, not the same "
           "number of each condition; name samples so that the panels are equal, or choose another number of "
           "panels"});
  design.arrangement.panels[1].samples = {"s9"};
  CHECK(said(design).front().find("the set has no sample \"s9\"") != std::string::npos);
}

TEST_CASE("practice of more trials than there are stimuli is refused, and so is a question at a break that "
          "never comes") {
  auto design = quietroom::test::small_design();
  const auto set = quietroom::test::small_set();
  const auto said = [&] {
    std::vector<std::string> out;
    for (const Problem& each : arrangement_problems(design, set, "study.toml"))
      out.push_back(quietroom::text(each));
    return out;
  };
  design.practice = 12;
  design.arrangement.practice_given = true;
  design.arrangement.practice_line = 9;
  CHECK(said().empty());
  design.practice = 100;
  CHECK(said() ==
        std::vector<std::string>{"study.toml:9: practice = 100, and there are 12 stimuli to take them "
                                 "from; write practice = 12 or fewer"});
  design.practice = 2;
  Questionnaire asked;
  asked.id = "tired";
  asked.when = When::at_break;
  asked.line = 14;
  design.questionnaires = {asked};
  design.break_after = 11;
  CHECK(said().empty());
  design.break_after = 12;
  CHECK(said() ==
        std::vector<std::string>{"study.toml:14: when = \"break\" never comes, for break_after is 12 and "
                                 "a main block has 12 trials; set a smaller break_after"});
}
