#include "signal/active_level.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::WithinAbs;
using test::SourceSet;
namespace fs = std::filesystem;

namespace {

/// The prepared set's lock.
stimulus::Lock lock_of(const SourceSet& set) { return *stimulus::read_set(set.path()).lock; }

const stimulus::LockedStimulus& locked(const stimulus::Lock& lock, const std::string& id) {
  return *std::ranges::find(lock.stimuli, id, &stimulus::LockedStimulus::id);
}

std::vector<std::string> problems_after(const SourceSet& set) {
  std::vector<std::string> out;
  for (const Problem& problem : stimulus::check(set.path()).problems) out.push_back(text(problem));
  return out;
}

double level_of_file(const SourceSet& set, const std::string& id) {
  const signal::Clip clip = signal::read_clip(set.file(id + ".wav"));
  return *signal::active_level(clip.samples, clip.rate_hz).active_level_dbov;
}

double rms_dbov(const signal::Clip& clip, double begin_s, double end_s) {
  double sum = 0;
  const auto at = [&](double s) { return static_cast<std::size_t>(s * clip.rate_hz); };
  for (std::size_t i = at(begin_s); i < at(end_s); ++i) sum += clip.samples[i] * clip.samples[i];
  return 10 * std::log10(sum / static_cast<double>(at(end_s) - at(begin_s)));
}

/// Clips on its peaks by some decibels; "quiet" lies 20 dB below.
void make_loud(const SourceSet& set, const std::string& keys) {
  set.replace("seed = 5", "seed = 5\n" + keys);
  set.replace("level_dbov = -26", "level_dbov = -9");
  set.replace("steps = [{ step = \"mnru\", q_db = 12 }]", "steps = [{ step = \"level\", level_dbov = -29 }]");
  set.replace("steps = [{ step = \"loss\", ppl_percent = 5 }, { step = \"codec\", id = \"g711a\" }]", "");
}

} // namespace

TEST_CASE("a set that may be reduced is lowered as a whole, by as much as its loudest file needs") {
  const SourceSet set;
  make_loud(set, "clipping = \"reduce\"");
  const prepare::PrepareOutcome outcome = set.run();
  CHECK(outcome.prepared == 6);
  CHECK(outcome.reduction_db > 0);
  const stimulus::Lock lock = lock_of(set);
  CHECK(lock.reduction_db == outcome.reduction_db);
  double peak = -100;
  for (const stimulus::LockedStimulus& each : lock.stimuli) {
    peak = std::max(peak, *each.peak_dbov);
    CHECK(each.clipped_samples == 0);
  }
  CHECK_THAT(lock.reduction_db, WithinAbs(peak + 0.05, 0.051)); // the next tenth of a decibel above
  for (const char* id : {"direct.a", "direct.b"})
    CHECK_THAT(level_of_file(set, id), WithinAbs(-9 - lock.reduction_db, 0.1)); // what level promises
  for (const char* id : {"q12.a", "q12.b"})
    CHECK_THAT(level_of_file(set, id), WithinAbs(-29 - lock.reduction_db, 0.1)); // the same
  CHECK(problems_after(set).size() == 2); // direct and loss5 have the same bytes here, for both sources
  CHECK(set.run().prepared == 0);
  SECTION("the same bytes however the set came about") {
    const auto whole = set.bytes();
    set.replace("level_dbov = -9", "level_dbov = -30");
    CHECK(set.run().prepared == 6);
    CHECK(lock_of(set).reduction_db == 0);
    set.replace("level_dbov = -30", "level_dbov = -9");
    set.run();
    CHECK(set.bytes() == whole);
  }
  SECTION("without the policy everything is made again, and refused") {
    set.replace("clipping = \"reduce\"", "");
    CHECK_THROWS_WITH(set.run(), Catch::Contains("would clip; reduce the level of the whole set"));
  }
}

