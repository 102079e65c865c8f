#include "cli/quietroom.h"

#include "codec/codec_table.h"
#include "prepare/set_template.h"
#include "signal/audio_file.h"
#include "signal/resample.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/speech_like.h"

#include <filesystem>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// Of those that the set uses; empty: this build has all.
std::string lacking_codec(const fs::path& folder) {
  for (const stimulus::Condition& condition : stimulus::read_set(folder).set.conditions)
    for (const stimulus::Step& step : condition.steps) {
      if (step.name != "codec") continue;
      const std::string id = std::get<std::string>(step.parameters.at("id"));
      const codec::CodecInfo* info = codec::find_codec(id);
      if (info == nullptr || !available(*info)) return id;
    }
  return "";
}

/// Two talkers, three recordings: one in a folder of its own.
void write_recordings(const TempFolder& folder, int rate_hz) {
  fs::create_directories(folder.path() / "speech/more");
  std::uint64_t seed = 0;
  for (const char* name : {"ann_f_s1.wav", "ben_m_s1.wav", "more/ann_f_s2.wav"})
    signal::write_wav(folder.path() / "speech" / name,
                      signal::resample(speech_like(16000, 2.4, ++seed), rate_hz), 16);
}

} // namespace

TEST_CASE("new-set lists its templates and writes one with the recordings of a folder") {
  const TempFolder folder;
  write_recordings(folder, 16000);
  check_output("new_set_list.txt", "new-set --template list", folder.path());
  check_output("new_set.txt",
               "new-set codecs --template mnru-nb --source-dir speech --pattern "
               "'{talker}_{sex}_{sample}.wav' --seed 7",
               folder.path());
  check_golden("cli/new_set.toml", read_file(folder.path() / "codecs/set.toml"));
  CHECK(fs::exists(folder.path() / "codecs/source/more/ann_f_s2.wav"));
}

TEST_CASE("without recordings new-set shows how to name them") {
  const TempFolder folder;
  check_output("new_set_empty.txt", "new-set empty --template mnru-nb --name 'A \"first\" set'",
               folder.path());
  const std::string document = read_file(folder.path() / "empty/set.toml");
  CHECK(document.find("name = \"A \\\"first\\\" set\"\nseed = 1 ") != std::string::npos);
  CHECK(document.find("# [[source]]\n# id = \"ann1\"") != std::string::npos);
  CHECK(run_quietroom("prepare empty", folder.path()).err ==
        "quietroom: empty/set.toml: no [[source]] to prepare from and no [[stimulus]] that is finished; give "
        "one "
        "kind\n");
}

TEST_CASE("every template is prepared without a problem from the recordings of any rate that suits it") {
  for (const prepare::SetTemplate& each : prepare::set_templates()) {
    const TempFolder folder;
    CAPTURE(each.name);
    write_recordings(folder, 48000);
    const std::string name(each.name);
    const Run made = run_quietroom("new-set " + name + " --template " + name +
                                       " --source-dir speech --pattern '{talker}_{sex}_{*}.wav'",
                                   folder.path());
    CHECK(made.err == "");
    REQUIRE(made.exit_code == 0);
    if (const auto lacking = lacking_codec(folder.path() / name); !lacking.empty()) {
      WARN("this build has no " << lacking << ": the template " << each.name << " was not prepared");
      continue;
    }
    const Run prepared = run_quietroom("prepare " + name, folder.path());
    CHECK(prepared.err == "");
    CHECK(prepared.exit_code == 0);
    const auto checked = stimulus::check(folder.path() / name);
    for (const Problem& problem : checked.problems) {
      CAPTURE(text(problem));
      CHECK(problem.severity == Severity::warning);
    }
    CHECK(checked.stimuli.size() == 3 * checked.set.conditions.size());
  }
}

TEST_CASE("recordings that lie in the set already are not copied") {
  const TempFolder folder;
  write_recordings(folder, 16000);
  fs::create_directory(folder.path() / "own");
  fs::rename(folder.path() / "speech", folder.path() / "own/voices");
  const Run run = run_quietroom("new-set own --template mnru-wb --source-dir own", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: nobody said who talks: give --pattern, or write the talkers into set.toml, before you "
        "prepare\n");
  const auto set = stimulus::read_set(folder.path() / "own").set;
  REQUIRE(set.sources.size() == 3);
  CHECK(set.sources[0].files == std::vector<std::string>{"voices/ann_f_s1.wav"});
  CHECK(set.sources[0].talker == "unknown");
  CHECK(fs::is_empty(folder.path() / "own/source"));
}

