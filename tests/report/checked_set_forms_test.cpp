#include "report/checked_set_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

/// Two conditions; of the second nothing could be measured.
stimulus::Checked checked() {
  stimulus::Checked out;
  stimulus::Condition a, b;
  a.id = "a";
  a.kind = stimulus::Kind::reference;
  a.line = 3;
  b.id = "b";
  b.line = 5;
  out.set.conditions = {a, b};
  stimulus::Stimulus s;
  s.id = "a.s";
  s.condition = "a";
  s.file = "a.wav";
  s.is_finished = true;
  s.rights.licence = "CC0";
  out.set.stimuli = {s, s};
  out.set.stimuli[1].condition = "b";
  out.set.stimuli[1].file = "b.wav";
  stimulus::MeasuredStimulus m;
  m.stimulus = s;
  m.rate_hz = 8000;
  m.channels = 1;
  m.bits = 16;
  m.seconds = 1.5;
  m.level.active_level_dbov = -26;
  m.level.activity = 0.75;
  m.level.channels = {{-26.0, 0.75, -27, -10, 0, {}}};
  m.bandwidth_hz = 3400;
  out.stimuli = {m};
  out.problems = {{Severity::warning, "set/a.wav", "is quiet"},
                  {Severity::error, "set/b.wav", "is not there"}};
  return out;
}

} // namespace

TEST_CASE("checked set forms: a line a condition, licences, errors before warnings, and how many") {
  CHECK(checked_text("set", checked(), false) ==
        "condition  kind            n  seconds  level dBov  band kHz  worst problem\n"
        "a          reference       1      1.5       -26.0       3.4  is quiet\n"
        "b          test       0 of 1        –           –         –  is not there\n"
        "\nlicence of 2 sounds: CC0\n"
        "\nerror: set/b.wav: is not there\n"
        "\nwarning: set/a.wav: is quiet\n"
        "\n1 of 2 stimuli measured; errors: 1, warnings: 1\n");
}

TEST_CASE("checked set forms: a line a file where it was asked for") {
  CHECK(checked_text("set", checked(), true)
            .starts_with("stimulus  seconds    Hz  channels  level dBov  active %  rms dBov  true peak dBov  "
                         "band Hz  silence before s  after s\n"
                         "a.s          1.50  8000         1      -26.00        75         –               –  "
                         "   3400              0.00     0.00\n\ncondition"));
}

TEST_CASE("checked set forms: JSON has every measurement, null where undefined") {
  const std::string json = checked_json("set", checked());
  const auto has = [&](const std::string& part) { return json.find(part) != std::string::npos; };
  CHECK(json.starts_with("{\n  \"stimuli\": [\n    {\n      \"id\": \"a.s\",\n      \"condition\": \"a\","));
  CHECK(has("\"rate_hz\": 8000,\n      \"channels\": 1,\n      \"seconds\": 1.5,"));
  CHECK(has("\"rms_dbov\": null,\n      \"true_peak_dbov\": null,"));
  CHECK(has("\"levels_of_channels\": [\n        {\n          \"active_level_dbov\": -26.0,"));
  CHECK(has("\"n\": 1,\n      \"n_measured\": 0,\n      \"active_level_low_dbov\": null,"));
  CHECK(has("\"worst_problem\": \"is not there\""));
  CHECK(has("\"licence\": \"CC0\",\n      \"attribution\": \"\",\n      \"of\": [\n        \"a.s\","));
  CHECK(has("\"severity\": \"error\",\n      \"where\": \"set/b.wav\""));
}
