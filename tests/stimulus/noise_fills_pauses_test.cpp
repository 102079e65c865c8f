#include "stimulus/noise_fills_pauses.h"

#include "stimulus/measured_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using quietroom::stimulus::test::MeasuredSet;

namespace {

/// The ids of the files whose pauses are filled.
std::string filled(MeasuredSet& made) {
  mark_noise_filled(made.set, made.stimuli);
  std::string out;
  for (const MeasuredStimulus& each : made.stimuli)
    if (each.noise_fills_pauses) out += each.stimulus.id + " ";
  return out;
}

} // namespace

TEST_CASE("an activity more than 5 points above the least active reference is noise in the pauses") {
  MeasuredSet made;
  made.condition("direct", Kind::reference);
  made.condition("mnru", Kind::reference);
  made.condition("a");
  made.condition("b");
  made.add("direct", "f", -26, 0.50);
  made.add("mnru", "f", -26, 0.80);
  made.add("a", "f", -26, 0.549);
  made.add("b", "f", -26, 0.551);
  made.add("a", "m", -26, 0.9); // another talker, alone
  CHECK(filled(made) == "mnru.f.s1 b.f.s1 ");
}

TEST_CASE("without a reference the median of all conditions stands for the source") {
  MeasuredSet made;
  for (const char* id : {"a", "b", "c", "d"}) made.condition(id);
  made.add("a", "f", -26, 0.2); // lost packets
  made.add("b", "f", -26, 0.50);
  made.add("c", "f", -26, 0.54);
  made.add("d", "f", -26, 0.70);
  CHECK(filled(made) == "d.f.s1 "); // the lower of the two in the middle is 0.5
}

TEST_CASE("what is prepared, and what has no speech, is not marked") {
  MeasuredSet made;
  made.condition("direct", Kind::reference);
  made.condition("a");
  made.condition("b");
  made.add("direct", "f", -26, 0.5);
  made.add("a", "f", -26, 0.9).stimulus.is_finished = false;
  made.add("b", "f", std::nullopt, 0.9);
  CHECK(filled(made).empty());
}
