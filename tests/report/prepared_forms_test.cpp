#include "report/prepared_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using prepare::Stale;

namespace {

prepare::PrepareOutcome made() {
  prepare::PrepareOutcome out;
  out.prepared = 12;
  out.unchanged = 3;
  out.audio_seconds = 60;
  return out;
}

prepare::PrepareOutcome looked() {
  prepare::PrepareOutcome out;
  out.stale = 1;
  out.unchanged = 1;
  out.plan = {{"c.s", Stale::recipe, "mnru q_db=10", {"sox", "ffmpeg"}},
              {"d.s", Stale::no, "none", {"lame"}}};
  return out;
}

} // namespace

TEST_CASE("prepared forms: readers get what was made, how long it took and how fast that is") {
  CHECK(prepared_text(made(), 1.5) ==
        "12 stimuli prepared, 3 unchanged; 1.50 s for 60.0 s of sound (40 times real time)\n");
}

TEST_CASE("prepared forms: what was measured, removed and lowered is said where there is any") {
  prepare::PrepareOutcome outcome = made();
  outcome.measured = 2;
  outcome.removed = 1;
  outcome.reduction_db = 1.26;
  CHECK(prepared_text(outcome, 3) ==
        "12 stimuli prepared, 3 unchanged, 2 finished files measured, 1 removed; 3.00 s for 60.0 s of sound "
        "(20 times real time)\nthe whole set was lowered by 1.3 dB, so that no stimulus clips\n");
  outcome = {};
  outcome.removed = 1;
  CHECK(prepared_text(outcome, 3) == "0 stimuli prepared, 0 unchanged, 1 removed; 3.00 s\n");
}

TEST_CASE("prepared forms: where nothing had to be made that is the whole sentence") {
  prepare::PrepareOutcome outcome;
  outcome.unchanged = 9;
  CHECK(prepared_text(outcome, 3) == "nothing to prepare: 9 stimuli are as they should be\n");
}

TEST_CASE("prepared forms: JSON has every number and the problems") {
  prepare::PrepareOutcome outcome = made();
  outcome.problems = {{Severity::warning, "set.toml:3", "odd"}};
  CHECK(
      prepared_json(outcome, 1.5) ==
      "{\n  \"prepared\": 12,\n  \"unchanged\": 3,\n  \"stale\": 0,\n  \"measured\": 0,\n  \"removed\": 0,\n"
      "  \"seconds\": 1.5,\n  \"audio_seconds\": 60.0,\n  \"reduction_db\": 0.0,\n  \"problems\": [\n    {\n"
      "      \"severity\": \"warning\",\n      \"where\": \"set.toml:3\",\n      \"message\": \"odd\"\n"
      "    }\n  ]\n}\n");
}

TEST_CASE("prepared forms: the work to be done is a row a stimulus, and names the programs that would run") {
  CHECK(work_text(looked()) == "stimulus  is               recipe\n"
                               "c.s       recipe changed   mnru q_db=10\n"
                               "d.s       as it should be  none\n"
                               "\nprograms that would be run, with --allow-commands alone: ffmpeg, sox\n"
                               "\n1 stimulus to prepare, 1 as they should be; nothing was written\n");
  prepare::PrepareOutcome without = looked();
  without.plan[0].programs.clear();
  CHECK(work_text(without).find("programs") == std::string::npos); // lame made what is unchanged
}

TEST_CASE("prepared forms: JSON of the work says of each stimulus whether it is made, and why") {
  CHECK(work_json(looked()) ==
        "{\n  \"plan\": [\n    {\n      \"stimulus\": \"c.s\",\n      \"make\": true,\n"
        "      \"why\": \"recipe changed\",\n      \"chain\": \"mnru q_db=10\",\n      \"programs\": [\n"
        "        \"sox\",\n        \"ffmpeg\"\n      ]\n    },\n    {\n      \"stimulus\": \"d.s\",\n"
        "      \"make\": false,\n      \"why\": \"as it should be\",\n      \"chain\": \"none\",\n"
        "      \"programs\": [\n        \"lame\"\n      ]\n    }\n  ]\n}\n");
}