TEST_CASE("clipping may be limited to some samples of a file, which are counted") {
  const SourceSet set;
  make_loud(set, "clipping = \"limit\"\nmax_clipped_samples = 100000");
  set.run();
  const auto count = locked(lock_of(set), "direct.a").clipped_samples;
  CHECK(count > 10);
  const signal::Clip file = signal::read_clip(set.file("direct.a.wav"));
  CHECK(std::ranges::count_if(file.samples, [](double x) { return x == -1 || x > 0.9999; }) >= count);
  set.replace("max_clipped_samples = 100000", "max_clipped_samples = 10");
  const std::string sentence = " samples would clip, more than max_clipped_samples = 10;";
  CHECK_THROWS_WITH(set.run(), Catch::Contains(sentence)); // though no chain changed
  const prepare::PrepareOutcome looked = prepare::verify(set.path(), {"1", 2});
  CHECK(looked.stale == 4); // both loud conditions of both sources
  std::string told;
  for (const Problem& problem : looked.problems) told += text(problem) + "\n";
  CHECK_THAT(told, Catch::Contains("set.toml:17: stimulus direct.a: " + std::to_string(count) + sentence));
  set.replace("clipping = \"limit\"\nmax_clipped_samples = 10", "clipping = \"error\"");
  CHECK_THROWS_WITH(set.run(), Catch::Contains(" samples would clip; reduce the level"));
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 4);
  set.replace("clipping = \"error\"", "clipping = \"reduce\"");
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 6);           // all of it is lowered
  CHECK(prepare::verify(set.path(), {"1", 2}).problems.size() == 7); // none told twice
  CHECK(set.run().reduction_db > 0);
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 0);
}

TEST_CASE("what a codec cut is held against today's policy, too") {
  const SourceSet set;
  set.replace("seed = 5", "seed = 5\nclipping = \"limit\"\nmax_clipped_samples = 100000");
  set.replace("level_dbov = -26", "level_dbov = -9");
  set.replace("{ step = \"loss\", ppl_percent = 5 }, { step = \"codec\", id = \"g711a\" }",
              "{ step = \"codec\", id = \"g711a\" }, { step = \"level\", level_dbov = -30 }");
  set.replace("id = \"direct\"", "id = \"direct\"\nsteps = [{ step = \"level\", level_dbov = -30 }]");
  set.replace("q_db = 12 }", "q_db = 12 }, { step = \"level\", level_dbov = -30 }");
  set.run();
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 0);
  set.replace("clipping = \"limit\"\nmax_clipped_samples = 100000", "clipping = \"reduce\"");
  CHECK(prepare::verify(set.path(), {"1", 2}).stale == 2);
  CHECK_THROWS_WITH(set.run(), Catch::Contains("samples would clip in the 16 bits of a codec; lower"));
}

TEST_CASE("what a codec's 16 bits cut is clipping, too, and no reduction afterwards fixes it") {
  const SourceSet set;
  set.replace("level_dbov = -26", "level_dbov = -9");
  set.replace("{ step = \"loss\", ppl_percent = 5 }, { step = \"codec\", id = \"g711a\" }",
              "{ step = \"codec\", id = \"g711a\" }, { step = \"level\", level_dbov = -30 }");
  set.replace("id = \"direct\"", "id = \"direct\"\nsteps = [{ step = \"level\", level_dbov = -30 }]");
  set.replace("q_db = 12 }", "q_db = 12 }, { step = \"level\", level_dbov = -30 }");
  const std::string sentence =
      "samples would clip in the 16 bits of a codec; lower the level of source_steps";
  CHECK_THROWS_WITH(set.run(1), Catch::Contains("stimulus loss5.a") && Catch::Contains(sentence));
  set.replace("seed = 5", "seed = 5\nclipping = \"reduce\"");
  CHECK_THROWS_WITH(set.run(1), Catch::Contains(sentence));
}

