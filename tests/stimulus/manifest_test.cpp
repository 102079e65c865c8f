#include "stimulus/manifest.h"

#include "core/sha256.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
namespace fs = std::filesystem;

namespace {

const std::string head =
    "version = 1\nname = \"n\"\nseed = 7\nrate_hz = 48000\ncontext = \"NB\"\n"; // 5 lines

const std::string whole = head + R"(
source_steps = [{ step = "level", level_dbov = -26 }]

[[source]]
id = "f1"
files = ["source/a.wav", "source/b.wav"]
pause_s = 0.25
talker = "ann"
sex = "female"
language = "en"

[[source]]
id = "m1"
file = "source/c.wav"
talker = "bob"

[[condition]]
id = "direct"
label = "8 kHz, 16 bit"
kind = "reference"
emodel = { Ie = 0 }

[[condition]]
id = "loss"
steps = [{ step = "loss", ppl_percent = 3, seed = "shared" }, { step = "codec", id = "g711a", plc = "standard" }]
emodel = { codec = "g711-plc" }
)";

/// "LINE: MESSAGE" of every problem of a set.toml that holds this text.
std::vector<std::string> problems_of(const std::string& set_toml) {
  const test::TempFolder folder;
  const std::string file = folder.write("set.toml", set_toml).string();
  std::vector<std::string> out;
  for (const Problem& problem : read_set(folder.path()).problems) {
    const std::string line = text(problem);
    out.push_back(line.starts_with(file) ? line.substr(file.size() + 1) : line);
  }
  return out;
}

bool has(const std::vector<std::string>& lines, const std::string& part) {
  for (const std::string& line : lines)
    if (line.find(part) != std::string::npos) return true;
  return false;
}

const std::string source = "[[source]]\nid = \"a\"\nfile = \"a.wav\"\ntalker = \"t\"\n"; // 4 lines
const std::string condition = "[[condition]]\nid = \"c\"\n";                             // 2 lines

} // namespace

TEST_CASE("a set is conditions by sources, in the order of the file") {
  const test::TempFolder folder;
  folder.write("set.toml", whole);
  const ReadSet read = read_set(folder.path());
  CHECK(read.problems.empty());
  CHECK_FALSE(read.lock);
  CHECK_FALSE(read.set.prepared);
  const StimulusSet& set = read.set;
  CHECK(set.seed == 7);
  CHECK(set.bits == 16);
  REQUIRE(set.sources.size() == 2);
  CHECK(set.sources[0].files == std::vector<std::string>{"source/a.wav", "source/b.wav"});
  CHECK(set.sources[0].pause_s == 0.25);
  CHECK(set.sources[1].pause_s == 0.5);
  REQUIRE(set.conditions.size() == 2);
  CHECK(set.conditions[0].kind == Kind::reference);
  CHECK(set.conditions[0].emodel->Ie == 0.0);
  CHECK(set.conditions[1].label == "loss");
  CHECK(set.conditions[1].emodel->codec == "g711-plc");
  REQUIRE(set.conditions[1].steps.size() == 2);
  CHECK(set.conditions[1].steps[0].name == "loss");
  CHECK(std::get<std::int64_t>(set.conditions[1].steps[0].parameters.at("ppl_percent")) == 3);
  CHECK(std::get<std::string>(set.conditions[1].steps[1].parameters.at("plc")) == "standard");
  std::vector<std::string> ids;
  for (const Stimulus& stimulus : set.stimuli) ids.push_back(stimulus.id);
  CHECK(ids == std::vector<std::string>{"direct.f1", "direct.m1", "loss.f1", "loss.m1"});
  CHECK(set.stimuli[3].talker == "bob");
  CHECK(set.stimuli[3].file == "stimuli/loss.m1.wav");
}

TEST_CASE("three mistakes are three lines") {
  const auto found = problems_of(head + "colour = \"red\"\n" + source + "sex = \"robot\"\n" +
                                 "[[condition]]\nid = \"a b\"\n");
  REQUIRE(found.size() == 3);
  CHECK(has(found, "6: colour is not known here"));
  CHECK(has(found, "11: sex is \"robot\"; it must be one of female, male"));
  CHECK(has(found, "13: id \"a b\" may hold only letters"));
}

TEST_CASE("ids are unique") {
  const auto found = problems_of(head + source + source + condition + condition);
  CHECK(found == std::vector<std::string>{"10: source a was given in line 6 already; rename one",
                                          "16: condition c was given in line 14 already; rename one"});
}

TEST_CASE("an empty set says what it lacks") {
  const auto found = problems_of(head);
  CHECK(has(found, "no [[condition]]"));
  CHECK(has(found, "no [[source]]"));
  CHECK(found.size() == 2);
  CHECK(problems_of("").size() == 6); // and version, name, rate_hz, context
}

TEST_CASE("a path may not leave the folder of the set, nor through a symbolic link") {
  const test::TempFolder folder;
  folder.write("outside.wav", "x");
  fs::create_directory(folder.path() / "set");
  fs::create_symlink(folder.path() / "outside.wav", folder.path() / "set" / "link.wav");
  for (const std::string name : {"../outside.wav", "/etc/passwd", "a/../../b.wav", "link.wav"}) {
    CAPTURE(name);
    folder.write("set/set.toml", head + "[[stimulus]]\nfile = \"" + name +
                                     "\"\ncondition = \"c\"\ntalker = \"t\"\nsample = \"s\"\n" + condition);
    const auto problems = read_set(folder.path() / "set").problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].where == (folder.path() / "set/set.toml").string() + ":7");
    CHECK(problems[0].message.find("leaves the folder") != std::string::npos);
  }
}

