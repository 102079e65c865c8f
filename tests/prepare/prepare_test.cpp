#include "prepare/prepare.h"
#include "prepare/worklist_of_set.h"

#include "codec/codec_table.h"
#include "core/atomic_file.h"
#include "core/sha256.h"
#include "signal/active_level.h"
#include "signal/audio_file.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

const std::string& document = test::set_document;
using test::SourceSet;

} // namespace

TEST_CASE("a set is prepared, and checks without a problem") {
  const SourceSet set;
  const prepare::PrepareOutcome outcome = set.run();
  CHECK(outcome.problems.empty());
  CHECK(outcome.prepared == 6);
  CHECK(outcome.unchanged == 0);
  CHECK_THAT(outcome.audio_seconds, Catch::Matchers::WithinAbs(3 * (2.4 + 0.5 + 2.4 + 2.4), 1e-6));
  const stimulus::Checked checked = stimulus::check(set.path());
  for (const Problem& problem : checked.problems) UNSCOPED_INFO(text(problem));
  CHECK(checked.problems.empty());
  REQUIRE(checked.stimuli.size() == 6);
  for (const stimulus::MeasuredStimulus& each : checked.stimuli) {
    CHECK(each.rate_hz == 16000);
    CHECK(each.channels == 1);
    CHECK(each.bits == 16);
    CHECK(each.sha256 == each.stimulus.sha256);
  }
}

TEST_CASE("the same set gives the same bytes, anew, elsewhere, and on any number of threads") {
  const SourceSet first;
  first.run(1);
  const SourceSet second;
  second.run(2);
  CHECK(first.bytes() == second.bytes());
  CHECK(first.bytes().size() == 7);
  fs::remove_all(first.path() / "stimuli");
  fs::remove(first.path() / "set.lock");
  first.run(3);
  CHECK(first.bytes() == second.bytes());
}

TEST_CASE("every codec and every kind of step gives the same bytes on any number of threads") {
  const auto write_conditions = [](const SourceSet& set) {
    std::string text = document.substr(0, document.find("source_steps")) +
                       document.substr(document.find("[[source]]"),
                                       document.find("[[condition]]") - document.find("[[source]]"));
    const auto add = [&](const std::string& id, const std::string& steps) {
      text += "[[condition]]\nid = \"" + id + "\"\nsteps = [" + steps + "]\n";
    };
    add("form", "{ step = \"filter\", name = \"telephone\" }, { step = \"level\", level_dbov = -30 }");
    add("wide", "{ step = \"mnru\", q_db = 20 }");
    for (const codec::CodecInfo& each : codec::codecs()) {
      if (!available(each)) continue;
      const codec::CodecSettings settings = {.id = std::string(each.id)};
      int rate_hz = 48000;
      for (const int rate : {32000, 8000, 16000})
        if (check_format(settings, {rate, 1}).empty()) rate_hz = rate;
      const std::string loss =
          each.concealment.empty()
              ? ""
              : "{ step = \"loss\", ppl_percent = 10, burst_ratio = 2, packet_ms = 20 }, ";
      add(std::string(each.id), "{ step = \"resample\", rate_hz = " + std::to_string(rate_hz) + " }, " +
                                    loss + "{ step = \"codec\", id = \"" + std::string(each.id) + "\" }");
    }
    set.folder.write("set.toml", text);
  };
  const SourceSet one;
  const SourceSet many;
  write_conditions(one);
  write_conditions(many);
  const prepare::PrepareOutcome outcome = one.run(1);
  for (const Problem& problem : outcome.problems) UNSCOPED_INFO(text(problem));
  CHECK(outcome.problems.empty());
  CHECK(outcome.prepared >= 2 * 8);
  many.run(4);
  CHECK(one.bytes() == many.bytes());
}

