#include "analysis/study_status.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace quietroom;
using namespace quietroom::analysis;
using store::AttemptRecord;
using store::SessionRecord;

namespace {

StudyPlan two_listeners() { return study_plan(test::small_design(), test::small_set()); }

AttemptRecord voted(int block, int trial, double vote, double response_ms,
                    const std::string& stimulus = "c1.s1") {
  AttemptRecord out{block, trial, 1, block == 2, stimulus, stimulus.substr(0, 2), "quality"};
  out.started_utc = "t1";
  out.voted_utc = "t" + std::to_string(trial);
  out.valid = true;
  out.vote = vote;
  out.response_ms = response_ms;
  return out;
}

AttemptRecord voided(int block, int trial, const std::string& reason, int attempt = 1) {
  AttemptRecord out{block, trial, attempt, block == 2, "c1.s1", "c1", "quality"};
  out.void_reason = reason;
  return out;
}

StudyStatus status_with(std::vector<SessionRecord> sessions, std::vector<Seated> seated = {},
                        bool unblind = false) {
  return study_status(two_listeners(), {std::move(sessions), 0}, seated, unblind);
}

} // namespace

TEST_CASE("before the first session everybody is planned and each cell waits for a vote of each listener") {
  const StudyStatus status = status_with({});
  REQUIRE(status.listeners.size() == 2);
  CHECK(status.listeners[0].state == ListenerState::planned);
  CHECK(status.listeners[0].trials == 14); // 2 of practice, 12 stimuli
  CHECK(status.cells.size() == 12);
  CHECK(status.cells[0].planned == 2);
  CHECK_FALSE(status.response_ms);
}

TEST_CASE("a session that nobody runs tells by its last attempt why it ended there") {
  const auto why = [](std::vector<AttemptRecord> attempts) {
    return status_with({{"L01-1", "L01", "t0", "", "", std::move(attempts)}}).listeners[0].why;
  };
  CHECK(why({}) == "left before the first sample");
  CHECK(why({voted(1, 1, 4, 900)}) == "left between two samples");
  CHECK(why({voted(1, 1, 4, 900), voided(1, 2, "killed")}) == "killed in a sample or before its vote");
  CHECK(why({voided(1, 1, "device_lost")}) == "left after a fault: device_lost");
}

TEST_CASE("trials that are done count once, faults count each attempt, and the median is of valid votes") {
  const StudyStatus status =
      status_with({{"L01-1",
                    "L01",
                    "t0",
                    "",
                    "",
                    {voided(1, 1, "underrun"), voided(1, 1, "killed", 2), voted(1, 1, 4, 900),
                     voted(2, 1, 3, 1000), voted(2, 2, 3, 2000), voted(2, 3, 3, 4000)}}});
  const ListenerStatus& listener = status.listeners[0];
  CHECK(listener.state == ListenerState::unfinished);
  CHECK(listener.trials_done == 4);
  CHECK(listener.faults == 2);
  CHECK(listener.block == 2);
  CHECK(listener.trial == 3);
  CHECK(listener.last_vote_utc == "t3");
  CHECK(listener.response_ms == 1500); // of 900 1000 2000 4000
  CHECK(status.response_ms == 1500);
}

TEST_CASE("what was set aside counts nowhere, and who withdrew is not waited for") {
  const StudyStatus status =
      status_with({{"L01-1", "L01", "t0", "t9", "redone", {voided(2, 1, "redone")}},
                   {"L02-1", "L02", "t0", "t9", "withdrawn", {voided(2, 1, "withdrawn")}}});
  CHECK(status.listeners[0].state == ListenerState::planned);
  CHECK(status.listeners[0].why == "session L01-1 was set aside");
  CHECK(status.listeners[0].faults == 0);
  CHECK(status.listeners[1].state == ListenerState::withdrawn);
  for (const CellStatus& cell : status.cells) CHECK(cell.planned == 1);
}

