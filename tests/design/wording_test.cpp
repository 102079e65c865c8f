#include "design/wording.h"

#include "design/design.h"
#include "design/written_study.h"
#include "labels/label_packs.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using design::read_design;
using test::good;
using test::problems_of;

TEST_CASE("the wording of the screens can be replaced") {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(good) + "[wording]\nscale_heading = \"Qualität\"\n"
                                                 "scale_labels = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n");
  const auto read = read_design(folder.path());
  CHECK(read.problems.empty());
  CHECK(read.design.wording.scales[0].heading == "Qualität");
  CHECK(read.design.wording.scales[0].labels[4] == "e");
  CHECK(problems_of(std::string(good) + "[wording]\nscale_labels = [\"a\"]\nwelcom = \"x\"\n").size() == 2);
}

TEST_CASE("labels that are blank, or that nobody could tell apart, are refused, each with a sentence") {
  const auto problems = [](const std::string& labels) {
    std::vector<std::string> out;
    for (const std::string& problem :
         problems_of(std::string(good) + "[wording]\nscale_labels = [" + labels + "]\n"))
      out.push_back(problem.substr(problem.find("scale_labels")));
    return out;
  };
  using Sentences = std::vector<std::string>;
  CHECK(problems(R"("a", "b", "c", "d", "e")").empty());
  CHECK(problems(R"("a", "", "c", "d", "e")") ==
        Sentences{"scale_labels: the label of 4 is blank; give it a text"});
  CHECK(problems(R"("a", "b", "c", " \t\n", "\u00A0")") ==
        Sentences{"scale_labels: the label of 2 is blank; give it a text",
                  "scale_labels: the label of 1 is blank; give it a text"});
  CHECK(problems(R"("Good", "b", "c", " good ", "e")").size() == 1);
  CHECK(problems(R"("very good", "b", "very  good", "very\u00A0good", "e")") ==
        Sentences{
            "scale_labels: 5 and 3 have the same label \"very  good\"; a listener could not tell them apart",
            "scale_labels: 5 and 2 have the same label \"very\u00A0good\"; a listener could not tell them "
            "apart"});
  CHECK(problems("").size() == 1); // none is not five
  CHECK(problems(R"("a", "b", "c", "d")").size() == 1);
  CHECK(problems(R"("1", "2", "3", "4", "5")").empty());
}

TEST_CASE("a text that a listener needs may not be blank, one of a page may") {
  const auto count = [](const std::string& line) {
    return problems_of(std::string(good) + "[wording]\n" + line + "\n").size();
  };
  for (const char* key : {"scale_heading", "vote_now", "press_listen", "call_title", "listening"}) {
    CAPTURE(key);
    CHECK(count(std::string(key) + " = \"\"") == 1);
    CHECK(count(std::string(key) + " = \"  \"") == 1);
  }
  for (const char* key : {"welcome_text", "break_text", "break_over"})
    CHECK(count(std::string(key) + " = \"\"") == 0);
}

TEST_CASE("a blank text is reported with its line") {
  CHECK(problems_of(std::string(good) + "[wording]\nsaved = \" \"\n") ==
        std::vector<std::string>{"study.toml:7: saved is blank; give it a text, or leave the line out"});
}

TEST_CASE("a station has all its English texts, and those of its method, before anybody replaces one") {
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    const design::Wording wording = design::english_wording(method);
    std::size_t asked = 0;
    for (const method::Question& each : method.questions) asked += 1 + each.labels.size();
    const auto texts = named_texts(wording, method);
    REQUIRE(texts.size() == design::wording_keys().size() + asked);
    for (const design::NamedText& each : texts) {
      CAPTURE(each.name);
      CHECK_FALSE(each.text.empty());
      CHECK(each.status == labels::TextStatus::confirmed);
    }
    CHECK(texts[0].name == method.questions[0].id + ".heading");
    CHECK(texts[1].text == method.questions[0].labels[0]);
    CHECK(unconfirmed_texts(wording, method).empty());
    CHECK(missing_keys(wording, method).empty());
    CHECK(wording.welcome_text == method.welcome_text);
    CHECK(wording.instructions_text == method.instructions_text);
  }
}

TEST_CASE("a method of several questions has a table of words for each, and none without a name") {
  method::Method method = method::methods().front();
  method.questions.push_back(method::find("effort")->questions.front());
  const auto read = [&](const std::string& text, design::Wording& wording) {
    const auto parsed = toml::parse_text(text, "study.toml");
    std::vector<Problem> problems;
    toml::Reader reader(std::get<toml::Table>(parsed), "study.toml", problems);
    read_wording(reader, "study.toml", problems, method, wording);
    std::vector<std::string> out;
    for (const Problem& each : problems) out.push_back(quietroom::text(each));
    return out;
  };
  design::Wording wording = design::english_wording(method);
  CHECK(
      read("[effort]\nheading = \"Laut\"\nlabels = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n", wording).empty());
  CHECK(wording.scales[0].heading == "Quality of the speech");
  CHECK(wording.scales[1].heading == "Laut");
  CHECK(wording.scales[1].labels[1] == "b");
  const auto unnamed = read("scale_heading = \"Laut\"\n", wording);
  REQUIRE(unnamed.size() == 1);
  CHECK_THAT(unnamed[0], Catch::Contains("write a table [wording.quality] with heading and labels for each"));
  CHECK(read("[effort]\nlabels = [\"a\", \"a\", \"c\", \"d\", \"e\"]\n", wording).size() == 1);
  CHECK(read("[effort]\nlabel = \"a\"\n", wording).size() == 1);
}

TEST_CASE("a scale that no pack knows keeps the words of the study in every language") {
  method::Method method = method::methods().front();
  method.questions[0].id = "naturalness";
  method.questions[0].heading = "Naturalness";
  method.questions[0].labels = {"a", "b", "c", "d", "e"};
  const design::Wording wording = design::wording_of(method, labels::find_label_pack("de"), "");
  CHECK(wording.scales[0].heading == "Naturalness");
  CHECK(wording.scales[0].labels_origin.status == labels::TextStatus::own);
  CHECK(wording.saved == "Gespeichert");
}

TEST_CASE("how many texts have which status is said in a few words") {
  CHECK(design::status_counts({{"a", "", labels::TextStatus::recalled, ""},
                               {"b", "", labels::TextStatus::own, ""},
                               {"c", "", labels::TextStatus::recalled, ""}}) == "1 own, 2 recalled");
}

TEST_CASE("the label of an answer is that of its category, the highest first") {
  method::Method method = method::methods().front();
  method.questions[0].scale = {-1, 1};
  method.questions[0].labels = {"better", "same", "worse"};
  method.questions.push_back(method::Question(method.questions[0]));
  method.questions[1].labels = {"much", "some", "none"};
  const design::Wording wording = design::english_wording(method);
  CHECK(label_of(wording, method, {0, 0, 1}) == "better");
  CHECK(label_of(wording, method, {0, 0, -1}) == "worse");
  CHECK(label_of(wording, method, {0, 1, 0}) == "some");
}