TEST_CASE("only what changed is prepared again") {
  const SourceSet set;
  set.run();
  const auto before = set.bytes();
  const auto prepared_again = [&] {
    const prepare::PrepareOutcome outcome = set.run();
    CHECK(outcome.prepared + outcome.unchanged == stimulus::read_set(set.path()).set.stimuli.size());
    return outcome.prepared;
  };
  SECTION("nothing") {
    const auto written = fs::last_write_time(set.path() / "set.lock");
    CHECK(prepared_again() == 0);
    CHECK(set.bytes() == before);
    CHECK(fs::last_write_time(set.path() / "set.lock") == written);
  }
  SECTION("a comment, but the lock then fits again") {
    set.folder.write("set.toml", document + "# words\n");
    CHECK(stimulus::read_set(set.path()).problems.size() == 1);
    CHECK(prepared_again() == 0);
    CHECK(stimulus::read_set(set.path()).problems.empty());
  }
  SECTION("a step") {
    set.replace("q_db = 12", "q_db = 18");
    CHECK(prepared_again() == 2);
    CHECK(set.bytes().at("direct.a.wav") == before.at("direct.a.wav"));
    CHECK(set.bytes().at("q12.a.wav") != before.at("q12.a.wav"));
  }
  SECTION("a source") {
    signal::write_wav(set.path() / "source/b.wav", test::speech_like(16000, 2.4, 99), 16);
    CHECK(prepared_again() == 3);
  }
  SECTION("an option of a codec") {
    set.replace("id = \"g711a\" }", "id = \"g711a\", plc = \"silence\" }");
    CHECK(prepared_again() == 2);
    CHECK(set.bytes().at("loss5.a.wav") != before.at("loss5.a.wav"));
  }
  SECTION("the seed: only what draws from it") {
    set.replace("seed = 5", "seed = 6");
    CHECK(prepared_again() == 4);
  }
  SECTION("the pause of one source") {
    set.replace("talker = \"t1\"", "talker = \"t1\"\npause_s = 0.25");
    CHECK(prepared_again() == 3);
  }
  SECTION("a new condition") {
    set.folder.write(
        "set.toml", document + "[[condition]]\nid = \"new\"\nsteps = [{step = \"codec\", id = \"g711u\"}]\n");
    CHECK(prepared_again() == 2);
  }
  SECTION("a file that someone touched, and one that is gone") {
    std::string bytes = read_file(set.file("direct.b.wav"));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    set.folder.write("stimuli/direct.b.wav", bytes);
    fs::remove(set.file("q12.b.wav"));
    const auto checked = stimulus::check(set.path());
    REQUIRE(checked.problems.size() == 2);
    CHECK(prepare::verify(set.path(), {"1", 2}).stale == 2);
    CHECK(set.run().problems.at(0).where == set.file("direct.b.wav").string()); // it may be somebody's work
    prepare::PrepareOptions options{"1", 2};
    options.force = true;
    CHECK(prepare::prepare(set.path(), options).prepared == 2);
    CHECK(set.bytes() == before);
  }
  SECTION("another version of a library: what went through it") {
    set.folder.write("set.toml",
                     document +
                         "[[condition]]\nid = \"new\"\nsteps = [{step = \"codec\", id = \"gsm-fr\"}]\n");
    set.run();
    const auto lock = stimulus::read_set(set.path()).lock;
    REQUIRE(lock);
    CHECK(lock->libraries.size() == 3); // libgsm, libsndfile, libsoxr
    const auto age = [&](const std::string& name) {
      std::string text = read_file(set.path() / "set.lock");
      const std::string old = "\"" + lock->libraries.at(name) + "\"";
      text.replace(text.find(old, text.find("\"" + name + "\"")), old.size(), "\"0.0.1\"");
      set.folder.write("set.lock", text);
    };
    age("libgsm");
    CHECK(prepare::verify(set.path(), {"1", 2}).stale == 2);
    CHECK(prepared_again() == 2);
    CHECK(stimulus::read_set(set.path()).lock == lock);
    age("libsoxr");
    CHECK(prepared_again() == 8);
  }
  SECTION("another version of the program") { CHECK(set.run(2, "2").prepared == 6); }
  SECTION("a damaged lock: everything") {
    set.folder.write("set.lock", "damaged");
    CHECK(prepared_again() == 6);
    CHECK(set.bytes() == before);
  }
}