TEST_CASE("a level that a later step changes is refused, unless that is the step's own doing") {
  const SourceSet set;
  // 6 kHz louder than the speech: gone when the file's 8 kHz cut it off
  set.replace("rate_hz = 16000", "rate_hz = 8000");
  set.replace("{ step = \"resample\", rate_hz = 8000 }, ", "");
  set.folder.write(
      "set.toml",
      read_file(set.path() / "set.toml").substr(0, read_file(set.path() / "set.toml").find("[[condition]]")) +
          "[[condition]]\nid = \"direct\"\n");
  signal::Clip speech = test::speech_like(16000, 2.4, 1);
  for (std::size_t i = 0; i < speech.samples.size(); ++i)
    speech.samples[i] += 0.5 * speech.samples[i] * (i % 2 == 0 ? 1 : -1); // its mirror above 4 kHz
  for (const char* name : {"a1", "a2", "b"})
    signal::write_wav(set.path() / "source" / (std::string(name) + ".wav"), speech, 16);
  CHECK_THROWS_WITH(set.run(),
                    Catch::Contains("set.toml:15: stimulus direct.") &&
                        Catch::Contains("dBov where the level step makes -26.00; put the level step "
                                        "behind filters and resampling"));
}

TEST_CASE("gain-from-clean is the default: filters of the sources do not lower the set, codecs may") {
  const SourceSet set;
  // the level is given before the telephone band takes power away
  set.replace(
      "source_steps = [{ step = \"resample\", rate_hz = 8000 }, { step = \"level\", level_dbov = -26 }]",
      "source_steps = [{ step = \"level\", level_dbov = -20 }, { step = \"filter\", name = "
      "\"telephone\" }, { step = \"resample\", rate_hz = 8000 }]");
  signal::Clip speech = test::speech_like(16000, 2.4, 1);
  for (std::size_t i = 0; i < speech.samples.size(); ++i)
    speech.samples[i] += 0.5 * speech.samples[i] * (i % 2 == 0 ? 1 : -1);
  for (const char* name : {"a1", "a2", "b"})
    signal::write_wav(set.path() / "source" / (std::string(name) + ".wav"), speech, 16);
  set.run();
  const double clean = *lock_of(set).sources[0].active_level_dbov;
  CHECK(clean < -20.5);
  CHECK_THAT(level_of_file(set, "direct.a"), WithinAbs(-20, 0.1));                    // what was promised
  CHECK_THAT(*locked(lock_of(set), "loss5.a").gain_db, WithinAbs(-20 - clean, 1e-9)); // rounding
  CHECK(locked(lock_of(set), "direct.a")
            .chain.find("> post_align gain-from-clean to -20 dBov > write 16 bits") != std::string::npos);
  set.replace("seed = 5", "seed = 5\npost_align = \"none\"");
  set.run();
  CHECK_THAT(level_of_file(set, "direct.a"), WithinAbs(clean, 0.05)); // resampling and 16 bits
}

TEST_CASE("gain-from-clean without a level step means -26 dBov where it is asked for") {
  const SourceSet set;
  set.replace(", { step = \"level\", level_dbov = -26 }", "");
  for (const char* name : {"a1", "a2", "b"}) {
    signal::Clip speech = test::speech_like(16000, 2.4, 1);
    for (double& sample : speech.samples) sample *= 0.5;
    signal::write_wav(set.path() / "source" / (std::string(name) + ".wav"), speech, 16);
  }
  set.run();
  CHECK_THAT(level_of_file(set, "direct.b"), WithinAbs(-32.02, 0.1)); // as it came
  set.replace("seed = 5", "seed = 5\npost_align = \"gain-from-clean\"");
  set.run();
  CHECK_THAT(level_of_file(set, "direct.b"), WithinAbs(-26, 0.1)); // as promised
}

