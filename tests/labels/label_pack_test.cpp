#include "labels/label_pack.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::labels;

namespace {

const std::string head = "version = 1\nlanguage = \"xx\"\nname = \"Ix\"\nenglish_name = \"Exish\"\n";

std::vector<std::string> mistakes(const std::string& rest) {
  std::vector<std::string> out;
  for (const Problem& each : read_label_pack(head + rest, "xx.toml").problems) out.push_back(text(each));
  return out;
}

using Mistakes = std::vector<std::string>;

} // namespace

TEST_CASE("a text has the origin of its table, or one of its own") {
  const auto read =
      read_label_pack(head + "[station]\nstatus = \"recalled\"\nsource = \"us\"\n[station.text]\n"
                             "saved = \"Sav\"\n"
                             "practice = { text = \"Prac\", status = \"confirmed\", source = \"a book\", "
                             "verified_by = \"Ann\", date = \"2026-01-02\" }\n"
                             "main = { status = \"missing\" }\n"
                             "[station.method.acr]\nwelcome_text = \"Wel\"\n",
                      "xx.toml");
  REQUIRE(read.problems.empty());
  CHECK(read.pack.language == "xx");
  CHECK(read.pack.name == "Ix");
  CHECK(read.pack.texts.at("saved").text == "Sav");
  CHECK(read.pack.texts.at("saved").origin == TextOrigin{TextStatus::recalled, "us", "", ""});
  CHECK(read.pack.texts.at("practice").origin ==
        TextOrigin{TextStatus::confirmed, "a book", "Ann", "2026-01-02"});
  CHECK_FALSE(read.pack.texts.contains("main"));
  CHECK(read.pack.texts.at("acr.welcome_text").text == "Wel");
}

TEST_CASE("a scale may have several variants, and a heading the origin of the labels or of all headings") {
  const std::string scales = "[[scale]]\nquestion = \"quality\"\nvariant = \"a\"\nheading = \"Head\"\n"
                             "labels = [\"1\", \"2\"]\nstatus = \"secondary\"\nsource = \"s\"\n"
                             "[[scale]]\nquestion = \"quality\"\nvariant = \"b\"\nlabels = [\"3\", \"4\"]\n"
                             "status = \"recalled\"\nsource = \"t\"\n";
  const auto plain = read_label_pack(head + scales, "xx.toml");
  REQUIRE(plain.problems.empty());
  const auto& variants = plain.pack.scales.at("quality");
  REQUIRE(variants.size() == 2);
  CHECK(variants[0].labels == std::vector<std::string>{"1", "2"});
  CHECK(variants[0].heading.origin == variants[0].origin);
  CHECK(variants[1].heading.origin.status == TextStatus::missing);
  const auto own =
      read_label_pack(head + "[headings]\nstatus = \"recalled\"\nsource = \"us\"\n" + scales, "xx.toml");
  CHECK(own.pack.scales.at("quality")[0].heading.origin == TextOrigin{TextStatus::recalled, "us", "", ""});
}

TEST_CASE("each mistake of a pack is a sentence with its line") {
  CHECK(mistakes("colour = 1\n") == Mistakes{"xx.toml:5: colour is not known here; is it misspelled?"});
  CHECK(mistakes("[station]\nstatus = \"sure\"\nsource = \"x\"\n").size() == 1);
  CHECK(mistakes("[station]\nstatus = \"own\"\nsource = \"x\"\n").size() == 1);
  CHECK(mistakes("[station]\nstatus = \"recalled\"\n") ==
        Mistakes{"xx.toml:5: source is missing; say where the text comes from"});
  CHECK(mistakes("[station]\nstatus = \"confirmed\"\nsource = \"x\"\n") ==
        Mistakes{"xx.toml:5: verified_by is missing; a confirmed text says who confirmed it"});
  CHECK(mistakes("[station]\nstatus = \"recalled\"\nsource = \"x\"\n[station.text]\nsaved = \" \"\n") ==
        Mistakes{"xx.toml:9: saved is blank; give it a text, or leave it out"});
  CHECK(mistakes("[station]\nstatus = \"recalled\"\nsource = \"x\"\n[station.text]\nsaved = 3\n").size() ==
        1);
  CHECK(
      mistakes(
          "[[scale]]\nquestion = \"q\"\nlabels = [\"a\", \"A\"]\nstatus = \"recalled\"\nsource = \"x\"\n") ==
      Mistakes{"xx.toml:7: labels: 2 and 1 have the same label \"A\"; a listener could not tell them apart"});
  CHECK(mistakes("[[scale]]\nquestion = \"q\"\nlabels = [\"a\"]\nstatus = \"recalled\"\nsource = \"x\"\n")
            .size() == 1);
  CHECK(mistakes("[[scale]]\nquestion = \"q\"\nlabels = [\"a\", \"b\"]\n").size() == 1); // no status
  const std::string scale =
      "[[scale]]\nquestion = \"q\"\nlabels = [\"a\", \"b\"]\nstatus = \"recalled\"\nsource = \"x\"\n";
  CHECK(mistakes(scale + scale).size() == 1);
  CHECK(read_label_pack("version = ", "xx.toml").problems.size() == 1);
}
