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
  CHECK(presentation_of({{{4, reference}, {5, processed}}}, 2) == "reference,processed,reference,processed");
}

TEST_CASE("a scale is read from LO:HI, and from nothing that is not one") {
  CHECK(parse_scale("1:5") == Scale{1, 5});
  CHECK(parse_scale("-3:3") == Scale{-3, 3});
  CHECK(parse_scale("-1000:1000") == Scale{-1000, 1000});
  for (const char* text : {"", "5", "5:1", "1:1", "1:5.5", "1:", ":5", "1:1001", "-1001:1", "SIG", "1:5 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_scale(text));
  }
}

TEST_CASE("the role of a control has its answer with it, and reads back") {
  CHECK(role_text({0, Role::processed, 0}) == "processed");
  CHECK(role_text({0, Role::anchor, 0}) == "anchor");
  CHECK(role_text({0, Role::gold, 4}) == "gold 4");
  CHECK(role_text({0, Role::trap, -2}) == "trap -2");
  REQUIRE(parse_control("trap -2"));
  CHECK(parse_control("trap -2")->role == Role::trap);
  CHECK(parse_control("trap -2")->answer == -2);
  CHECK(parse_control("gold 4")->role == Role::gold);
  for (const char* text :
       {"", "gold", "gold ", "gold x", "gold 4.5", "golden 4", "processed", "trap 2 ", "gold 2000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_control(text));
  }
}
