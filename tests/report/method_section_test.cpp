#include "report/method_section.h"

#include "report/described.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("method section: what nobody recorded is a visible gap, what the author wrote a sentence") {
  auto study = test::described_study();
  const std::string before = markdown(method_section(study, "9.9"));
  CHECK(holds(before, "**\\[room noise: not recorded\\]**"));
  study.facts["room_noise"] = "24 dB(A)";
  const std::string after = markdown(method_section(study, "9.9"));
  CHECK_FALSE(holds(after, "room noise: not recorded"));
  CHECK(holds(after, "Room noise: 24 dB(A)."));
}

TEST_CASE("method section: each key of the facts changes the section") {
  for (const auto& described : {test::described_study(), test::described_table()})
    for (const design::FactKey& key : design::fact_keys()) {
      auto study = described;
      study.facts.emplace(key.key, "zebra stripes");
      INFO(key.key);
      CHECK(holds(markdown(method_section(study, "9.9")), "zebra stripes"));
    }
}

TEST_CASE("method section: no id of a listener stands in any form") {
  auto study = test::described_study();
  study.chosen = {"one value of the column listener", "condition x"};
  study.unfinished = 1;
  const auto section = method_section(study, "9.9");
  const auto checklist = reviewers_checklist(section);
  for (const std::string& text : {markdown(section), latex(section), markdown(checklist), latex(checklist),
                                  method_section_json(section, checklist)}) {
    for (const char* id : {"eve", "ann", "bob"})
      for (const char* around : {" %s ", " %s.", "=%s", "\"%s\"", " %s,"}) {
        std::string part = around;
        part.replace(part.find("%s"), 2, id);
        INFO(part);
        CHECK_FALSE(holds(text, part));
      }
    CHECK(holds(text, "one value of the column listener, condition x"));
  }
}

TEST_CASE("method section: every question of the reviewers has an answer or a gap") {
  for (const auto& study : {test::described_study(), test::described_table()}) {
    const auto checklist = reviewers_checklist(method_section(study, "9.9"));
    CHECK(checklist.size() == 13);
    for (const ChecklistEntry& each : checklist) {
      INFO(each.question);
      REQUIRE_FALSE(each.answer.empty());
      CHECK_FALSE(each.answer.front().topic.empty());
    }
  }
}

TEST_CASE("method section: signs of LaTeX and Markdown stand for themselves") {
  auto study = test::described_study();
  study.facts["listening_room"] = "50 % & #1_a*b*";
  CHECK(holds(latex(method_section(study, "9.9")), "50 \\% \\& \\#1\\_a*b*."));
  CHECK(holds(markdown(method_section(study, "9.9")), "50 % \\& \\#1\\_a\\*b\\*."));
}

TEST_CASE("method section: JSON counts the gaps") {
  const auto section = method_section(test::described_table(), "9.9");
  std::size_t gaps = 0;
  for (const Paragraph& paragraph : section)
    for (const Sentence& sentence : paragraph.sentences) gaps += sentence.recorded ? 0 : 1;
  CHECK(gaps > 10);
  CHECK(holds(method_section_json(section, {}), "\"gaps\": " + std::to_string(gaps)));
}
