#include "design/study_language.h"

#include "design/design.h"
#include "design/written_study.h"
#include "labels/label_packs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using labels::TextStatus;
using test::good;
using test::problems_of;

namespace {

design::Design design_of(const std::string& rest) {
  const test::TempFolder folder;
  folder.write("study.toml", std::string(good) + rest);
  auto read = design::read_design(folder.path());
  for (const Problem& problem : read.problems) CHECK(text(problem) == "");
  return read.design;
}

std::vector<std::string> refused(const std::string& rest) { return problems_of(std::string(good) + rest); }

} // namespace

TEST_CASE("the language of a study changes every text of its station") {
  const design::Design english = design_of("");
  for (const labels::LabelPack& pack : labels::label_packs()) {
    if (pack.language == "en" || pack.scales.empty()) continue;
    CAPTURE(pack.language);
    const std::string variant = pack.must_choose ? "label_variant = \"course\"\n" : "";
    const design::Design design = design_of("language = \"" + pack.language + "\"\n" + variant);
    const auto texts = named_texts(design.wording, design.method);
    const auto before = named_texts(english.wording, english.method);
    REQUIRE(texts.size() == before.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CAPTURE(texts[i].name);
      CHECK(texts[i].name == before[i].name);
      CHECK_FALSE(texts[i].text.empty());
      const bool alike = pack.language == "es" && texts[i].name == "quality.3"; // Regular is no English label
      if (!alike) CHECK(texts[i].text != before[i].text);
      CHECK(texts[i].status != TextStatus::confirmed);
      CHECK_FALSE(texts[i].source.empty());
    }
  }
}

TEST_CASE("a method whose labels are missing in a language is refused with all that is missing") {
  CHECK(refused("language = \"de\"\nmethod = \"effort\"\n") ==
        std::vector<std::string>{
            "study.toml:6: language \"de\", method effort: the label pack does not have "
            "scale_heading, scale_labels; write the text in [wording], or use another language"});
  const auto greek = refused("language = \"el\"\n");
  REQUIRE(greek.size() == 1);
  CHECK_THAT(greek[0], Catch::Contains("does not have scale_heading, scale_labels;"));
  const auto swedish = refused("language = \"sv\"\nmethod = \"loudness\"\n");
  REQUIRE(swedish.size() == 1);
  for (const char* key : {"scale_heading", "scale_labels", "welcome_text", "instructions_text"})
    CHECK_THAT(swedish[0], Catch::Contains(key));
}

TEST_CASE("what the pack lacks may stand in the study, and is the study's own") {
  const design::Design design =
      design_of("language = \"el\"\n[wording]\nscale_heading = \"Ποιότητα\"\n"
                "scale_labels = [\"άριστη\", \"καλή\", \"μέτρια\", \"φτωχή\", \"κακή\"]\n");
  CHECK(design.wording.scales[0].labels[0] == "άριστη");
  CHECK(design.wording.scales[0].labels_origin.status == TextStatus::own);
  CHECK(design.wording.saved == "Αποθηκεύτηκε");
  const auto one = refused("language = \"el\"\n[wording]\nscale_heading = \"Ποιότητα\"\n");
  REQUIRE(one.size() == 1);
  CHECK_THAT(one[0], Catch::Contains("does not have scale_labels;"));
}

TEST_CASE("a language without a pack needs every text in the study, and a near miss is named") {
  const auto hindi = refused("language = \"hi\"\n[wording]\nsaved = \"सहेजा गया\"\n");
  REQUIRE(hindi.size() == 1);
  CHECK_THAT(hindi[0],
             Catch::StartsWith("study.toml:6: no label pack has the language \"hi\"; there are packs for"));
  CHECK_THAT(hindi[0], Catch::Contains("press_start"));
  CHECK_THAT(hindi[0], !Catch::Contains(" saved"));
  CHECK_THAT(refused("language = \"german\"\n").at(0), Catch::Contains("did you mean de?"));
  for (const char* tag : {"", "d", "de de", "Größe", "de_DE"})
    CHECK_THAT(refused("language = \"" + std::string(tag) + "\"\n").at(0),
               Catch::Contains("is no tag of a language"));
  std::string all = "language = \"hi\"\n[wording]\nscale_heading = \"h\"\nscale_labels = [\"a\", \"b\", "
                    "\"c\", \"d\", \"e\"]\n";
  for (const std::string& key : design::wording_keys()) all += key + " = \"" + key + "\"\n";
  CHECK(refused(all).empty());
}

TEST_CASE("variants of the labels are chosen by name, and must be where no source is nearer") {
  CHECK(design_of("language = \"de\"\n").wording.scales[0].labels[4] == "schlecht");
  CHECK(design_of("language = \"de\"\nlabel_variant = \"encyclopaedia\"\n").wording.scales[0].labels[4] ==
        "mangelhaft");
  const auto polish = refused("language = \"pl\"\n");
  REQUIRE(polish.size() == 1);
  CHECK_THAT(polish[0],
             Catch::Contains("choose one by label_variant: \"course\" (secondary: doskonała, dobra"));
  CHECK(design_of("language = \"pl\"\nlabel_variant = \"web\"\n").wording.scales[0].labels[2] ==
        "w porządku");
  CHECK_THAT(refused("language = \"de\"\nlabel_variant = \"laboratry\"\n").at(0),
             Catch::Contains("did you mean laboratory?"));
  CHECK_THAT(refused("label_variant = \"a\"\n").at(0),
             Catch::Contains("have no variants; take the line out"));
  // the study's own labels leave nothing to choose
  CHECK(
      refused("language = \"pl\"\n[wording]\nscale_labels = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n").empty());
}

TEST_CASE("accepting the labels is one word, and an error where there is nothing to accept") {
  CHECK(design_of("language = \"de\"\nlabels = \"accepted\"\n").labels_accepted);
  CHECK_FALSE(design_of("language = \"de\"\n").labels_accepted);
  CHECK_THAT(refused("language = \"de\"\nlabels = \"yes\"\n").at(0),
             Catch::Contains("the one value is \"accepted\""));
  CHECK_THAT(refused("labels = \"accepted\"\n").at(0),
             Catch::Contains("\"en\" has none here; take the line out"));
}

TEST_CASE("a study in another language is written and read back as it was") {
  design::Design design =
      design_of("language = \"de\"\nlabel_variant = \"encyclopaedia\"\nlabels = \"accepted\"\n");
  design.set = "../set";
  const auto again = design::parse_design(study_toml(design), "study");
  CHECK(again.problems.empty());
  CHECK(again.design.language == "de");
  CHECK(again.design.label_variant == "encyclopaedia");
  CHECK(again.design.labels_accepted);
  CHECK(named_texts(again.design.wording, design.method) == named_texts(design.wording, design.method));
}
