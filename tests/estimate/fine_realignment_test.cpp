#include "estimate/fine_realignment.h"

#include "estimate/comparison_of_pair.h"
#include "estimate/decibel_floor.h"
#include "support/json_file.h"
#include "support/reference_pairs.h"
#include "support/speech_like.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

namespace {

struct Cut {
  std::vector<double> reference, degraded;
};

/// The patch from frame 9 on, held against frame `place` of the degraded sound.
ComparedPatch realigned_at(const Cut& sounds, std::size_t place) {
  const Setup setup = setup_of(Mode::speech, 16000);
  const NeurogramMaker maker(setup);
  const Neurogram r = maker.amplitudes(sounds.reference), d = maker.amplitudes(sounds.degraded);
  Neurogram r_db = r, d_db = d;
  to_decibels(r_db, d_db);
  const PatchMatch match{9, place, similarity(part_of(r_db, 9, 20), part_of(d_db, place, 20))};
  return realigned(match, {sounds.reference, sounds.degraded, r, d}, maker, CrossCorrelator(12800));
}

Cut moved_by(std::ptrdiff_t lag) {
  const std::vector<double> speech = speech_like(16000, 3, 11).samples;
  return {speech, moved(speech, lag)};
}

} // namespace

TEST_CASE("a patch that is some samples late is moved by them and is the same again") {
  const ComparedPatch found = realigned_at(moved_by(37), 9); // 37 zeros before it: late by 37
  CHECK_THAT(*found.degraded_s - found.reference_s, WithinAbs(37.0 / 16000, 1e-9));
  CHECK_THAT(found.seconds, WithinAbs(0.4 - 37.0 / 16000, 1e-9));
  CHECK(found.similarity.nsim > 0.999); // the piece is short of the tail that was cut off
}

TEST_CASE("a patch that is early moves the reference") {
  const ComparedPatch found = realigned_at(moved_by(-25), 9);
  CHECK_THAT(found.reference_s - *found.degraded_s, WithinAbs(25.0 / 16000, 1e-9));
  CHECK(found.similarity.nsim > 0.999);
}

TEST_CASE("a patch without a counterpart stays without one") {
  const Cut sounds = moved_by(0);
  const Setup setup = setup_of(Mode::speech, 16000);
  const NeurogramMaker maker(setup);
  const Neurogram r = maker.amplitudes(sounds.reference);
  const ComparedPatch found =
      realigned({9, {}, {0, std::vector<double>(21)}}, {sounds.reference, sounds.degraded, r, r}, maker,
                CrossCorrelator(12800));
  CHECK_FALSE(found.degraded_s);
  CHECK(found.similarity.nsim == 0);
}

TEST_CASE("a patch that runs over the end of the degraded sound is made up for by zeros in front") {
  Cut sounds = moved_by(0);
  sounds.degraded.resize(9 * 320 + 1400); // one frame from frame 9 on
  const ComparedPatch found = realigned_at(sounds, 9);
  CHECK(found.seconds >= 0.2);
  CHECK(found.degraded_s.has_value());
}

TEST_CASE("where patches begin and how similar they are is what the reference gives, patch by patch") {
  for (const auto& entry : read_json("estimate/intermediates.json")) {
    const auto pair = reference_pair(entry["ref"], entry["deg"]);
    if (!pair) return;
    const Compared result = compared(*pair, side_of(*pair, Mode::speech));
    REQUIRE(result.comparison);
    const auto& patches = result.comparison->patches;
    REQUIRE(patches.size() == entry["patches"].size());
    for (std::size_t p = 0; p < patches.size(); ++p) {
      const auto& expected = entry["patches"][p];
      CAPTURE(entry["ref"].get<std::string>(), p);
      CHECK_THAT(patches[p].similarity.nsim, WithinAbs(expected["sim"].get<double>(), 1e-9));
      CHECK_THAT(patches[p].reference_s, WithinAbs(expected["rs"].get<double>(), 1e-12));
      CHECK_THAT(*patches[p].degraded_s, WithinAbs(expected["ds"].get<double>(), 1e-12));
      CHECK_THAT(patches[p].reference_s + patches[p].seconds, WithinAbs(expected["re"].get<double>(), 1e-12));
    }
  }
}
