#include "method/names.h"

#include <catch2/catch.hpp>

using namespace quietroom::method;

TEST_CASE("roles, scales and presentations have one spelling") {
  using enum Role;
  CHECK(name_of(processed) == "processed");
  CHECK(name_of(reference) == "reference");
  CHECK(name_of(hidden_reference) == "hidden_reference");
  CHECK(name_of(anchor) == "anchor");
  CHECK(name_of(Scale{1, 5}) == "1:5");
  CHECK(name_of(Scale{-3, 3}) == "-3:3");
  CHECK(presentation_of({{{4, processed}}}) == "processed");
  CHECK(presentation_of({{{4, reference}, {5, processed}}}) == "reference,processed");
}