TEST_CASE("rms-active-frames-of-clean levels what is heard while the clean source speaks") {
  const SourceSet set;
  set.replace("id = \"loss5\"", "id = \"loss5\"\npost_align = \"rms-active-frames-of-clean\"");
  set.replace("ppl_percent = 5", "ppl_percent = 40");
  set.replace("id = \"q12\"", "id = \"q12\"\npost_align = \"rms-active-frames-of-clean\"");
  set.replace("q_db = 12 }", "q_db = -6 }, { step = \"level\", level_dbov = -40 }");
  set.run();
  const stimulus::Lock lock = lock_of(set);
  CHECK(*locked(lock, "loss5.b").gain_db > 0.5); // a good part of the speech is gone
  // speech_like speaks 0.7 s of each 1.2 s, and P.56 goes on for 0.2 s; here most of a burst
  const signal::Clip direct = signal::read_clip(set.file("direct.b.wav"));
  const signal::Clip lossy = signal::read_clip(set.file("loss5.b.wav"));
  CHECK_THAT(rms_dbov(lossy, 0, 2.4), WithinAbs(rms_dbov(direct, 0, 2.4), 0.3)); // little lies outside
  const signal::Clip noisy = signal::read_clip(set.file("q12.b.wav"));
  CHECK_THAT(rms_dbov(noisy, 0, 2.4), WithinAbs(rms_dbov(direct, 0, 2.4) - 14, 0.3)); // its own level step
  CHECK(locked(lock, "q12.b").level_of_source);
}

TEST_CASE("where a recipe fills the pauses its level is told by its source") {
  const SourceSet set;
  // no step of noise, but a level of activity that its source does not have
  set.replace("steps = [{ step = \"mnru\", q_db = 12 }]", "steps = [{ step = \"mnru\", q_db = 12 }]");
  set.run();
  const stimulus::Lock lock = lock_of(set);
  for (const stimulus::LockedStimulus& each : lock.stimuli) {
    CHECK(each.level_of_source == (each.condition == "q12"));
    CHECK_THAT(*each.source_level_dbov, WithinAbs(-26, 0.1)); // as promised
    CHECK(each.activity > 0.5);
  }
  CHECK_THAT(*lock.sources[1].recorded_level_dbov + *lock.sources[1].gain_db,
             WithinAbs(-26, 0.1)); // the same
}

TEST_CASE("a listening level is recorded and told, and never applied") {
  const SourceSet plain;
  plain.run();
  const SourceSet set;
  set.replace("id = \"loss5\"", "id = \"loss5\"\nlistening_level_offset_db = -6");
  const prepare::PrepareOutcome outcome = set.run();
  REQUIRE(outcome.problems.size() == 1);
  CHECK(outcome.problems[0].severity == Severity::warning);
  CHECK(outcome.problems[0].where == (set.path() / "set.toml").string() + ":21");
  CHECK(outcome.problems[0].message ==
        "condition loss5 is to be heard -6 dB beside the others, which its files "
        "do not do; set that at playback");
  CHECK(locked(lock_of(set), "loss5.a").listening_level_offset_db == -6);
  CHECK(locked(lock_of(set), "direct.a").listening_level_offset_db == 0);
  CHECK(set.bytes().at("loss5.a.wav") == plain.bytes().at("loss5.a.wav"));
  set.replace("offset_db = -6", "offset_db = -3");
  CHECK(set.run().prepared == 0);
  CHECK(locked(lock_of(set), "loss5.a").listening_level_offset_db == -3);
}

TEST_CASE("mistakes in the policies are told with their line") {
  const SourceSet set;
  set.replace("seed = 5",
              "seed = 5\nclipping = \"sometimes\"\nmax_clipped_samples = 3\npost_align = \"yes\"");
  std::vector<std::string> lines;
  for (const Problem& problem : set.run().problems)
    lines.push_back(text(problem).substr(set.path().string().size() + 1));
  CHECK(lines ==
        std::vector<std::string>{
            "set.toml:4: clipping is \"sometimes\"; it must be one of error, limit, reduce",
            "set.toml:5: max_clipped_samples belongs to clipping = \"limit\"; add that, or remove it",
            "set.toml:6: post_align is \"yes\"; it must be one of none, gain-from-clean, "
            "rms-active-frames-of-clean"});
  set.replace("clipping = \"sometimes\"\nmax_clipped_samples = 3\npost_align = \"yes\"",
              "clipping = \"limit\"");
  CHECK(set.run().problems.size() == 1);
}
