#include "station/station_seat.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::station;
using Catch::Matchers::WithinAbs;
using test::rows, test::where, test::Row;
using Seat = test::StationSeat;

TEST_CASE("a whole session through the real player stores every vote with what was heard") {
  test::ToneStudy folder;
  Seat seat(folder, true);
  seat.until(session::Closed{});
  CHECK(seat.station->closed() == true);
  const auto all = rows(folder);
  CHECK(all.size() == 14); // two of practice, twelve of the main block
  CHECK(where(all, "block_type", "main").size() == 12);
  std::set<std::string> heard;
  for (const Row& row : where(all, "block_type", "main")) {
    heard.insert(row.at("stimulus"));
    CHECK(row.at("vote") == "4");
    CHECK(row.at("vote_label") == "Good");
    CHECK(row.at("valid") == "1");
    CHECK(row.at("frames_expected") == "4000");
    CHECK(row.at("frames_delivered") == "4000");
    CHECK(row.at("device") == "virtual");
    CHECK_THAT(std::stod(row.at("response_ms")), WithinAbs(1500, 1e-6)); // sums of binary fractions
  }
  CHECK(heard.size() == 12);
  CHECK(seat.count("voted") == 14);
  CHECK(seat.count("break") == 1);
  CHECK(seat.said.back().event == "finished");
}

TEST_CASE("an answer of the store or the end of a sample that is late is told once") {
  test::ToneStudy folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  seat.scripted.hold = true;
  seat.station->on(session::GoOn{seat.now_s}); // half a second
  seat.now_s += 1.6;
  CHECK_FALSE(seat.station->poll());
  seat.now_s += 0.2; // a device may take a second more, and the listener 200 ms
  CHECK(seat.station->poll());
  CHECK(seat.said.back().event == "moment");
  CHECK_FALSE(seat.station->poll());
}

TEST_CASE("the screen is left alone at the beginning and the end of a sample") {
  test::ToneStudy folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  CHECK_FALSE(seat.station->must_be_still());
  seat.scripted.hold = true;
  seat.station->on(session::GoOn{seat.now_s}); // half a second
  const double began_s = seat.now_s;
  for (const auto& [after_s, still] : std::map<double, bool>{{0, true},
                                                             {0.10, true},
                                                             {0.16, false},
                                                             {0.34, false},
                                                             {0.40, true},
                                                             {0.50, true},
                                                             {0.60, true}}) { // until its end is reported
    seat.now_s = began_s + after_s;
    CAPTURE(after_s);
    CHECK(seat.station->must_be_still() == still);
  }
  seat.scripted.hold = false;
  seat.station->poll();
  seat.until(session::Voting{});
  CHECK_FALSE(seat.station->must_be_still());
}

TEST_CASE("it is looked at often while something sounds, at the end of a break, and else only after a key") {
  test::ToneStudy folder;
  Seat seat(folder);
  CHECK(seat.station->next_poll_s() == 0.0); // the block waits to be loaded
  seat.until(session::Ready{});
  CHECK_FALSE(seat.station->next_poll_s());
  seat.until(session::Playing{});
  CHECK(seat.station->next_poll_s().value() <= 0.01);
  seat.until(session::Voting{});
  CHECK_FALSE(seat.station->next_poll_s());
  seat.until(session::Resting{});
  CHECK(seat.station->next_poll_s().value() <= 1.001); // the screen counts the seconds
  seat.now_s += folder.study.design.break_min_s - 0.5;
  CHECK_FALSE(seat.station->poll());
  seat.now_s += 0.5;
  CHECK(seat.station->poll());
  CHECK(session::is<session::Rested>(seat.phase()));
}

TEST_CASE("leaving ends the session unfinished") {
  test::ToneStudy folder;
  Seat seat(folder);
  seat.until(session::Ready{});
  seat.station->on(session::Leave{});
  CHECK(seat.station->closed() == false);
  CHECK(seat.said.back().event == "aborted");
}

TEST_CASE("a clock that jumps changes no duration, no order and no vote") {
  const auto rows_with = [](std::function<std::string()> now_utc) {
    test::ToneStudy folder;
    {
      Seat seat(folder);
      seat.now_utc = std::move(now_utc);
      seat.until(session::Closed{});
    }
    std::string out;
    store::sql::open_sqlite(folder.database(), store::sql::Access::read_only)
        ->query(
            "SELECT a.sequence || ' ' || a.block || '.' || a.trial || ' ' || v.value || ' ' || v.response_ms"
            " FROM attempt a JOIN answer v USING (session, block, trial, attempt) ORDER BY a.sequence",
            {}, [&](store::sql::Row row) { out += std::string(row[0]) + ";"; });
    return out;
  };
  const std::string steady = rows_with([] { return std::string("2026-01-01T00:00:00Z"); });
  int calls = 0;
  const std::string jumping = rows_with([&] { // a day back, a year forward
    return std::string(++calls % 2 == 0 ? "2025-12-31T00:00:00Z" : "2027-01-01T00:00:00Z");
  });
  CHECK(steady.find("14 2.") != std::string::npos);
  CHECK(jumping == steady);
}
