#include "ui/held_keys.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

using quietroom::ui::HeldKeys;

TEST_CASE("without an X server no key is known to be held, and no number of a key is out of bounds") {
  const char* const before = std::getenv("DISPLAY");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("DISPLAY", ":4711", 1);
  HeldKeys keys;
  keys.note();
  for (const int scancode : {-1, 0, 36, 255, 256, 100'000}) CHECK_FALSE(keys.contains(scancode));
  keys.forget_released();
  CHECK_FALSE(keys.contains(36));
  before == nullptr ? ::unsetenv("DISPLAY") : ::setenv("DISPLAY", kept.c_str(), 1);
}
