// study.toml.
#include "design/design.h"
#include "fuzz/fuzz.h"

using namespace quietroom;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const design::ReadDesign read = design::parse_design(fuzz::text(data, size), "no-such-study");
  if (has_error(read.problems)) return 0;
  const design::ReadDesign again = design::parse_design(design::study_toml(read.design), "no-such-study");
  fuzz::require(!has_error(again.problems), "a design that is written can be read");
  fuzz::require(again.design.listeners == read.design.listeners && again.design.seed == read.design.seed,
                "and is the same");
  return 0;
}
