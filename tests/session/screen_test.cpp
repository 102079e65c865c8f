#include "session/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom::session;

TEST_CASE("the screens have the words of the event stream") {
  using enum Screen;
  CHECK(name_of(welcome) == "welcome");
  CHECK(name_of(instructions) == "instructions");
  CHECK(name_of(check) == "check");
  CHECK(name_of(side) == "side");
  CHECK(name_of(audible) == "audible");
  CHECK(name_of(comfort) == "comfort");
  CHECK(name_of(consent) == "consent");
  CHECK(name_of(declined) == "declined");
  CHECK(name_of(Screen::main) == "main");
  CHECK(name_of(trial) == "trial");
  CHECK(name_of(rest) == "break");
  CHECK(name_of(thanks) == "thanks");
}