TEST_CASE("a changed stimulus is an error of check, which names the file") {
  const SourceSet set;
  set.run();
  fs::copy_file(set.file("direct.a.wav"), set.file("loss5.a.wav"), fs::copy_options::overwrite_existing);
  const auto problems = stimulus::check(set.path()).problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0] == Problem{Severity::error, set.file("loss5.a.wav").string(),
                               "changed since it was prepared; run quietroom prepare"});
  CHECK(problems[1].message.starts_with("the same bytes as stimuli/direct.a.wav"));
}

TEST_CASE("stimuli without a lock are an error of check") {
  const SourceSet set;
  set.run();
  fs::remove(set.path() / "set.lock");
  const auto problems = stimulus::check(set.path()).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where == (set.path() / "set.lock").string());
  CHECK(problems[0].severity == Severity::error);
}

TEST_CASE("verify writes nothing and says what prepare would do") {
  const SourceSet set;
  const prepare::PrepareOutcome before = prepare::verify(set.path(), {"1", 2});
  CHECK(before.stale == 6);
  CHECK(before.prepared == 0);
  CHECK(before.problems.size() == 6);
  CHECK_FALSE(fs::exists(set.path() / "stimuli"));
  CHECK_FALSE(fs::exists(set.path() / "set.lock"));
  set.run();
  const prepare::PrepareOutcome after = prepare::verify(set.path(), {"1", 2});
  CHECK(after.unchanged == 6);
  CHECK(after.problems.empty());
}

TEST_CASE("a run killed at any moment leaves a set that the next run completes") {
  const SourceSet reference;
  reference.run();
  const SourceSet set;
  for (const int milliseconds : {5, 20, 40, 80}) {
    const pid_t child = ::fork();
    if (child == 0) {
      set.run(1);
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    if (fs::exists(set.path() / "set.lock")) CHECK(stimulus::read_set(set.path()).lock);
  }
  set.run();
  CHECK(set.bytes() == reference.bytes());
}

TEST_CASE("nothing is done while set.toml or its sources are wrong") {
  const SourceSet set;
  SECTION("a recipe") {
    set.replace("q_db = 12", "q = 12");
    const auto problems = set.run().problems;
    CHECK(problems.size() == 2);
    CHECK(problems[0].where == (set.path() / "set.toml").string() + ":20");
  }
  SECTION("a missing source") {
    fs::remove(set.path() / "source/b.wav");
    const auto problems = set.run().problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message == "source file source/b.wav is missing; copy it there");
  }
  SECTION("a rate that a codec does not have") {
    set.replace("{ step = \"resample\", rate_hz = 8000 }, ", "");
    set.replace("{ step = \"mnru\", q_db = 12 }", "");
    const auto problems = set.run().problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].message ==
          "codec g711a works at 8000 Hz, but stands where the sound has 16000 Hz; resample before it");
  }
  CHECK_FALSE(fs::exists(set.path() / "stimuli"));
}

TEST_CASE("a set of finished files has nothing to prepare and is left alone") {
  const SourceSet set;
  set.folder.write("set.toml",
                   "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n"
                   "[[stimulus]]\nfile = 'a.wav'\ncondition = 'c'\ntalker = 't'\nsample = 's'\n");
  const auto outcome = set.run();
  CHECK(outcome.problems.empty());
  CHECK(outcome.prepared == 0);
  CHECK(outcome.unchanged == 1);
  CHECK_FALSE(fs::exists(set.path() / "stimuli"));
  CHECK_FALSE(fs::exists(set.path() / "set.lock"));
}

