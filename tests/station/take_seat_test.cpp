#include "station/take_seat.h"

#include "core/error.h"
#include "design/seats.h"
#include "store/study_reader.h"
#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;

namespace {

void make_panels(design::Design& design) {
  design.listeners = {"a", "b", "c", "d"};
  design::PanelGroup first, second;
  first.id = "A";
  first.listeners = {"a", "b"};
  second.id = "B";
  second.listeners = {"c", "d"};
  design.arrangement.panels = {first, second};
}

} // namespace

TEST_CASE("who sits down takes a seat of the panel with the fewest listeners, and keeps it") {
  test::ToneStudy place;
  design::Design& design = place.study.design;
  make_panels(design);
  design.arrangement.assignment = design::Assignment::least_filled;
  store::StudyStore store(place.database(), store::sql::Access::relaxed);
  const auto seat = [&](const std::string& listener) {
    design.arrangement.seated.clear();
    station::take_seat(design, listener, store, "2026-01-01T00:00:00.000Z");
    return seat_of(design, listener).number;
  };
  CHECK(seat("d") == 0);
  CHECK(seat("c") == 2);
  CHECK(seat("a") == 1);
  CHECK(seat("d") == 0); // again
  CHECK(seat("b") == 3);
  CHECK_THROWS_AS(seat("e"), Error);
  const auto kept = store::StudyReader(place.database()).seats();
  CHECK(kept.size() == 4);
  CHECK(kept.at("a") == 1);
}

TEST_CASE("planned listeners take no seat of the store") {
  test::ToneStudy place;
  make_panels(place.study.design);
  store::StudyStore store(place.database(), store::sql::Access::relaxed);
  station::take_seat(place.study.design, "d", store, "2026-01-01T00:00:00.000Z");
  CHECK(place.study.design.arrangement.seated.empty());
  CHECK(store::StudyReader(place.database()).seats().empty());
}

TEST_CASE("two booths of a lab never give one seat, and each notes what it gave") {
  test::ToneStudy first_place, second_place, server_place;
  design::Design& design = first_place.study.design;
  make_panels(design);
  design.arrangement.assignment = design::Assignment::least_filled;
  store::StudyStore first(first_place.database(), store::sql::Access::relaxed),
      second(second_place.database(), store::sql::Access::relaxed),
      server(server_place.database(), store::sql::Access::relaxed);
  const auto seat = [&](const std::string& listener, store::StudyStore& journal, bool answers) {
    design.arrangement.seated.clear();
    station::take_seat_in_lab(design, listener, journal, answers ? &server.connection() : nullptr,
                              "2026-01-01T00:00:00.000Z");
    return seat_of(design, listener).number;
  };
  CHECK(seat("d", first, true) == 0);
  CHECK(seat("c", second, true) == 2);
  CHECK(seat("a", first, true) == 1);
  CHECK(seat("d", first, false) == 0); // goes on without the server
  CHECK_THROWS_WITH(seat("b", first, false), Catch::Contains("begin when it is back"));
  CHECK(seat("b", second, true) == 3);
  CHECK(seat("b", first, true) == 3); // the server knows
  CHECK_THROWS_WITH(seat("e", first, true), Catch::Contains("all 4 seats"));
  CHECK(store::StudyReader(server_place.database()).seats().size() == 4);
  CHECK(store::StudyReader(second_place.database()).seats().size() == 2);
}

TEST_CASE("a seat that a booth gave on its own is not changed under a listener") {
  test::ToneStudy place, server_place;
  design::Design& design = place.study.design;
  make_panels(design);
  design.arrangement.assignment = design::Assignment::least_filled;
  store::StudyStore journal(place.database(), store::sql::Access::relaxed),
      server(server_place.database(), store::sql::Access::relaxed);
  const std::string now = "2026-01-01T00:00:00.000Z";
  journal.take_seat("a", now, [](const auto&) { return std::size_t{3}; });
  journal.take_seat("b", now, [](const auto&) { return std::size_t{0}; });
  server.take_seat("c", now, [](const auto&) { return std::size_t{0}; });
  station::take_seat_in_lab(design, "a", journal, &server.connection(), now);
  CHECK(seat_of(design, "a").number == 3);
  CHECK_THROWS_WITH(station::take_seat_in_lab(design, "b", journal, &server.connection(), now),
                    Catch::Contains("has seat 1 in this booth"));
}
