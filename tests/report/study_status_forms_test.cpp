#include "report/study_status_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;
using analysis::ListenerState;
using analysis::StudyStatus;

namespace {

StudyStatus some_status(bool unblinded) {
  StudyStatus out;
  out.study = "pilot";
  out.listeners = {{.listener = "L01",
                    .state = ListenerState::running,
                    .booth = "booth-1",
                    .waiting = "experimenter",
                    .block = 2,
                    .trial = 5,
                    .trials_done = 6,
                    .trials = 14,
                    .last_vote_utc = "2026-01-01T09:00:00.000Z",
                    .faults = 1,
                    .response_ms = 1234.5},
                   {.listener = "L02",
                    .state = ListenerState::unfinished,
                    .why = "left between two samples",
                    .block = 1,
                    .trial = 1,
                    .trials_done = 1,
                    .trials = 14},
                   {.listener = "L03", .trials = 14}};
  const auto cell = [&](const char* condition, const char* sample, std::size_t votes, double mos) {
    out.cells.push_back({"quality",
                         {std::string(condition) + "." + sample, condition, "f", sample},
                         votes,
                         3,
                         unblinded && votes > 0 ? std::optional(mos) : std::nullopt});
  };
  cell("c1", "s1", 1, 4);
  cell("c1", "s2", 3, 2);
  cell("c2", "s1", 0, 0);
  out.response_ms = 1234.5;
  out.simulated_sessions = 2;
  out.unblinded = unblinded;
  return out;
}

} // namespace

TEST_CASE("the status is a line of counts, a row per listener and a row per condition") {
  const std::string text = study_status_text(some_status(false));
  CHECK(text.starts_with(
      "pilot: 1 running, 0 finished, 1 unfinished, 1 planned; 1 of 3 cells filled; median response 1.2 s; 2 "
      "simulated sessions are not shown\n\n"));
  for (const char* words : {"booth-1", "2, 5", "6 of 14", "waits for experimenter",
                            "left between two samples", "0 of 14", "c1", "4 of 6", "0 of 3"}) {
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
  }
  CHECK(text.find("MOS") == std::string::npos);
}

TEST_CASE("what waits is told below the counts and in JSON, and once as a change") {
  StudyStatus status = some_status(false);
  const StudyStatus before = status;
  status.links_waiting = 7;
  status.second_sessions = {{"L01-1-b", "L01", "L01-1-a", "booth-2", 5, "t1"},
                            {"L04-1-b", "L04", "", "", 1, "t2"}};
  const std::string second = "second session L01-1-b of listener L01, 5 votes in booth-2, counts nowhere: "
                             "L01-1-a does; quietroom redo decides";
  const std::string text = study_status_text(status);
  CHECK(text.find("\n7 links of chains wait in this booth for the server\n" + second + "\n") !=
        std::string::npos);
  CHECK(text.find("second session L04-1-b of listener L04, 1 vote, may come in now") != std::string::npos);
  status.second_sessions[1].is_here = true;
  CHECK(study_status_text(status).find(
            "may come in now: quietroom redo STUDY --listener L04 brings it in\n") != std::string::npos);
  const auto changes = changed_listeners(before, status);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0] == second);
  CHECK(changed_listeners(status, status).empty());
  const std::string json = one_line(study_status_json(status));
  CHECK(json.find(R"("links_waiting": 7)") != std::string::npos);
  CHECK(json.find(
            R"("votes": 5, "noted_utc": "t1"}, {"session": "L04-1-b", "listener": "L04", "counts": null)") !=
        std::string::npos);
  CHECK(json.find(R"("cells_filled": 1)") != std::string::npos);
}

TEST_CASE("who withdrew on the server and is still in the booth is told, with the command that wipes it") {
  StudyStatus status = some_status(false);
  CHECK(one_line(study_status_json(status)).find(R"("withdrawn_here": [])") != std::string::npos);
  status.withdrawn_here = {"L02", "L05"};
  const std::string line = "2 listeners withdrew on the server, and the votes are still in this booth: L02, "
                           "L05; wipe them by quietroom store send STUDY";
  CHECK(study_status_text(status).find(line + "\n") != std::string::npos);
  CHECK(changed_listeners(some_status(false), status) == std::vector{line});
  CHECK(one_line(study_status_json(status)).find(R"("withdrawn_here": ["L02", "L05"])") != std::string::npos);
}

TEST_CASE("of a study whose plan is not known only what was done is told") {
  StudyStatus status = some_status(false);
  for (auto& each : status.listeners) each.trials = 0;
  for (auto& each : status.cells) each.planned.reset();
  const std::string text = study_status_text(status);
  CHECK(text.find("; 2 of 3 cells filled") != std::string::npos);
  CHECK(text.find(" of 14") == std::string::npos);
  CHECK(text.find(" of 6") == std::string::npos);
}

TEST_CASE("unblinded it weighs each vote of a condition alike") {
  const std::string text = study_status_text(some_status(true));
  CHECK(text.find("MOS so far") != std::string::npos);
  CHECK(text.find("2.50") != std::string::npos); // (4 + 3 x 2) / 4
}

TEST_CASE("the status as JSON has every key, and null for what is not there") {
  const Json json = study_status_json(some_status(false));
  const auto line = [](const Json& each) { return one_line(each); };
  const auto rows = [&](const char* key) { return std::get<Json::Array>(member(json, key)->value()); };
  CHECK(
      line(rows("listeners")[0]) ==
      R"({"listener": "L01", "state": "running", "booth": "booth-1", "block": 2, "trial": 5, "trials_done": 6, )"
      R"("trials": 14, "last_vote_utc": "2026-01-01T09:00:00.000Z", "faults": 1, "waiting": "experimenter", )"
      R"("why": null, "response_ms_median": 1234.5})");
  CHECK(
      line(rows("listeners")[2]) ==
      R"({"listener": "L03", "state": "planned", "booth": null, "block": null, "trial": null, "trials_done": 0, )"
      R"("trials": 14, "last_vote_utc": null, "faults": 0, "waiting": null, "why": null, "response_ms_median": null})");
  CHECK(line(rows("cells")[0]) ==
        R"({"question": "quality", "stimulus": "c1.s1", "condition": "c1", "talker": "f", "sample": "s1", )"
        R"("votes": 1, "planned": 3, "mos": null})");
  CHECK(line(*member(json, "unblinded")) == "false");
}

TEST_CASE("only listeners whose state changed have a line") {
  const StudyStatus before = some_status(false);
  CHECK(changed_listeners(before, before).empty());
  StudyStatus now = before;
  now.listeners[1].trials_done = 2;
  now.listeners[0].waiting = "";
  CHECK(changed_listeners(before, now) ==
        std::vector<std::string>{"L01 running, 6 of 14 done, block 2 trial 5, faults 1, booth booth-1",
                                 "L02 unfinished, 2 of 14 done, block 1 trial 1, left between two samples"});
  CHECK(changed_listeners({}, before).size() == 3);
}