TEST_CASE("a source that cannot be used is refused by name") {
  const SourceSet set;
  const auto only_problem = [&] {
    const auto problems = set.run().problems;
    REQUIRE(problems.size() == 1);
    CHECK(prepare::check_recipes(set.path(), stimulus::read_set(set.path()).set) == problems);
    return text(problems[0]);
  };
  SECTION("stereo") {
    const auto speech = test::speech_like(16000, 2, 1).samples;
    signal::write_wav(set.path() / "source/b.wav", signal::interleave(16000, {speech, speech}), 16);
    CHECK_THAT(only_problem(),
               Catch::Contains("set.toml:11: source b is stereo where those before it are mono"));
  }
  SECTION("two rates") {
    signal::write_wav(set.path() / "source/a2.wav", test::speech_like(8000, 2, 1), 16);
    CHECK_THAT(only_problem(), Catch::Contains("a2.wav: has 8000 Hz where the files before it have 16000"));
  }
  SECTION("no sound") {
    set.folder.write("source/b.wav", "a letter");
    CHECK_THAT(only_problem(), Catch::Contains("source/b.wav: "));
  }
  SECTION("silence") {
    signal::write_wav(set.path() / "source/b.wav", {16000, 1, std::vector<double>(16000)}, 16);
    CHECK_THROWS_WITH(set.run(), Catch::Contains("set.toml:11: source b: P.56 finds no speech"));
  }
  CHECK_FALSE(fs::exists(set.path() / "set.lock"));
}

TEST_CASE("mistakes of the manifest, its recipes and its sources are told together") {
  const SourceSet set;
  set.replace("talker = \"t2\"", "talker = \"t2\"\ncolour = \"red\"");
  set.replace("q_db = 12", "q = 12");
  fs::remove(set.path() / "source/a1.wav");
  std::vector<std::string> lines;
  for (const Problem& problem : set.run().problems)
    lines.push_back(text(problem).substr(set.path().string().size() + 1));
  CHECK(lines == std::vector<std::string>{"set.toml:15: colour is not known here; is it misspelled?",
                                          "set.toml:7: source file source/a1.wav is missing; copy it there",
                                          "set.toml:21: step mnru: q_db is missing; add it",
                                          "set.toml:21: step mnru: q is not known here; is it misspelled?"});
}

TEST_CASE("stereo sources go through steps that allow it, and are refused by name where one does not") {
  const SourceSet set;
  for (const char* name : {"a1", "a2", "b"}) {
    const auto left = test::speech_like(16000, 2.4, 7).samples;
    auto right = test::speech_like(16000, 2.4, 8).samples;
    for (double& sample : right) sample *= 0.25;
    signal::write_wav(set.path() / "source" / (std::string(name) + ".wav"),
                      signal::interleave(16000, {left, right}), 16);
  }
  const auto problems = set.run().problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == Problem{Severity::error, (set.path() / "set.toml").string() + ":23",
                               "codec g711a works on one channel, and the sources have 2; make them mono"});
  set.replace("{ step = \"loss\", ppl_percent = 5 }, { step = \"codec\", id = \"g711a\" }", "");
  CHECK(set.run().prepared == 6);
  const signal::Clip clip = signal::read_clip(set.file("direct.a.wav"));
  CHECK(clip.channels == 2);
  CHECK_THAT(clip.seconds(), Catch::Matchers::WithinAbs(2.4 + 0.5 + 2.4, 1e-6)); // rounding
  const auto level = [&](int c) {
    return *signal::active_level(signal::channel(clip, c), clip.rate_hz).active_level_dbov;
  };
  CHECK_THAT(level(0) - level(1), Catch::Matchers::WithinAbs(12.04, 0.1)); // one gain for both
  CHECK_THAT(10 * std::log10((std::pow(10, level(0) / 10) + std::pow(10, level(1) / 10)) / 2),
             Catch::Matchers::WithinAbs(-26, 0.1)); // the mean power has the level
  const auto lock = *stimulus::read_set(set.path()).lock;
  CHECK(lock.stimuli[0].channels == 2);
  const auto noise = signal::read_clip(set.file("q12.a.wav"));
  CHECK(noise.channels == 2);
}
