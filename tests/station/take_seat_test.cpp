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
