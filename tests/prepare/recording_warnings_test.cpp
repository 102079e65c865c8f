#include "prepare/recording_warnings.h"

#include "prepare/worklist_of_set.h"
#include "stimulus/manifest.h"
#include "support/sound_bytes.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using Catch::Contains;

namespace {

std::vector<std::string> warned(stimulus::Context context) {
  std::vector<Recording> recordings(4);
  recordings[0].rate_hz = 7999;
  recordings[1].rate_hz = 8000;
  recordings[2].rate_hz = 16000;
  recordings[3].rate_hz = 32000;
  for (Recording& each : recordings) each.file = std::to_string(each.rate_hz) + ".wav";
  std::vector<std::string> out;
  for (const Problem& problem : low_rate_warnings(recordings, context)) {
    CHECK(problem.severity == Severity::warning);
    out.push_back(problem.where);
  }
  return out;
}

} // namespace

TEST_CASE("recordings are warned of whose sample rate is below what the context of their set promises") {
  using Names = std::vector<std::string>;
  CHECK(warned(stimulus::Context::narrowband) == Names{"7999.wav"});
  CHECK(warned(stimulus::Context::wideband) == Names{"7999.wav", "8000.wav"});
  CHECK(warned(stimulus::Context::super_wideband) == Names{"7999.wav", "8000.wav", "16000.wav"});
  CHECK(warned(stimulus::Context::fullband) == Names{"7999.wav", "8000.wav", "16000.wav"});
}

TEST_CASE("a recording that goes on behind its length is told, and of G.722 what was saturated") {
  const test::TempFolder folder;
  CHECK(warnings_of_recording(folder.write("a.wav", test::wav_16(200, std::string(200, 'x')))).empty());
  CHECK_THAT(warnings_of_recording(folder.write("b.wav", test::wav_16(2, std::string(200, 'x')))).at(0),
             Contains("goes on behind the length"));
  CHECK(warnings_of_recording(folder.write("c.g722", std::string(100, '\xfa'))).empty());
  // all codes of the largest step, upwards and downwards by turns, overshoot full scale
  std::string loud;
  for (int i = 0; i < 4000; ++i) loud += i / 20 % 2 == 0 ? '\x04' : '\x3f';
  for (int i = 0; i < 4000; ++i) loud += i / 20 % 2 == 0 ? '\x20' : '\x04';
  CHECK_THAT(warnings_of_recording(folder.write("d.g722", loud)).at(0),
             Contains("beyond full scale; they were saturated"));
}

TEST_CASE("each file of a set's sources and steps is told of once, and who cannot be read is left out") {
  const test::SourceSet set;
  const std::string goes_on = test::wav_16(2, std::string(32000, 'x'), 16000);
  set.folder.write("source/b.wav", goes_on);
  set.folder.write("noise.wav", goes_on);
  set.replace("{ step = \"mnru\", q_db = 12 }",
              "{ step = \"concat\", before = \"noise.wav\", after = \"noise.wav\" }");
  const stimulus::StimulusSet read = stimulus::read_set(set.path()).set;
  std::vector<Problem> problems;
  const Worklist worklist = worklist_of_set(set.path(), read, problems);
  CHECK(problems.empty());
  std::filesystem::remove(set.path() / "source/a1.wav");
  const auto found = recording_warnings(set.path(), read, worklist);
  REQUIRE(found.size() == 2);
  CHECK(found[0].where == (set.path() / "noise.wav").string());
  CHECK(found[1].where == (set.path() / "source/b.wav").string());
  CHECK(found[1].severity == Severity::warning);
}
