#include "station/announcement.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using nlohmann::json;
using session::Announce;

namespace {

const design::Plan plan = plan_for(test::small_design(), test::small_set(), "L01");

method::Trial heard(std::size_t stimulus) { return {{{stimulus}}}; }

json line(const Announce& announce) {
  const std::string text = station::json_line(announce, plan, 12.3456789);
  CHECK(text.find('\n') == std::string::npos);
  return json::parse(text);
}

} // namespace

TEST_CASE("a screen that waits says which, and nothing that does not apply") {
  CHECK(line({"ready", session::Screen::welcome, {}, 0, {}, false, {}}) ==
        json{{"event", "ready"}, {"t", 12.345679}, {"screen", "welcome"}});
}

TEST_CASE("an attempt is named by numbers and the type of its block") {
  const Announce open{"vote_open", {}, {2, 7, 1, heard(4)}, 12, {}, true, {}};
  CHECK(line(open) == json{{"event", "vote_open"},
                           {"t", 12.345679},
                           {"block", 2},
                           {"block_type", "main"},
                           {"trial", 7},
                           {"of", 12},
                           {"attempt", 1},
                           {"confirm", true}});
  CHECK(line({"playing", {}, {1, 2, 3, heard(4)}, 2, {}, false, {}})["block_type"] == "practice");
  CHECK(line({"voted", {}, {2, 7, 1, heard(4)}, 12, 5, false, {}})["vote"] == 5);
  CHECK(line({"fault", {}, {2, 7, 1, heard(4)}, 12, {}, false, session::Reason::underrun})["reason"] ==
        "underrun");
}

TEST_CASE("how many keys were dropped while it took a moment is told, also that there was none") {
  Announce over;
  over.event = "moment_over";
  CHECK(line(over)["keys"] == 0);
  over.keys = 3;
  CHECK(line(over)["keys"] == 3);
  CHECK_FALSE(line({"playing", {}, {1, 2, 3, heard(4)}, 2, {}, false, {}}).contains("keys"));
}

TEST_CASE("no line of the event stream names a condition, a stimulus or a file") {
  const stimulus::StimulusSet set = test::small_set();
  for (std::size_t i = 0; i < set.stimuli.size(); ++i) {
    const std::string text =
        station::json_line({"playing", {}, {2, 1, 1, heard(i)}, 12, {}, false, {}}, plan, 1);
    for (const auto& stimulus : set.stimuli)
      for (const std::string& id : {stimulus.id, stimulus.condition, stimulus.file, stimulus.sha256})
        CHECK(text.find('"' + id + '"') == std::string::npos);
    CHECK(text == station::json_line({"playing", {}, {2, 1, 1, heard(0)}, 12, {}, false, {}}, plan, 1));
  }
}

TEST_CASE("a program is told how often the sample may be heard again, where it may") {
  Announce open;
  open.event = "vote_open";
  CHECK_FALSE(line(open).contains("plays_left"));
  open.plays_left = 0;
  CHECK(line(open)["plays_left"] == 0);
}
