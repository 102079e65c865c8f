#include "cli/study_place.h"

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

TEST_CASE("a method that is not carried, or none, is refused before anything is made") {
  const StudyPlace place;
  for (const auto& [id, part] : std::map<std::string, std::string>{
           {"mushra", "is not carried by this version; use acr, effort, loudness, acr-hr, dcr, ccr, p835 or "
                      "dimensions"},
           {"P.835", "method \"P.835\" is not known (did you mean p835?)"},
           {"ACR_HR", "method \"ACR_HR\" is not known (did you mean acr-hr?)"},
           {"loudnes", "method \"loudnes\" is not known (did you mean loudness?); use acr, effort"},
           {"ACR", "method \"ACR\" is not known (did you mean acr?)"}}) {
    CAPTURE(id);
    const Run made = place.make(id);
    CHECK(made.exit_code == 2);
    CHECK(made.err.starts_with("quietroom: --method: method "));
    CHECK(made.err.find(part) != std::string::npos);
    CHECK(std::count(made.err.begin(), made.err.end(), '\n') == 1);
    CHECK_FALSE(std::filesystem::exists(place.folder.path() / "study"));
  }
}

TEST_CASE("new does not replace a set of the user's in the folder of the study") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  REQUIRE(run_quietroom("add-set files --write --pattern '{condition}_{talker}_{sample}'", folder.path())
              .exit_code == 0);
  folder.write("study/set/set.toml", "a set of mine");
  check_failure(2, "study/set/set.toml: is there already", "new study --set files --listeners 2",
                folder.path());
  CHECK(quietroom::read_file(folder.path() / "study/set/set.toml") == "a set of mine");
  CHECK_FALSE(fs::exists(folder.path() / "study/study.toml"));
}

TEST_CASE("new makes a study in another language, and says that somebody has to accept its texts") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  REQUIRE(run_quietroom("add-set files --write --pattern '{condition}_{talker}_{sample}'", folder.path())
              .exit_code == 0);
  const std::string options = "--set files --listeners 2 ";
  const Run german = run_quietroom("new german " + options + "--language de", folder.path());
  CHECK(german.exit_code == 0);
  CHECK_THAT(german.err,
             Catch::StartsWith("quietroom: nobody has confirmed the texts of the language \"de\" (") &&
                 Catch::EndsWith("the station asks to accept them before its first session\n"));
  CHECK_THAT(quietroom::read_file(folder.path() / "german/study.toml"),
             Catch::Contains("language = \"de\"\n"));
  const Run accepted = run_quietroom(
      "new accepted " + options + "--language pl --label-variant web --accept-labels", folder.path());
  CHECK(accepted.exit_code == 0);
  CHECK_THAT(accepted.err, Catch::EndsWith("they are accepted in study.toml\n"));
  const std::string text = quietroom::read_file(folder.path() / "accepted/study.toml");
  CHECK_THAT(text, Catch::Contains("label_variant = \"web\"\nlabels = \"accepted\""));
  CHECK(run_quietroom("simulate accepted --listeners 2 --seed 1", folder.path()).exit_code == 0);
  CHECK(run_quietroom("new english " + options, folder.path()).err.empty());
}

TEST_CASE("new refuses a language that cannot be spoken, before anything is made") {
  const TempFolder folder;
  write_finished_files(folder.path() / "files");
  REQUIRE(run_quietroom("add-set files --write --pattern '{condition}_{talker}_{sample}'", folder.path())
              .exit_code == 0);
  for (const auto& [options, part] : std::map<std::string, std::string>{
           {"--language german", "did you mean de?"},
           {"--language de --method effort", "the label pack does not have scale_heading, scale_labels"},
           {"--language pl", "choose one by label_variant"},
           {"--language el", "does not have scale_heading, scale_labels"},
           {"--accept-labels", "is for texts that nobody has confirmed"},
           {"--label-variant web", "have no variants"}}) {
    CAPTURE(options);
    const Run made = run_quietroom("new study --set files --listeners 2 " + options, folder.path());
    CHECK(made.exit_code == 2);
    CHECK(made.err.find(part) != std::string::npos);
    CHECK_FALSE(fs::exists(folder.path() / "study"));
  }
}

TEST_CASE("new writes the order that is asked for, and refuses one that there is not") {
  const StudyPlace place;
  CHECK(place.run("new a --set files --listeners 2 --order williams").exit_code == 0);
  CHECK(quietroom::read_file(place.folder.path() / "a/study.toml").find("order = \"williams\"") !=
        std::string::npos);
  check_failure(2, "--order is \"square\"; use balanced, random, latin, williams or blocks",
                "new b --set files --order square", place.folder.path());
  CHECK_FALSE(fs::exists(place.folder.path() / "b"));
}

TEST_CASE("new asks for the reference where the set does not say which it is, and names the candidates") {
  const StudyPlace place; // of finished files: no condition says that it is a reference
  for (const char* method : {"acr-hr", "dcr", "ccr"}) {
    CAPTURE(method);
    const Run asked = place.make(method);
    CHECK(asked.exit_code == 2);
    CHECK(asked.err.find("study.toml: the method " + std::string(method) +
                         " holds every stimulus against a reference") != std::string::npos);
    CHECK(asked.err.find("with one of direct, g711") != std::string::npos);
    CHECK_FALSE(fs::exists(place.folder.path() / "study"));
  }
  CHECK(place.make("dcr --reference direkt").err.find("did you mean direct?") != std::string::npos);
  CHECK(place.make("acr --reference direct").err.find("--reference is for acr-hr, dcr and ccr") !=
        std::string::npos);
  REQUIRE(place.make("dcr --reference direct").exit_code == 0);
  CHECK(quietroom::read_file(place.folder.path() / "study/study.toml").find("reference = \"direct\"\n") !=
        std::string::npos);
}