TEST_CASE("new-set says what is wrong with what it was given") {
  const TempFolder folder;
  write_recordings(folder, 8000);
  folder.write("none/letter.txt", "no sound");
  folder.write("there/set.toml", "");
  folder.write("speech/broken.wav", "no sound");
  check_failure(2, "--template nb is not known; choose mnru-fb, mnru-nb", "new-set x --template nb",
                folder.path());
  check_failure(2, "new-set needs the folder to make", "new-set --template mnru-nb", folder.path());
  check_failure(2, "gone: no such folder", "new-set x --template mnru-nb --source-dir gone", folder.path());
  check_failure(2, "none: no recording that could be a source",
                "new-set x --template mnru-nb --source-dir none", folder.path());
  check_failure(2, "set.toml: is there already and is kept", "new-set there --template mnru-nb",
                folder.path());
  check_failure(2, "--pattern belongs to --source-dir", "new-set x --template mnru-nb --pattern x",
                folder.path());
  check_failure(2, "there is no {voice}; use {talker}",
                "new-set x --template mnru-nb --source-dir speech --pattern '{voice}.wav'", folder.path());
  check_failure(2, "--seed is \"-1\"", "new-set x --template mnru-nb --seed=-1", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "x"));
  const Run some = run_quietroom(
      "new-set wide --template mnru-wb --source-dir speech --pattern '{talker}_f_{*}.wav'", folder.path());
  CHECK(some.exit_code == 0);
  CHECK(some.err.find("speech/ben_m_s1.wav: left out: its name does not fit the pattern") !=
        std::string::npos);
  CHECK(some.err.find("speech/broken.wav: left out: ") != std::string::npos);
  CHECK(some.err.find("ann_f_s1.wav: has 8000 Hz, where this set is meant for 16000 or more") !=
        std::string::npos);
}

namespace {

/// Debian's prompts, as people record speech: they are part of the project.
const std::string ordinary_speech = QUIETROOM_SOURCE_DIR "/stimuli/demo/source";

} // namespace

TEST_CASE("every template runs through with ordinary speech, and can be simulated as it comes") {
  if (!fs::is_directory(ordinary_speech)) {
    WARN("stimuli/demo/source is absent, so no template was tried on it");
    return;
  }
  for (const prepare::SetTemplate& each : prepare::set_templates()) {
    const TempFolder folder;
    const std::string name(each.name);
    CAPTURE(name);
    for (const char* recording :
         {"en_US_f_Allison/queue-youarenext", "it_IT_m_Carlo/vm-mailboxfull", "fr_CA_f_June/vm-mismatch"})
      folder.write("speech/" + fs::path(recording).filename().string() + ".g722",
                   read_file(ordinary_speech + "/" + recording + ".g722"));
    REQUIRE(
        run_quietroom("new-set set --template " + name + " --source-dir speech", folder.path()).exit_code ==
        0);
    if (const auto lacking = lacking_codec(folder.path() / "set"); !lacking.empty()) {
      WARN("this build has no " << lacking << ": the template " << each.name << " was not prepared");
      continue;
    }
    for (const char* step :
         {"prepare set", "new study --set set --listeners 2", "simulate study --listeners 2"}) {
      const Run run = run_quietroom(step, folder.path());
      CAPTURE(step, run.err);
      CHECK(run.exit_code == 0);
    }
    for (const Problem& problem : stimulus::check(folder.path() / "set").problems) {
      CAPTURE(text(problem));
      CHECK(problem.severity == Severity::warning);
    }
  }
}

TEST_CASE("new-set takes FLAC by a pattern of .wav, and shows the ids it makes") {
  const TempFolder folder;
  write_recordings(folder, 8000);
  fs::rename(folder.path() / "speech/ann_f_s1.wav", folder.path() / "speech/Ann B._f_s1.wav");
  fs::rename(folder.path() / "speech/ben_m_s1.wav", folder.path() / "speech/ben_m_s1.aiff");
  const Run run = run_quietroom(
      "new-set set --template mnru-nb --source-dir speech --pattern '{talker}_{sex}_{*}.wav'", folder.path());
  CHECK(run.err == "");
  CHECK(run.out.find("  Ann B._f_s1 -> Ann-B-_f_s1\n") != std::string::npos);
  CHECK(run.out.find("  talker Ann B. -> Ann-B-\n") != std::string::npos);
  const auto set = stimulus::read_set(folder.path() / "set").set;
  CHECK(set.sources.size() == 3);
}
