#include "recipe/apply.h"
#include "signal/active_level.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>

using namespace quietroom;
using namespace quietroom::recipe;
using Catch::Matchers::WithinAbs;
using test::SourceSet;

namespace {

double level_of_file(const SourceSet& set, const std::string& id) {
  const signal::Clip clip = signal::read_clip(set.file(id + ".wav"));
  return *signal::active_level(clip.samples, clip.rate_hz).active_level_dbov;
}

} // namespace

TEST_CASE("what lost packets take of the level is one note for the set, no warning per file") {
  const SourceSet set;
  set.replace("ppl_percent = 5", "ppl_percent = 50");
  set.run();
  REQUIRE(level_of_file(set, "loss5.b") < -26.5);
  int notes = 0;
  for (const Problem& problem : stimulus::check(set.path()).problems) {
    CHECK(problem.where != set.file("loss5.b.wav").string());
    notes += problem.message.find("lost packets take that much") != std::string::npos ? 1 : 0;
  }
  CHECK(notes == 1);
}

TEST_CASE("a condition's own level step holds, whatever its sources would have needed") {
  const SourceSet set;
  // the telephone band behind the level takes power away, which gain-from-clean gives back
  set.replace(
      "source_steps = [{ step = \"resample\", rate_hz = 8000 }, { step = \"level\", level_dbov = -26 }]",
      "source_steps = [{ step = \"level\", level_dbov = -26 }, { step = \"filter\", name = "
      "\"telephone\" }, { step = \"resample\", rate_hz = 8000 }]");
  for (const char* name : {"a1", "a2", "b"}) {
    signal::Clip speech = test::speech_like(16000, 2.4, 1);
    for (std::size_t i = 0; i < speech.samples.size(); ++i)
      speech.samples[i] *= i % 2 == 0 ? 1.5 : 0.5; // its mirror above 4 kHz
    signal::write_wav(set.path() / "source" / (std::string(name) + ".wav"), speech, 16);
  }
  set.replace("{ step = \"loss\", ppl_percent = 5 }, { step = \"codec\", id = \"g711a\" }",
              "{ step = \"codec\", id = \"g711a\" }, { step = \"level\", level_dbov = -26 }");
  for (const char* asked : {"", "\npost_align = \"gain-from-clean\""}) {
    set.replace("seed = 5", std::string("seed = 5") + asked);
    set.run();
    CHECK(*stimulus::read_set(set.path()).lock->sources[0].active_level_dbov < -26.4);
    CHECK_THAT(level_of_file(set, "direct.a"), WithinAbs(-26, 0.1)); // as gain-from-clean promises
    CHECK_THAT(level_of_file(set, "loss5.a"), WithinAbs(-26, 0.1));  // as the step promises
  }
  set.replace("id = \"g711a\" }, { step = \"level\", level_dbov = -26 }",
              "id = \"g711a\" }, { step = \"level\", level_dbov = -30 }, { step = \"gain\", gain_db = 6 }");
  set.run();
  CHECK_THAT(level_of_file(set, "loss5.a"), WithinAbs(-24, 0.1)); // the level, and what was asked on top
}
