#include "study/snapshot.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;

TEST_CASE("a listening note says levels, devices and who has not finished; nothing of simulated votes") {
  Snapshot snapshot;
  CHECK(listening_note(snapshot).empty());
  snapshot.facts = StudyFacts{{73.0, std::nullopt}, {"hw:0", "hw:1"}, {"L02"}, {}};
  CHECK(listening_note(snapshot) == "Listening level 73 dB SPL, not measured (level not calibrated), heard "
                                    "through hw:0 and hw:1. Sessions not finished: L02");
  snapshot.votes.simulated = true;
  CHECK(listening_note(snapshot).empty());
}

TEST_CASE("a listening note leaves out what nothing is known of, and rounds no level") {
  Snapshot snapshot;
  snapshot.facts = StudyFacts{{73.25}, {}, {}, {}};
  CHECK(listening_note(snapshot) == "Listening level 73.25 dB SPL (level not calibrated)");
  snapshot.facts->unfinished = {"L02", "L07"};
  CHECK(listening_note(snapshot) ==
        "Listening level 73.25 dB SPL (level not calibrated). Sessions not finished: L02, L07");
}

TEST_CASE("a listening note says whether the level was calibrated, and for how many attempts it was not") {
  Snapshot snapshot;
  snapshot.facts = StudyFacts{{79.0}, {}, {}, {}};
  snapshot.facts->level.attempts_under = 30;
  CHECK(listening_note(snapshot) == "Listening level 79 dB SPL (level calibrated)");
  snapshot.facts->level.attempts_without = 2;
  CHECK(listening_note(snapshot) == "Listening level 79 dB SPL (level not calibrated for 2 of 32 attempts)");
}
