#include "labels/label_packs.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::labels;

TEST_CASE("the program carries every pack of data/labels, each called after its language") {
  std::set<std::string> files;
  for (const auto& each : std::filesystem::directory_iterator(QUIETROOM_SOURCE_DIR "/data/labels"))
    if (each.path().extension() == ".toml") files.insert(each.path().filename().string());
  std::set<std::string> embedded;
  for (const EmbeddedPack& each : embedded_packs()) {
    const auto read = read_label_pack(each.toml, std::string(each.file));
    CAPTURE(each.file);
    for (const Problem& problem : read.problems) CHECK(text(problem) == "");
    CHECK(read.pack.language + ".toml" == each.file);
    embedded.insert(std::string(each.file));
  }
  CHECK(embedded == files);
  CHECK(label_packs().size() == 24);
  CHECK(english_pack().language == "en");
  CHECK(find_label_pack("pt-BR")->english_name == "Brazilian Portuguese");
  CHECK(find_label_pack("xx") == nullptr);
}

TEST_CASE("every pack has each text of the station that the English one has") {
  for (const LabelPack& pack : label_packs())
    for (const auto& [key, english] : english_pack().texts) {
      CAPTURE(pack.language, key);
      // what a method says is translated where its labels may be known: listening quality
      if (key.find('.') == key.npos || key.starts_with("acr.") || key.starts_with("acr-hr."))
        CHECK(pack.texts.contains(key));
    }
}

TEST_CASE("no pack has a text that the English one does not know, so that no key is misspelled") {
  for (const LabelPack& pack : label_packs()) {
    for (const auto& [key, text] : pack.texts) {
      CAPTURE(pack.language, key);
      CHECK(english_pack().texts.contains(key));
    }
    for (const auto& [question, variants] : pack.scales) {
      CAPTURE(pack.language, question);
      REQUIRE(english_pack().scales.contains(question));
      for (const ScaleLabels& each : variants)
        CHECK(each.labels.size() == english_pack().scales.at(question).front().labels.size());
    }
  }
}

TEST_CASE("English is confirmed throughout, and nothing else is") {
  for (const LabelPack& pack : label_packs()) {
    CAPTURE(pack.language);
    for (const auto& [key, text] : pack.texts)
      CHECK((text.origin.status == TextStatus::confirmed) == (pack.language == "en"));
    for (const auto& [question, variants] : pack.scales)
      for (const ScaleLabels& each : variants)
        CHECK((each.origin.status == TextStatus::confirmed) == (pack.language == "en"));
  }
}

TEST_CASE("the labels of listening quality are those of the sources, and none where no source gives them") {
  using Labels = std::vector<std::string>;
  const auto first = [](const char* language) {
    return find_label_pack(language)->scales.at("quality").front();
  };
  CHECK(first("en").labels == Labels{"Excellent", "Good", "Fair", "Poor", "Bad"});
  CHECK(first("de").labels == Labels{"ausgezeichnet", "gut", "ordentlich", "dürftig", "schlecht"});
  CHECK(first("cs").labels == Labels{"vynikající", "dobrá", "průměrná", "nízká", "špatná"});
  CHECK(first("ja").labels == Labels{"非常に良い", "良い", "普通", "悪い", "非常に悪い"});
  CHECK(first("ar").labels == Labels{"ممتاز", "جيد", "مقبول", "ضعيف", "سيئ"});
  CHECK(first("ja").origin.status == TextStatus::secondary);
  CHECK(first("ar").origin.status == TextStatus::recalled);
  for (const char* language : {"no", "ro", "hu", "el", "uk", "tr"})
    CHECK(find_label_pack(language)->scales.empty());
  for (const LabelPack& pack : label_packs()) // effort, loudness and others have no source but English
    if (pack.language != "en") CHECK(pack.scales.size() == pack.scales.count("quality"));
}

TEST_CASE("sources that disagree are variants; where no one of them is nearer, a study must choose") {
  CHECK(find_label_pack("pl")->scales.at("quality").size() == 3);
  CHECK(find_label_pack("pl")->must_choose);
  CHECK(find_label_pack("de")->scales.at("quality").size() == 2);
  CHECK_FALSE(find_label_pack("de")->must_choose);
}

TEST_CASE("a language without a pack is refused with what was meant, by tag, name or region") {
  for (const char* meant : {"DE", "german", "Deutsch", "de-AT", "de_DE"})
    CHECK_THAT(refusal_of_language(meant), Catch::Contains("did you mean de?"));
  CHECK_THAT(refusal_of_language("pt-br"), Catch::Contains("pt-BR"));
  CHECK_THAT(refusal_of_language("hi"), Catch::Contains("there are packs for en, ar, cs, da, de, el, es"));
}

TEST_CASE(
    "of a sample with several questions no pack says how often it is played, for it may be heard again") {
  const std::map<std::string, std::vector<const char*>> played = {
      {"ar", {"يُشغَّل", "ستسمع كل"}},
      {"cs", {"přehraje", "uslyšíte třikrát", "uslyšíte pětkrát"}},
      {"da", {"afspilles", "hører"}},
      {"de", {"abgespielt", "hören jedes"}},
      {"el", {"ακούγεται", "Θα ακούσετε κάθε"}},
      {"en", {"played", "hear"}},
      {"es", {"reproduce", "Oirá"}},
      {"fi", {"toistetaan", "Kuulet"}},
      {"fr", {"diffusé", "entendrez"}},
      {"hu", {"játszunk", "hall egymás"}},
      {"it", {"riprodotto", "Sentirà"}},
      {"ja", {"再生", "回聞"}},
      {"ko", {"재생", "번 듣고"}},
      {"nl", {"afgespeeld", "hoort"}},
      {"no", {"spilles", "hører"}},
      {"pl", {"odtwarzana", "próbkę usłyszysz"}},
      {"pt", {"reproduzida", "Ouve"}},
      {"pt-BR", {"tocada", "ouve"}},
      {"ro", {"redat", "Veți auzi"}},
      {"ru", {"звучит"}},
      {"sv", {"spelas", "hör "}},
      {"tr", {"çalınır", "duyacak"}},
      {"uk", {"звучить"}},
      {"zh", {"播放", "听到三次", "听到五次"}}};
  for (const LabelPack& pack : label_packs()) {
    REQUIRE(played.contains(pack.language));
    for (const std::string method : {"p835", "dimensions"})
      for (const char* key : {".welcome_text", ".instructions_text"})
        for (const char* word : played.at(pack.language)) {
          CAPTURE(pack.language, method, key, word);
          const auto found = pack.texts.find(method + key);
          REQUIRE(found != pack.texts.end());
          CHECK(found->second.text.find(word) == std::string::npos);
        }
  }
}
