#include "bundle/public_set.h"

#include "stimulus/manifest.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::bundle;

namespace {

/// A set of the lab, with everything in it that is nobody's business.
constexpr const char* of_the_lab = R"(# anna's set; ask her for the disk
version = 1
name = "Two codecs"
seed = 7
rate_hz = 16000
context = "WB"
licence = "CC BY 4.0"
attribution = "The Speech Archive"
clipping = "limit"
max_clipped_samples = 3
post_align = "none"
source_steps = [{ step = "filter", name = "telephone" }, { step = "level", level_dbov = -26.0 }]

[[source]]
id = "f1"
files = ["source/anna_home/anna.wav", "source/anna_home/b"]
pause_s = 0.25
talker = "t1"
sex = "female"
language = "en"

[[condition]]
id = "noise"
label = "Noise \"pub\", 5 %"
kind = "anchor"
listening_level_offset_db = -6
post_align = "gain-from-clean"
steps = [
  { step = "noise", kind = "file", files = ["noise/berts_pub.wav", "noise/two.wav"], snr_db = 20 },
  { step = "noise", kind = "file", file = "noise/berts_pub.wav", snr_db = 10.5, loop = true },
  { step = "command", run = ["/home/anna/bin/codec", "--user=anna"], version = ["/home/anna/v"], Ppl = 2 },
]

[[condition]]
id = "c2"
emodel = { Ie = 5, Bpl = 10.5 }
Ppl = 3
BurstR = 1.5

[[stimulus]]
file = "takes/anna-take-3.flac"
condition = "c2"
talker = "t1"
sample = "f1"
converted = { from = "takes/anna.mp3", sha256 = "00", by = "anna's decoder" }
)";

stimulus::StimulusSet set_of_the_lab() {
  auto read = stimulus::parse_set(of_the_lab, ".");
  for (const Problem& each : read.problems) FAIL(text(each));
  return read.set;
}

/// Where a step or an entry stands in a file is no part of it.
stimulus::StimulusSet without_lines(stimulus::StimulusSet set) {
  for (auto& each : set.source_steps) each.line = 0;
  for (auto& each : set.sources) each.line = 0;
  for (auto& condition : set.conditions) {
    condition.line = 0;
    for (auto& each : condition.steps) each.line = 0;
  }
  for (auto& each : set.stimuli) each.line = 0;
  return set;
}

} // namespace

TEST_CASE("public set: what is written anew reads as the same set") {
  for (const auto& set : {set_of_the_lab(), public_set(set_of_the_lab())}) {
    auto expected = without_lines(set);
    for (auto& each : expected.stimuli) each.converted.reset(); // never written
    const auto read = stimulus::parse_set(set_toml(set), ".");
    CAPTURE(set_toml(set));
    CHECK(read.problems.empty());
    CHECK(without_lines(read.set) == expected);
  }
}

TEST_CASE("public set: no name of a file, no comment, no program and no seed is left; licences stay") {
  const std::string text = set_toml(public_set(set_of_the_lab()));
  CAPTURE(text);
  for (const char* part : {"anna", "bert", "pub.wav", "take", "mp3", "home", "/bin", "#", "seed = 7"})
    CHECK(text.find(part) == text.npos);
  for (const char* part : {"files = [\"source/f1-1.wav\", \"source/f1-2\"]",
                           "files = [\"file-1.wav\", \"file-2.wav\"]", "file = \"file-1.wav\"",
                           "run = [\"program\"]", "file = \"files/c2.t1.f1.flac\"", "licence = \"CC BY 4.0\"",
                           "attribution = \"The Speech Archive\"", "label = \"Noise \\\"pub\\\", 5 %\""})
    CHECK(text.find(part) != text.npos);
}

TEST_CASE("public set: the table of stimuli has what the lock fixed, and nothing where it is unknown") {
  stimulus::StimulusSet set = set_of_the_lab();
  set.stimuli.front().sha256 = "ab";
  set.stimuli.front().seconds = 2.5;
  set.stimuli.front().active_level_dbov = -26.5;
  CHECK(stimuli_csv(set) ==
        "stimulus,condition,talker,sample,sha256,seconds,active_level_dbov,ppl_percent,burst_ratio\n"
        "noise.f1,noise,t1,f1,ab,2.5,-26.5,,\nc2.t1.f1,c2,t1,f1,,,,3,1.5\n");
}