TEST_CASE("a session that was set aside says nothing of the one that counts, whichever began first") {
  const StudyStatus status =
      status_with({{"L01-1-a", "L01", "t0", "t9", "", {voted(2, 1, 3, 900)}},
                   {"L01-1-b", "L01", "t1", "t9", "redone", {voided(2, 1, "redone")}}});
  CHECK(status.listeners[0].state == ListenerState::finished);
  CHECK(status.listeners[0].why.empty());
}

TEST_CASE("a seat that is taken is running until its session is finished, and says what it waits for") {
  const std::vector<Seated> seats = {{"L01", "booth-1", "break"}, {"L02", "booth-2", ""}};
  const StudyStatus status = status_with({{"L02-1", "L02", "t0", "t9", "", {voted(2, 1, 3, 900)}}}, seats);
  CHECK(status.listeners[0].state == ListenerState::running);
  CHECK(status.listeners[0].booth == "booth-1");
  CHECK(status.listeners[0].waiting == "break");
  CHECK(status.listeners[1].state == ListenerState::finished);
}

TEST_CASE("cells count votes of the main block, and hide their mean unless they are unblinded") {
  const std::vector<SessionRecord> sessions = {
      {"L01-1",
       "L01",
       "t0",
       "",
       "",
       {voted(1, 1, 1, 900), voted(2, 1, 4, 900), voted(2, 2, 2, 900, "c2.s3")}},
      {"L02-1", "L02", "t0", "", "", {voted(2, 5, 5, 900)}}};
  for (const bool unblind : {false, true}) {
    const StudyStatus status = status_with(sessions, {}, unblind);
    CHECK(status.cells[0].stimulus.stimulus == "c1.s1");
    CHECK(status.cells[0].votes == 2);
    CHECK(status.cells[0].mos == (unblind ? std::optional(4.5) : std::nullopt));
    CHECK(status.cells[1].votes == 0);
    CHECK_FALSE(status.cells[1].mos);
    CHECK(status.cells[5].stimulus.stimulus == "c2.s3");
    CHECK(status.cells[5].votes == 1);
  }
}

TEST_CASE("votes on several questions have cells of their own") {
  AttemptRecord second = voted(2, 1, 2, 900);
  second.question = "bak";
  const StudyStatus status =
      status_with({{"L01-1", "L01", "t0", "", "", {voted(2, 1, 4, 900), second}}}, {}, true);
  REQUIRE(status.cells.size() == 24);
  CHECK(status.cells[0].question == "bak");
  CHECK(status.cells[0].mos == 2);
  CHECK(status.cells[12].question == "quality");
  CHECK(status.cells[12].mos == 4);
}

TEST_CASE("somebody with a session who is not planned is shown after the others") {
  const StudyStatus status = status_with({{"old-1", "old", "t0", "t9", "", {}}});
  REQUIRE(status.listeners.size() == 3);
  CHECK(status.listeners[2].listener == "old");
  CHECK(status.listeners[2].trials == 0);
}

TEST_CASE("a study of which only the votes are known has the stimuli that were heard, and no plan") {
  const store::StudyRecords records{
      {{"L01-1",
        "L01",
        "t0",
        "",
        "",
        {voted(1, 1, 1, 900), voted(2, 1, 4, 900), voted(2, 2, 2, 900, "c2.s3")}}},
      0};
  const StudyPlan plan = plan_of_records("lab", records);
  CHECK(plan.stimuli.size() == 2);
  const StudyStatus status = study_status(plan, records, {}, false);
  CHECK(status.study == "lab");
  REQUIRE(status.cells.size() == 2);
  CHECK_FALSE(status.cells[0].planned.has_value());
  CHECK(filled_cells(status) == 2);
  CHECK(status.listeners[0].trials == 0);
  CHECK(status.listeners[0].trials_done == 3);
}

TEST_CASE("a response time that is no number is in no median") {
  const double no_number = std::numeric_limits<double>::quiet_NaN();
  const StudyStatus status =
      status_with({{"L01-1",
                    "L01",
                    "t0",
                    "",
                    "",
                    {voted(2, 1, 3, 2000), voted(2, 2, 3, no_number), voted(2, 3, 3, no_number)}}});
  CHECK(status.listeners[0].response_ms == 2000);
  CHECK(status.listeners[0].trials_done == 3);
}
