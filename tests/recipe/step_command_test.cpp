#include "recipe/step_command.h"

#include "core/error.h"
#include "recipe/pattern_set.h"
#include "recipe/programs.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// A script outside of any set, run with the names of the two files.
struct Script {
  quietroom::test::TempFolder folder;
  CommandStep command;

  explicit Script(const std::string& text) {
    const auto file = folder.write("codec", "#!/bin/sh\n" + text + "\n");
    fs::permissions(file, fs::perms::owner_all);
    command.run = {file.string(), "{in}", "{out}"};
  }
  Prepared run(const signal::Clip& clip) const {
    const Recipe recipe = {{command, 1}};
    const Programs programs = programs_of({recipe}, "/elsewhere");
    Origin origin;
    origin.condition = "x";
    origin.programs = &programs;
    return apply(recipe, clip, seeds, {}, origin);
  }
};

signal::Clip steps_of_16_bits() {
  signal::Clip out{8000, 1, {}};
  for (int i = 0; i < 4000; ++i) out.samples.push_back((i * 7919 % 20001 - 10000) / 32768.0);
  return out;
}

} // namespace

TEST_CASE("a program that copies its file changes no sample, with a header or without") {
  Script copy("cp \"$1\" \"$2\"");
  const signal::Clip clip = steps_of_16_bits();
  CHECK(copy.run(clip).clip == clip);
  copy.command.raw = true;
  CHECK(copy.run(clip).clip == clip);
}

TEST_CASE("a stated delay is taken out, and the end of the sound comes out too") {
  Script late("head -c 320 /dev/zero > \"$2\"; head -c -320 \"$1\" >> \"$2\""); // 160 samples, 20 ms
  late.command.raw = true;
  late.command.delay_ms = 20;
  const Prepared out = late.run(steps_of_16_bits());
  CHECK(out.clip == steps_of_16_bits());
  CHECK(out.facts.delay_removed_samples == 160);
}

TEST_CASE("a program that is not allowed, fails or writes something else is told with its condition") {
  Script failing("echo no licence >&2; exit 3");
  CHECK_THROWS_WITH(failing.run(steps_of_16_bits()),
                    Contains("step command of condition x") &&
                        Contains("ended with exit code 3; it said: no licence"));
  CHECK_THROWS_WITH(apply({{failing.command, 1}}, steps_of_16_bits(), seeds, {}),
                    Contains("quietroom prepare --allow-commands runs it"));
  CHECK_THROWS_WITH(Script("true").run(steps_of_16_bits()), Contains("wrote no {out}"));
  CHECK_THROWS_WITH(Script("echo text > \"$2\"").run(steps_of_16_bits()), Contains("wrote {out}"));
  Script half("head -c 4000 \"$1\" > \"$2\"");
  half.command.raw = true;
  CHECK_THROWS_WITH(half.run(steps_of_16_bits()), Contains("wrote 2000 samples (0.250 s) where 4000") &&
                                                      Contains("length_tolerance_ms = 250"));
  half.command.any_length = true;
  CHECK(half.run(steps_of_16_bits()).clip.frames() == 2000);
}

TEST_CASE("what a command step says is read whole, and its mistakes are told") {
  const auto told = [](std::vector<std::string> run, WrittenParameters more = {}) {
    more["run"] = std::move(run);
    return problems_of({step("command", std::move(more))});
  };
  CHECK(told({"codec", "{in}", "{out}"}).empty());
  CHECK_THAT(told({"codec", "{in}"}).at(0), Contains("run has no {out}"));
  CHECK_THAT(told({"codec", "{in}", "{out}", "{rate}"}).at(0),
             Contains("run has {rate}, which stands for nothing"));
  CHECK_THAT(told({"tools/codec", "{in}", "{out}"}).at(0), Contains("is no program"));
  CHECK_THAT(told({"codec", "{in}", "{out}"}, {{"bits", std::int64_t{20}}}).at(0),
             Contains("it must be 16 or 24"));
  CHECK_THAT(told({"codec", "{in}", "{out}"}, {{"format", "raw"}, {"bits", std::int64_t{24}}}).at(0),
             Contains("leave bits out"));
  CHECK_THAT(told({"codec", "{in}", "{out}"}, {{"length", "any"}, {"length_tolerance_ms", 5.0}}).at(0),
             Contains("leave one of them out"));
  CHECK(list_text({"a", "b \"c\""}) == R"(["a", "b \"c\""])");
  CommandStep command;
  command.run = {"evs", "{in}", "{out}"};
  command.finds_delay = true;
  command.rate_hz = 16000;
  CHECK(chain_text({{command, 1}}, seeds, files) ==
        R"(command ["evs", "{in}", "{out}"] wav 16 bits to 16000 Hz length same within 0 ms delay found)");
}
