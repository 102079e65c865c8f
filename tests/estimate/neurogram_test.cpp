#include "estimate/neurogram.h"

#include "support/json_file.h"
#include "support/reference_pairs.h"

#include <algorithm>

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinRel;

TEST_CASE(
    "a sound has a frame for each whole hop behind the first window, and none up to a window's length") {
  const Setup setup = setup_of(Mode::speech, 16000);
  CHECK(frames_of(0, setup) == 0);
  CHECK(frames_of(1280, setup) == 0); // refused by the reference
  CHECK(frames_of(1281, setup) == 1);
  CHECK(frames_of(1599, setup) == 1);
  CHECK(frames_of(1600, setup) == 2);
  CHECK(frames_of(43815, setup) == 133);
}

TEST_CASE("a part of a neurogram has zeros beyond the end of the whole") {
  const Neurogram whole{2, {1, 2, 3, 4, 5, 6}};
  CHECK(part_of(whole, 1, 2) == Neurogram{2, {3, 4, 5, 6}});
  CHECK(part_of(whole, 2, 3) == Neurogram{2, {5, 6, 0, 0, 0, 0}});
  CHECK(part_of(whole, 7, 1) == Neurogram{2, {0, 0}});
}

TEST_CASE("the amplitudes of a reference sound are those of the reference, cell by cell") {
  for (const auto& entry : read_json("estimate/intermediates.json")) {
    const auto pair = reference_pair(entry["ref"], entry["deg"]);
    if (!pair) return;
    const NeurogramMaker maker(setup_of(Mode::speech, pair->rate_hz));
    const Neurogram found = maker.amplitudes(pair->reference);
    const auto& expected = entry["ref_spec_rms"];
    CHECK(found.bands == expected["rows"]);
    CHECK(found.frames() == expected["cols"]);
    for (const auto& [key, value] : expected["cells"].items()) {
      const std::size_t comma = key.find(',');
      const auto band = std::stoul(key.substr(0, comma));
      const auto frame = std::stoul(key.substr(comma + 1));
      CHECK_THAT(found.at(band, frame), WithinRel(value.get<double>(), 1e-9)); // order of the additions
    }
    CHECK_THAT(*std::ranges::max_element(found.cells), WithinRel(expected["max"].get<double>(), 1e-9));
    CHECK_THAT(*std::ranges::min_element(found.cells), WithinRel(expected["min"].get<double>(), 1e-9));
  }
}
