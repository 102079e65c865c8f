#include "prepare/prepare.h"

#include "core/error.h"
#include "core/sha256.h"
#include "stimulus/manifest.h"
#include "support/alignment.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

using namespace quietroom;
using Catch::Contains;

namespace {

/// A set whose condition `x` is made by a script that stands outside of it.
struct CommandSet {
  test::TempFolder tools;
  test::SourceSet set;

  /// `keys` behind run; the script gets the two files as $1 and $2.
  explicit CommandSet(const std::string& script, const std::string& keys = "") {
    write(script);
    std::string text = read_file(set.path() / "set.toml");
    text += "[[condition]]\nid = \"x\"\nsteps = [{ step = \"command\", run = [\"" + program() +
            "\", \"{in}\", \"{out}\"]" + keys + " }]\n";
    set.folder.write("set.toml", text);
  }
  std::string program() const { return (tools.path() / "codec").string(); }
  void write(const std::string& script) const {
    tools.write("codec", script);
    std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
  }
  prepare::PrepareOutcome run(bool allowed = true, std::function<bool()> interrupted = {}) const {
    prepare::PrepareOptions options{"1", 2, std::move(interrupted)};
    options.allow_commands = allowed;
    return prepare::prepare(set.path(), options);
  }
  std::string failure() const {
    try {
      run();
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::input);
      return error.what();
    }
    return "";
  }
};

const std::string copy = "#!/bin/sh\ncp \"$1\" \"$2\"\n";

std::string python(const std::string& body) {
  return "#!/usr/bin/env python3\nimport sys, wave\nwith wave.open(sys.argv[1]) as f:\n"
         "    p, d = f.getparams(), f.readframes(f.getnframes())\n" +
         body + "with wave.open(sys.argv[2], 'wb') as f:\n    f.setparams(p)\n    f.writeframes(d)\n";
}

/// A killed orphan may stay as a zombie where nobody reaps it.
bool runs(const std::string& pid_file) {
  const std::filesystem::path status = "/proc/" + std::to_string(std::stoi(read_file(pid_file))) + "/status";
  return std::filesystem::exists(status) && read_file(status).find("State:\tZ") == std::string::npos;
}

/// Largest difference between x.a and direct.a; 16 bits at 8 kHz round by half a step, and soxr adds a
/// little.
double difference(const CommandSet& with) {
  const signal::Clip a = signal::read_clip(with.set.file("direct.a.wav"));
  const signal::Clip b = signal::read_clip(with.set.file("x.a.wav"));
  if (a.samples.size() != b.samples.size()) return 1;
  double out = 0;
  for (std::size_t i = 0; i < a.samples.size(); ++i)
    out = std::max(out, std::abs(a.samples[i] - b.samples[i]));
  return out;
}

constexpr double rounding = 3.0 / 32768;

} // namespace

TEST_CASE("a program that copies its input makes what no step makes") {
  const CommandSet with(copy, ", version = [\"/bin/echo\", \"codec 1.0\"]");
  CHECK(with.run().prepared == 8);
  CHECK(difference(with) < rounding);
  const std::string lock = read_file(with.set.path() / "set.lock");
  CHECK_THAT(lock, Contains("[[program]]\nname = \"" + with.program() + "\"\nsha256 = \"" +
                            sha256_of_file(with.program()) + "\"\n"));
  CHECK_THAT(lock, Contains("version = \"codec 1.0\"\n"));
  CHECK_THAT(lock, Contains("{in}") && Contains("16 bits length same within 0 ms delay 0 ms"));
}

TEST_CASE("no program runs unless the user allows it") {
  const CommandSet with("#!/bin/sh\ntouch \"$0.ran\"\ncp \"$1\" \"$2\"\n");
  const prepare::PrepareOutcome refused = with.run(false);
  REQUIRE(refused.problems.size() == 1);
  CHECK_THAT(text(refused.problems[0]), Contains("set.toml:26: step command: the program ") &&
                                            Contains("makes 2 stimuli of condition x") &&
                                            Contains("--allow-commands"));
  CHECK(prepare::verify(with.set.path(), {"1", 2}).stale == 8);
  CHECK_FALSE(std::filesystem::exists(with.program() + ".ran"));
  CHECK_FALSE(std::filesystem::exists(with.set.path() / "stimuli"));
}

