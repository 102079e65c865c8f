#include "prepare/worklist_of_set.h"

#include "signal/audio_file.h"
#include "signal/tone.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using test::TempFolder;

namespace {

stimulus::StimulusSet set_of(const std::vector<std::string>& files) {
  stimulus::StimulusSet set;
  for (const std::string& file : files) {
    stimulus::Source& source = set.sources.emplace_back();
    source.id = file.substr(0, 1);
    source.files = {file};
    source.line = static_cast<int>(set.sources.size());
  }
  set.conditions = {{"direct", "", stimulus::Kind::test, {}, {}, 9}};
  return set;
}

void write(const std::filesystem::path& file, int channels) {
  signal::Clip clip = signal::tone({.rate_hz = 16000, .seconds = 0.1});
  if (channels == 2) {
    const signal::Clip mono = clip;
    clip.channels = 2;
    clip.samples.clear();
    for (const double sample : mono.samples) clip.samples.insert(clip.samples.end(), 2, sample);
  }
  signal::write_wav(file, clip, 16);
}

std::vector<std::string> sentences(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& each : problems)
    out.push_back(each.where.substr(each.where.rfind('/') + 1) + " " + each.message);
  return out;
}

} // namespace

TEST_CASE("the headers of the sources are read, and a source that is missing is left to others to tell") {
  const TempFolder folder;
  write(folder.path() / "a.wav", 1);
  std::vector<Problem> problems;
  const Worklist worklist = worklist_of_set(folder.path(), set_of({"a.wav", "b.wav"}), problems);
  CHECK(sentences(problems).empty());
  CHECK(worklist.stimuli.size() == 2);
}

TEST_CASE("sources of one and of two channels do not make one set") {
  const TempFolder folder;
  write(folder.path() / "a.wav", 1);
  write(folder.path() / "b.wav", 2);
  std::vector<Problem> problems;
  worklist_of_set(folder.path(), set_of({"a.wav", "b.wav"}), problems);
  CHECK(sentences(problems) ==
        std::vector<std::string>{
            "set.toml:2 source b is stereo where those before it are mono; make them all alike"});
}

TEST_CASE("a condition that is to be heard at another level is warned of, for its files do not do it") {
  stimulus::StimulusSet set = set_of({"a.wav"});
  CHECK(listening_offsets("x", set).empty());
  set.conditions[0].listening_level_offset_db = -5;
  CHECK(sentences(listening_offsets("x", set)) ==
        std::vector<std::string>{
            "set.toml:9 condition direct is to be heard -5 dB beside the others, which its files "
            "do not do; set that at playback"});
}

TEST_CASE("the recipes of a set are checked with its sources, and a set of finished files has none") {
  const TempFolder folder;
  write(folder.path() / "a.wav", 1);
  stimulus::StimulusSet set = set_of({"a.wav"});
  set.conditions[0].steps = {{"codec", {{"id", "g711a"}}, 9}};
  CHECK(has_error(check_recipes(folder.path(), set))); // 16 kHz
  set.sources.clear();
  CHECK(check_recipes(folder.path(), set).empty());
}
