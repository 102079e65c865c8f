#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("an error says its sentence and who can fix it") {
  try {
    throw_input("v.csv:2: no vote; give one");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    CHECK(std::string(error.what()) == "v.csv:2: no vote; give one");
  }
  try {
    throw_environment("the disk is full");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
  }
}

TEST_CASE("warnings alone are no error, and a problem is printed with its place") {
  const Problem warning{Severity::warning, "set.toml:3", "is quiet"};
  CHECK_FALSE(has_error({warning}));
  CHECK_FALSE(has_error({}));
  CHECK(has_error({warning, {Severity::error, "set.toml", "is empty"}}));
  CHECK(text(warning) == "set.toml:3: is quiet");
}