TEST_CASE("a program within the set is not run, by whatever path, nor asked for its version") {
  const std::string mark = "#!/bin/sh\ntouch \"$0.ran\"\ncp \"$1\" \"$2\"\n";
  const CommandSet by_link(mark);
  const auto within = by_link.set.path() / "prog";
  std::filesystem::rename(by_link.program(), within);
  std::filesystem::create_symlink(within, by_link.program());
  const prepare::PrepareOutcome refused = by_link.run();
  REQUIRE(refused.problems.size() == 1);
  CHECK_THAT(text(refused.problems[0]), Contains("lies within the set"));
  const CommandSet asked(copy);
  const auto teller = asked.set.path() / "teller";
  asked.set.folder.write("teller", "#!/bin/sh\ntouch \"$0.ran\"\necho 1\n");
  std::filesystem::permissions(teller, std::filesystem::perms::owner_all);
  std::string manifest = read_file(asked.set.path() / "set.toml");
  const auto end = manifest.rfind(" }]");
  asked.set.folder.write("set.toml", manifest.insert(end, ", version = [\"" + teller.string() + "\"]"));
  CHECK_THAT(text(asked.run().problems.at(0)), Contains("lies within the set"));
  CHECK_FALSE(std::filesystem::exists(teller.string() + ".ran"));
  CHECK_FALSE(std::filesystem::exists(within.string() + ".ran"));
  CHECK_FALSE(std::filesystem::exists(by_link.program() + ".ran"));
}

TEST_CASE("what a program made is verified by its hash, and made anew by another program") {
  const CommandSet with(copy);
  with.run();
  CHECK(with.run(false).unchanged == 8);
  std::filesystem::remove(with.program());
  CHECK(prepare::verify(with.set.path(), {"1", 2}).stale == 0);
  CHECK(with.run(false).unchanged == 8);
  CHECK(with.run(true).unchanged == 8);
  with.write(copy + "# 2\n");
  CHECK(prepare::verify(with.set.path(), {"1", 2}).stale == 2);
  CHECK(has_error(with.run(false).problems));
  CHECK(with.run().prepared == 2);
  CHECK(with.run(false).unchanged == 8);
}

TEST_CASE("another version that a program prints makes its stimuli anew") {
  const CommandSet with(copy, ", version = [\"/bin/cat\", \"VERSION\"]");
  with.set.replace("VERSION", (with.tools.path() / "version").string());
  with.tools.write("version", "\n  1.0  \nmore\n");
  with.run();
  CHECK_THAT(read_file(with.set.path() / "set.lock"), Contains("version = \"1.0\"\n"));
  CHECK(with.run().prepared == 0);
  with.tools.write("version", "1.1\n");
  CHECK(with.run().prepared == 2);
}

TEST_CASE("a program that fails is named with its step, condition, stimulus and last line, escaped") {
  const CommandSet with("#!/bin/sh\necho first >&2\nprintf 'no \\033[31mlicence\\n' >&2\nexit 3\n");
  const std::string sentence = with.failure();
  CHECK_THAT(sentence, Contains("set.toml:24: stimulus x.") && Contains("step command of condition x: ") &&
                           Contains("exit code 3") && Contains("no \\x1B[31mlicence"));
  CHECK_FALSE(std::filesystem::exists(with.set.path() / "set.lock"));
}

TEST_CASE("a program that ends in another way, or writes nothing, says so") {
  CHECK_THAT(CommandSet("#!/bin/sh\nkill -SEGV $$\n").failure(), Contains("was ended by signal 11"));
  CHECK_THAT(CommandSet("#!/bin/sh\nexit 0\n").failure(), Contains("wrote no {out}; it said nothing"));
  CHECK_THAT(CommandSet("no program\n").failure(), Contains("cannot be started"));
  CHECK_THAT(CommandSet("#!/bin/sh\necho text > \"$2\"\n").failure(), Contains("wrote {out}: "));
  CHECK(CommandSet("#!/bin/sh\n[ -z \"$(cat)\" ] && cp \"$1\" \"$2\"\n").run().prepared ==
        8); // stdin is empty
}

