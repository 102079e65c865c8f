#include "core/whole_number.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("a whole number within its limits is taken, the limits included") {
  CHECK(whole_number("--threads", "1", 1, 256) == 1);
  CHECK(whole_number("--threads", "256", 1, 256) == 256);
  CHECK(whole_number("--seed", "9223372036854775807", 0) == any_size);
  CHECK(whole_number("--shift", "-3", -5, 5) == -3);
}

TEST_CASE("anything else is refused with the limits") {
  for (const char* text : {"", "0", "257", "1.5", "1e2", " 2", "x", "9223372036854775808"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(whole_number("--threads", text, 1, 256),
                      "--threads is \"" + std::string(text) + "\"; give a whole number from 1 to 256");
  }
  CHECK_THROWS_WITH(whole_number("--seed", "-1", 0), "--seed is \"-1\"; give a whole number from 0 on");
  CHECK_THROWS_WITH(whole_number("--rate", "7999", 8000, 192000, " of Hz"),
                    "--rate is \"7999\"; give a whole number of Hz from 8000 to 192000");
}

TEST_CASE("what is refused is an error of the input") {
  try {
    whole_number("--seed", "x", 0);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
  }
}
