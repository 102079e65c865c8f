#include "design/seats.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::design;

namespace {

Design of_panels(Assignment assignment) {
  Design out = test::small_design();
  out.listeners = {"a", "b", "c", "d", "e"};
  PanelGroup first, second;
  first.id = "A";
  first.listeners = {"a", "b", "c"};
  second.id = "B";
  second.listeners = {"d", "e"};
  out.arrangement.panels = {first, second};
  out.arrangement.assignment = assignment;
  return out;
}

} // namespace

TEST_CASE("seats: without panels a listener sits where the list of listeners has them") {
  const Design design = test::small_design();
  CHECK(seats_of(design) == 2);
  CHECK(seat_of(design, "L02") == Seat{1, 0, 1, 2});
  CHECK(panel_id(design, seat_of(design, "L02")).empty());
}

TEST_CASE("seats: planned listeners sit panel after panel, simulated ones too") {
  const Design design = of_panels(Assignment::planned);
  CHECK(seats_of(design) == 5);
  CHECK(seat_of(design, "c") == Seat{2, 0, 2, 3});
  CHECK(seat_of(design, "e") == Seat{4, 1, 1, 2});
  CHECK(panel_id(design, seat_of(design, "e")) == "B");
  CHECK(seat_of(design, "sim-004") == seat_of(design, "d"));
  CHECK(seat_of(design, "sim-006") == seat_of(design, "a")); // and over again
}

TEST_CASE("seats: the next listener takes the first free seat of the panel with the fewest") {
  const Design design = of_panels(Assignment::least_filled);
  CHECK(next_seat(design, {}) == 0);
  CHECK(next_seat(design, {0}) == 3);    // of B
  CHECK(next_seat(design, {0, 3}) == 1); // as many in both: the first panel
  CHECK(next_seat(design, {0, 3, 1}) == 4);
  CHECK(next_seat(design, {0, 3, 1, 4}) == 2); // B is full
  CHECK(next_seat(design, {0, 1, 2, 3, 4}) == seats_of(design));
  CHECK(next_seat(design, {1, 2, 3}) == 4); // somebody of A withdrew; still fewer in B
  CHECK(seat_of(design, "sim-002").number == 3);
}

TEST_CASE("seats: a seat that was taken stands before the planned one") {
  Design design = of_panels(Assignment::least_filled);
  design.arrangement.seated["a"] = 4;
  CHECK(seat_of(design, "a").number == 4);
  CHECK(plan_for(design, test::small_set(), "a").panel == "B");
}