TEST_CASE("a program that takes too long is killed with all that it started") {
  const CommandSet with("#!/bin/sh\nsleep 60 &\necho $! > \"$0.pid\"\nwait\n", ", timeout_s = 0.5");
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THAT(with.failure(), Contains("took longer than 0.5 s and was stopped"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  std::this_thread::sleep_for(std::chrono::milliseconds(200)); // a killed orphan is reaped by init
  CHECK_FALSE(runs(with.program() + ".pid"));
}

TEST_CASE("an interrupted prepare kills the program that runs") {
  const CommandSet with("#!/bin/sh\necho $$ > \"$0.tmp\"\nmv \"$0.tmp\" \"$0.pid\"\nsleep 60\n");
  const auto begin = std::chrono::steady_clock::now();
  const auto out = with.run(true, [&] { return std::filesystem::exists(with.program() + ".pid"); });
  CHECK(out.interrupted);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
  CHECK_FALSE(runs(with.program() + ".pid"));
}

TEST_CASE("what a program writes must have the rate, channels and length that were stated") {
  CHECK_THAT(CommandSet(python("p = p._replace(framerate=16000)\n")).failure(),
             Contains("wrote 16000 Hz where 8000 Hz are wanted"));
  CHECK_THAT(CommandSet(python("p = p._replace(nchannels=2)\nd = d + d\n")).failure(),
             Contains("wrote 2 channels where 1 are wanted"));
  CHECK_THAT(CommandSet(python("d = d[:-160]\n")).failure(), Contains("length_tolerance_ms = 10"));
  CHECK(CommandSet(python("d = d[:-160]\n"), ", length_tolerance_ms = 10").run().prepared == 8);
  CHECK(CommandSet(python("d = d[:-160]\n"), ", length = \"any\"").run().prepared == 8);
  const CommandSet twice(
      python("p = p._replace(framerate=16000)\nd = b''.join(2 * d[i:i + 2] for i in range(0, "
             "len(d), 2))\n"),
      ", rate_hz = 16000");
  CHECK(twice.run().prepared == 8);
}

TEST_CASE("the delay of a program is taken out, stated or found") {
  const std::string late = python("d = bytes(2 * 96) + d[:-2 * 96]\n"); // 12 ms at 8 kHz
  const CommandSet none(late);
  none.run();
  const auto lag = [](const CommandSet& with) {
    return test::alignment(signal::read_clip(with.set.file("direct.a.wav")),
                           signal::read_clip(with.set.file("x.a.wav")), 250)
        .lag;
  };
  CHECK(lag(none) == 192); // at 16 kHz
  const CommandSet stated(late, ", delay_ms = 12");
  stated.run();
  CHECK(difference(stated) < rounding);
  const CommandSet found(late, ", delay_ms = \"find\"");
  found.run();
  CHECK(lag(found) == 0);
  CHECK_THAT(read_file(found.set.path() / "set.lock"), Contains("delay_removed_samples = 96\n"));
  CHECK_THAT(CommandSet(python("d = bytes(len(d))\n"), ", delay_ms = \"find\"").failure(),
             Contains("delay is not clear"));
}

TEST_CASE("a raw file has samples alone") {
  const CommandSet with(
      "#!/bin/sh\ncase \"$1\" in *.pcm) ;; *) exit 9;; esac\n[ \"$(head -c 4 \"$1\")\" != RIFF ] "
      "&& cp \"$1\" \"$2\"\n",
      ", format = \"raw\"");
  with.run();
  CHECK(difference(with) < rounding);
}

TEST_CASE("mistakes in a command step have their sentences, and check runs nothing to find them") {
  const auto problems_with = [](const std::string& step) {
    const test::SourceSet set;
    set.folder.write("set.toml", read_file(set.path() / "set.toml") +
                                     "[[condition]]\nid = \"x\"\nsteps = [{ step = "
                                     "\"command\", " +
                                     step + " }]\n");
    std::string out;
    for (const Problem& each : prepare::verify(set.path(), {"1", 2}).problems) out += each.message + '\n';
    return out;
  };
  CHECK_THAT(problems_with("run = [\"evs\"]"), Contains("run has no {in}") && Contains("run has no {out}"));
  CHECK_THAT(problems_with("run = [\"evs\", \"{input}\", \"{out}\"]"), Contains("run has {input}"));
  CHECK_THAT(problems_with("run = [\"bin/evs\", \"{in}\", \"{out}\"]"),
             Contains("no program within a set is run"));
  CHECK_THAT(problems_with("run = [\"./evs\", \"{in}\", \"{out}\"]"),
             Contains("no program within a set is run"));
  CHECK_THAT(problems_with("ran = [\"evs\"]"), Contains("run is missing") && Contains("did you mean run?"));
  CHECK_THAT(problems_with("run = \"evs {in} {out}\""), Contains("texts in brackets"));
  CHECK_THAT(problems_with("run = [\"evs\", \"{in}\", \"{out}\"], timeout_s = 0"),
             Contains("timeout_s is 0"));
  CHECK_THAT(problems_with("run = [\"evs\", \"{in}\", \"{out}\"], bits = 20"), Contains("must be 16 or 24"));
  CHECK_THAT(problems_with("run = [\"evs\", \"{in}\", \"{out}\"], delay_ms = \"fnd\""),
             Contains("one of find"));
  CHECK_THAT(problems_with("run = [\"evs\", \"{in}\", \"{out}\"], channels = 2"),
             Contains("the steps leave 2 channels where the sources have 1"));
}

TEST_CASE("a program's loss is stated where the E-model needs it") {
  const CommandSet with(copy);
  const std::string text = read_file(with.set.path() / "set.toml");
  const auto problems_with = [&](const std::string& more) {
    with.set.folder.write("set.toml", text + more);
    std::string out;
    for (const Problem& each : prepare::verify(with.set.path(), {"1", 2}).problems)
      if (each.message.find("not made yet") == std::string::npos) out += each.message + '\n';
    return out;
  };
  CHECK_THAT(problems_with("emodel = { Ie = 5, Bpl = 10 }\n"), Contains("packet loss is not known"));
  CHECK(problems_with("emodel = { Ie = 5, Bpl = 10, Ppl = 3 }\n") == "");
  CHECK(problems_with("emodel = { Ie = 5 }\n") == "");
  with.set.folder.write("set.toml", text + "emodel = { Ie = 5, Bpl = 10, Ppl = 3 }\n");
  with.run();
  CHECK(stimulus::read_set(with.set.path()).set.stimuli.back().ppl_percent == 3);
}
