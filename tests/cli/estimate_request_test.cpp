#include "cli/quietroom.h"
#include "support/sound_pairs.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

TEST_CASE("a channel is compared alone where it is asked for, else the mean of all") {
  const TempFolder folder;
  const signal::Clip left = speech_like(16000, 3, 21), right = speech_like(16000, 3, 99);
  signal::write_wav(folder.path() / "both.wav", signal::interleave(16000, {left.samples, right.samples}), 16);
  signal::write_wav(folder.path() / "left.wav", signal::interleave(16000, {left.samples, left.samples}), 16);
  const auto score = [&](const std::string& more) {
    return json::parse(
               run_quietroom("estimate both.wav left.wav --json " + more, folder.path()).out)["mos_lqo"]
        .get<double>();
  };
  CHECK(score("--channel 1") > 4.99);
  CHECK(score("--channel 2") < 4.5);
  CHECK(score("") < 4.5);
}

TEST_CASE("the mode of a pair goes by its rate, and a model of audio is not for speech") {
  const TempFolder folder;
  write_sound_pairs(folder);
  folder.write("model.txt", "svm_type nu_svr\nkernel_type rbf\ngamma 1\ntotal_sv 0\nrho -4\nSV\n");
  const auto found = [&](const std::string& arguments) {
    return json::parse(run_quietroom("estimate clean.wav clean.wav --json " + arguments, folder.path()).out);
  };
  CHECK(found("")["mode"] == "speech");
  CHECK(found("--rate 48000 --audio-model model.txt")["mode"] == "audio");
  CHECK(found("--rate 48000 --audio-model model.txt")["mos_lqo"] == 4);
  CHECK(found("--mode audio --audio-model model.txt")["mapping"] == "support vectors of model.txt");
  CHECK(found("--rate 48000 --mode speech")["mode"] == "speech");
  CHECK(found("--rate 48000")["mapping"] == "Quietroom's own linear fit 1");
  CHECK(found("--rate 48000")["mos_lqo"] > 4.9);
  check_failure(2, "--audio-model and --mode speech cannot both",
                "estimate clean.wav clean.wav --audio-model model.txt --mode speech", folder.path());
}
