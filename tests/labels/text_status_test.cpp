#include "labels/text_status.h"

#include <catch2/catch.hpp>

using namespace quietroom::labels;

TEST_CASE("a status has one spelling, and a pack may give each but that of a study's own text") {
  using enum TextStatus;
  for (const TextStatus status : {confirmed, secondary, recalled, missing})
    CHECK(status_of(name_of(status)) == status);
  CHECK(name_of(own) == "own");
  CHECK_FALSE(status_of("own"));
  CHECK_FALSE(status_of("Confirmed"));
  CHECK_FALSE(status_of(""));
}
