#include "imported/zip.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

TEST_CASE("an archive that is damaged is refused, and what is none too") {
  CHECK_THROWS_AS(part_of_zip("f", "PK\x03\x04 nothing more", "x"), Error);
  CHECK_THROWS_AS(part_of_zip("f", "", "x"), Error);
}
