#include "usage/build.h"

#include <catch2/catch.hpp>

TEST_CASE("a version says the program, its version, the commit and the libraries") {
  const quietroom::usage::Build build{"1.2.3", "2031-05-09", "0123456789ab", "fmt 9.1.0, soxr 0.1.3"};
  CHECK(quietroom::usage::version_text("tiny", build) ==
        "tiny 1.2.3\ncommit 0123456789ab\nbuilt with fmt 9.1.0, soxr 0.1.3");
  CHECK(quietroom::usage::year_of(build) == 2031);
}