TEST_CASE("finished files name a condition that exists, once per talker and sample") {
  const std::string file =
      "[[stimulus]]\nfile = \"x.wav\"\ncondition = \"c\"\ntalker = \"t\"\nsample = \"s\"\n";
  CHECK(problems_of(head + condition + file).empty());
  CHECK(has(problems_of(head + condition + file + file), "13: stimulus c.t.s was given in line 8 already"));
  CHECK(has(problems_of(head + "[[condition]]\nid = \"d\"\n" + file), "8: condition c is not among"));
  CHECK(problems_of(head + condition + source + file).empty()); // beside what is prepared
}

TEST_CASE("seed is needed only where something is prepared") {
  const std::string seedless = "version = 1\nname = \"n\"\nrate_hz = 8000\ncontext = \"NB\"\n";
  CHECK(has(problems_of(seedless + source + condition), "seed is missing"));
  CHECK(problems_of(seedless + condition +
                    "[[stimulus]]\nfile = \"x.wav\"\ncondition = \"c\"\ntalker = \"t\"\nsample = \"s\"\n")
            .empty());
}

TEST_CASE("every value has its range and its words") {
  const auto with = [](const std::string& key, const std::string& value) {
    std::string document = whole;
    const auto at = document.find(key + " = ");
    document.replace(at, document.find('\n', at) - at, key + " = " + value);
    return problems_of(document);
  };
  CHECK(has(with("version", "2"), "1: version is 2"));
  CHECK(has(with("rate_hz", "4000"), "4: rate_hz is 4000"));
  CHECK(has(with("seed", "-1"), "3: seed is -1"));
  CHECK(has(with("context", "\"XB\""), "it must be one of NB, WB, SWB, FB"));
  CHECK(has(with("pause_s", "-1"), "pause_s is -1"));
  CHECK(has(with("kind", "\"tset\""), "it must be one of test, reference, anchor"));
  CHECK(has(with("emodel", "{ codec = \"g711\", Ie = 0 }"), "emodel needs codec, or Ie"));
  CHECK(has(with("emodel", "{ Bpl = 4 }"), "emodel needs codec, or Ie"));
  CHECK(has(with("emodel", "{ Ie = 5, Bpl = 10, Ppl = 3 }"), "its packet loss is measured then; remove Ppl"));
  CHECK(has(with("files", "[]"), "a source needs file or files"));
  CHECK(has(with("steps", "[{ step = \"mnru\", q_db = [6] }]"), "q_db must be a text, a number"));
  CHECK(has(with("steps", "[{ q_db = 6 }]"), "step is missing"));
}

TEST_CASE("a folder without set.toml is refused with a sentence") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(read_set(folder.path()),
                    Catch::Contains("no such file; name a folder that holds a set.toml"));
}

TEST_CASE("what is no TOML names its line") {
  CHECK(has(problems_of("version = 1\nname = \n"), "2: not TOML"));
}

TEST_CASE("a lock fills in what was prepared, and says when set.toml has changed since") {
  const test::TempFolder folder;
  folder.write("set.toml", whole);
  Lock lock{"0.1", {}, sha256_of(whole), {}, {}};
  LockedStimulus made;
  made.id = "loss.f1";
  made.condition = "loss";
  made.talker = "ann";
  made.sample = "f1";
  made.file = "stimuli/loss.f1.wav";
  made.sha256 = made.source_sha256 = "00";
  made.chain = "loss";
  made.seconds = 2.5;
  made.rate_hz = 48000;
  made.ppl_percent = 2.75;
  made.burst_ratio = 1.25;
  lock.stimuli = {made};
  folder.write("set.lock", lock_text(lock));
  const ReadSet read = read_set(folder.path());
  CHECK(read.problems.empty());
  CHECK(read.set.prepared);
  CHECK(read.set.stimuli[2].sha256 == "00");
  CHECK(read.set.stimuli[2].seconds == 2.5);
  CHECK(read.set.stimuli[2].ppl_percent == 2.75);
  CHECK(read.set.stimuli[2].burst_ratio == 1.25);
  CHECK(read.set.stimuli[0].sha256.empty());

  folder.write("set.toml", whole + "# changed\n");
  const ReadSet changed = read_set(folder.path());
  REQUIRE(changed.problems.size() == 1);
  CHECK(changed.problems[0].severity == Severity::warning);
  CHECK(changed.problems[0].message == "changed since its stimuli were prepared; run quietroom prepare");
  CHECK_FALSE(changed.set.prepared);
}

TEST_CASE("ids that no disk can keep apart, or no Windows can hold, are refused at once") {
  const auto told = [](const std::string& first, const std::string& second) {
    const auto read =
        parse_set("version = 1\nname = 'n'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n[[source]]\nid = "
                  "'s'\nfile = 's.wav'\ntalker = 't'\n[[condition]]\nid = '" +
                      first + "'\n[[condition]]\nid = '" + second + "'\n",
                  "set");
    std::string out;
    for (const Problem& problem : read.problems) out += problem.message + "\n";
    return out;
  };
  CHECK(told("Direct", "direct").find("condition direct differs from Direct in line 10 by case only") == 0);
  CHECK(told("a", std::string(300, 'b')).find("has 300 characters, and 64 are the most") !=
        std::string::npos);
  for (const char* device : {"CON", "nul", "Com1", "lpt9"}) {
    CAPTURE(device);
    CHECK(told("a", device).find("name of a device under Windows") != std::string::npos);
  }
  CHECK(told("console", "com10").empty());
  CHECK(told("com0", std::string(64, 'b')).empty());
}
