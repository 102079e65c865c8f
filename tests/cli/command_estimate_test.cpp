#include "cli/quietroom.h"
#include "support/reference_pairs.h"
#include "support/sound_bytes.h"
#include "support/sound_pairs.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;
using nlohmann::json;

TEST_CASE("estimate prints a score with the worst windows, and the top for the same sound") {
  const TempFolder folder;
  write_sound_pairs(folder);
  check_output("estimate.txt", "estimate clean.wav clean.wav", folder.path());
  const Run noisy = run_quietroom("estimate clean.wav noisy.wav --json", folder.path());
  CHECK(noisy.exit_code == 0);
  CHECK(noisy.err == "");
  const json found = json::parse(noisy.out);
  CHECK(found["mos_lqo"] > 2);
  CHECK(found["mos_lqo"] < 4.9);
  const json& patches = found["patches"];
  REQUIRE(patches.size() > 2);
  for (std::size_t i = 1; i < patches.size(); ++i) CHECK(patches[i - 1]["nsim"] <= patches[i]["nsim"]);
  const json unscaled =
      json::parse(run_quietroom("estimate clean.wav noisy.wav --unscaled --json", folder.path()).out);
  CHECK(unscaled["mos_lqo"] < found["mos_lqo"]);
  CHECK(unscaled["mapping"] == "exponential, unscaled");
}

TEST_CASE("where there is no answer there is no number: null, the reason, exit 1") {
  const TempFolder folder;
  write_sound_pairs(folder);
  folder.write("nan.wav", float_wav(std::vector<float>(20000, std::nanf(""))));
  const std::pair<const char*, const char*> pairs[] = {
      {"silence.wav clean.wav", "the reference is silent"},
      {"clean.wav silence.wav", "the degraded sound is silent"},
      {"silence.wav silence.wav", "the reference is silent"},
      {"offset.wav clean.wav", "the reference holds a constant offset and nothing else"},
      {"clean.wav offset.wav", "the degraded sound holds a constant offset and nothing else"},
      {"short.wav short.wav", "of active speech (P.56); speech mode needs 0.5 s"},
      {"nan.wav nan.wav", "the reference holds a value that is not finite"}};
  for (const auto& [files, reason] : pairs) {
    CAPTURE(files);
    const Run run = run_quietroom("estimate " + std::string(files) + " --json", folder.path());
    CHECK(run.exit_code == 1);
    CHECK(run.err.find(reason) != std::string::npos);
    const json found = json::parse(run.out);
    CHECK(found["mos_lqo"].is_null());
    CHECK(found["reason"].get<std::string>().find(reason) != std::string::npos);
  }
  CHECK(run_quietroom("estimate silence.wav clean.wav", folder.path()).out.starts_with("MOS-LQO \u2013"));
}

TEST_CASE("any sane input is scored: 24 bits, another rate, more channels, and it is told what was done") {
  const TempFolder folder;
  write_sound_pairs(folder);
  const json deep = json::parse(run_quietroom("estimate clean24.wav clean.wav --json", folder.path()).out);
  CHECK(deep["mos_lqo"] > 4.9);
  const Run rates = run_quietroom("estimate clean.wav clean8.wav --json", folder.path());
  CHECK(rates.exit_code == 0);
  CHECK(rates.err.find("resampled to 8000 Hz") != std::string::npos);
  CHECK(json::parse(rates.out)["rate_hz"] == 8000);
  CHECK(json::parse(
            run_quietroom("estimate clean.wav clean.wav --rate 8000 --json", folder.path()).out)["rate_hz"] ==
        8000);
  CHECK(run_quietroom("estimate clean.wav clean8.wav --strict", folder.path()).exit_code == 1);
}

TEST_CASE("what cannot be read or asked is refused in one sentence") {
  const TempFolder folder;
  write_sound_pairs(folder);
  folder.write("text.wav", "no sound");
  const std::pair<const char*, const char*> calls[] = {
      {"estimate", "estimate needs two files, REF and DEG"},
      {"estimate clean.wav", "estimate needs two files"},
      {"estimate gone.wav clean.wav", "gone.wav"},
      {"estimate clean.wav text.wav", "text.wav"},
      {"estimate clean.wav clean.wav --mode music", "--mode music is not known; choose speech or audio"},
      {"estimate clean.wav clean.wav --rate 4000", "--rate"},
      {"estimate clean.wav clean.wav --channel 2", "has 1 channel, and no channel 2"},
      {"estimate clean.wav clean.wav --audio-model text.wav",
       "text.wav:1: \"no\" is no key of a libsvm model"},
      {"estimate clean.wav clean.wav --unscaled --mode audio", "--unscaled and --mode audio cannot both"},
      {"estimate clean.wav clean.wav --threads 2", "--threads has no effect without --csv"},
      {"estimate clean.wav clean.wav --csv pairs.csv", "--csv and REF cannot both"}};
  for (const auto& [arguments, sentence] : calls) check_failure(2, sentence, arguments, folder.path());
}

TEST_CASE("32-bit float, which the reference rejects, is scored, and a failed comparison never ends with 0") {
  const TempFolder folder;
  write_sound_pairs(folder);
  const auto clean = signal::read_clip(folder.path() / "clean.wav");
  folder.write("float.wav", float_wav(std::vector<float>(clean.samples.begin(), clean.samples.end())));
  const json found =
      json::parse(run_quietroom("estimate float.wav float.wav --rate 16000 --json", folder.path()).out);
  CHECK(found["mos_lqo"] > 4.9);
  CHECK(run_quietroom("estimate clean.wav silence.wav", folder.path()).exit_code == 1);
  CHECK(run_quietroom("estimate clean.wav gone.wav", folder.path()).exit_code == 2);
}

TEST_CASE("the measures explain themselves, and are held against what must hold of any measure") {
  const TempFolder folder;
  check_output("estimate_explain.txt", "estimate --explain", folder.path());
  const Run run = run_quietroom("estimate --self-test --json", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(json::parse(run.out).size() == 56);
  check_failure(2, "--self-test and REF cannot both", "estimate clean.wav --self-test", folder.path());
}

TEST_CASE("the command gives the published constants of conformance 333 and the scores of audio mode") {
  const auto at = [](const char* name) { return "'" + reference_sound(name).string() + "' "; };
  if (!std::filesystem::exists(reference_sound("CA01_01.wav"))) {
    WARN("the sound of the reference is absent, so its constants were not looked at");
    return;
  }
  const TempFolder folder;
  const auto score = [&](const std::string& arguments) {
    return json::parse(run_quietroom("estimate " + arguments + " --json", folder.path()).out)["mos_lqo"]
        .get<double>();
  };
  CHECK_THAT(score(at("CA01_01.wav") + at("transcoded_CA01_01.wav") + "--mode speech"),
             WithinAbs(3.374505555111911, 1e-6));
  CHECK_THAT(score(at("CA01_01.wav") + at("CA01_01.wav") + "--mode speech --unscaled"),
             WithinAbs(4.015861169223797, 1e-6));
  CHECK_THAT(score(at("guitar48_stereo_1_sec.wav") + at("guitar48_stereo_1_sec.wav") + "--audio-model " +
                   at("libsvm_nu_svr_model.txt")),
             WithinAbs(4.73210125304, 1e-6));
}

TEST_CASE("what is said of a pair names both sounds") {
  const TempFolder folder;
  write_sound_pairs(folder);
  const Run run = run_quietroom("estimate silence.wav clean.wav", folder.path());
  CHECK(run.exit_code == 1);
  CHECK(run.err == "quietroom: clean.wav against silence.wav: no score: the reference is silent\n");
}
