#include "stimulus/cell_name.h"

#include <catch2/catch.hpp>

using namespace quietroom::stimulus;

namespace {

NamePattern pattern(const std::string& text) { return std::get<NamePattern>(parse_pattern(text)); }

/// "CONDITION|TALKER|SAMPLE", or why not.
std::string cell(const std::string& text, const std::string& path) {
  const auto found = match(pattern(text), path);
  if (const auto* why = std::get_if<std::string>(&found)) return *why;
  const CellName& name = std::get<CellName>(found);
  return name.condition + "|" + name.talker + "|" + name.sample;
}

std::string mistake(const std::string& text) {
  const auto parsed = parse_pattern(text);
  const auto* why = std::get_if<std::string>(&parsed);
  return why == nullptr ? "none" : *why;
}

} // namespace

TEST_CASE("placeholders stand for the parts of a name, in folders too") {
  CHECK(cell("{condition}_{talker}_{sample}.wav", "c01_f1_s3.wav") == "c01|f1|s3");
  CHECK(cell("{condition}/{talker}/{sample}.flac", "c01/f1/s3.flac") == "c01|f1|s3");
  CHECK(cell("exp1/{talker}-{sample}/{condition}.wav", "exp1/f1-s3/mnru05.wav") == "mnru05|f1|s3");
}

TEST_CASE("{*} takes anything and tells nothing; a placeholder that stands twice says the same twice") {
  CHECK(cell("{*}_{condition}_{talker}_{sample}.wav", "2024_c_f_s.wav") == "c|f|s");
  CHECK(cell("{condition}/{condition}_{talker}_{sample}.wav", "c1/c1_f_s.wav") == "c1|f|s");
  CHECK(cell("{condition}/{condition}_{talker}_{sample}.wav", "c1/c2_f_s.wav").find("does not fit") == 0);
  CHECK(cell("{condition}_{talker}_{sample}.{*}", "c_f_s.flac") == "c|f|s");
}

TEST_CASE("a part that the pattern does not have is the same for all") {
  CHECK(cell("{condition}/{sample}.wav", "c/s1.wav") == "c|unknown|s1");
  CHECK(cell("{condition}_{talker}.wav", "c_f1.wav") == "c|f1|all");
}

TEST_CASE("without an ending any sound file's fits, and its case never matters") {
  for (const std::string name : {"c_f_s.wav", "c_f_s.FLAC", "c_f_s.mp3", "c_f_s.raw", "c_f_s"}) {
    CAPTURE(name);
    CHECK(cell("{condition}_{talker}_{sample}", name) == "c|f|s");
  }
  CHECK(cell("{condition}_{talker}_{sample}.wav", "c_f_s.WAV") == "c|f|s");
  CHECK(cell("{condition}_{talker}_{sample}.WAV", "c_f_s.wav") == "c|f|s");
}

TEST_CASE("a pattern that ends in .wav takes every kind of sound file, and none without a header") {
  for (const std::string name : {"c_f_s.flac", "c_f_s.MP3", "c_f_s.aiff"}) {
    CAPTURE(name);
    CHECK(cell("{condition}_{talker}_{sample}.wav", name) == "c|f|s");
  }
  CHECK(cell("{condition}_{talker}_{sample}.wav", "c_f_s.raw")
            .find("ends in \".raw\" where the pattern has \".wav\"") == 0);
  CHECK(cell("{condition}_{talker}_{sample}.wav", "c_f_s").find("ends in \"\"") == 0);
  CHECK(cell("{condition}_{talker}_{sample}.raw", "c_f_s.wav").find("ends in \".wav\"") == 0);
}

TEST_CASE("a name that fits in two ways is refused with both") {
  const std::string why = cell("{condition}_{talker}_{sample}.wav", "g711_loss_f1_s1.wav");
  CHECK(why.find("fits in more than one way (g711 | loss | f1_s1, or g711 | loss_f1 | s1)") == 0);
  CHECK(cell("{condition}_{*}_{sample}.wav", "a_b_c_d.wav").find("fits in more than one way") == 0);
}

TEST_CASE("a name that can be read in endless ways is given up, not tried for ever") {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "a-";
  CHECK(cell("{condition}-{talker}-{sample}-{*}-{*}-{*}-{*}_x.wav", name + "b.wav")
            .find("can be read in too many ways") == 0);
}

TEST_CASE("a name that does not fit says why") {
  CHECK(cell("{condition}_{talker}_{sample}.wav", "sub/c_f_s.wav") ==
        "lies 1 folders deep where the pattern has 0");
  CHECK(cell("{condition}_{talker}_{sample}.wav", "c_f.wav") ==
        "does not fit {condition}_{talker}_{sample}.wav");
  CHECK(cell("{condition}_{talker}_{sample}.wav", "_f_s.wav").find("does not fit") == 0);
}

TEST_CASE("a pattern that cannot work is refused") {
  CHECK(mistake("") != "none");
  CHECK(mistake("/abs/{condition}_{sample}.wav").find("within the folder") != std::string::npos);
  CHECK(mistake("../{condition}_{sample}.wav").find("within the folder") != std::string::npos);
  CHECK(mistake("{talker}_{sample}.wav").find("no {condition}") != std::string::npos);
  CHECK(mistake("{condition}.wav").find("neither {talker} nor {sample}") != std::string::npos);
  CHECK(mistake("{condition}{sample}.wav").find("nothing between") != std::string::npos);
  CHECK(mistake("{codec}_{sample}.wav").find("belongs to no placeholder") != std::string::npos);
  CHECK(mistake("{condition}_{sample.wav").find("belongs to no placeholder") != std::string::npos);
  CHECK(mistake("{condition}_sample}.wav").find("belongs to no placeholder") != std::string::npos);
}

TEST_CASE("a hint for an id keeps what may be kept") {
  CHECK(suggested_id("G.711 A") == "G-711-A");
  CHECK(suggested_id("5 % loss!") == "5-loss");
  CHECK(suggested_id("\xC3\xA9") == "x1");
}
