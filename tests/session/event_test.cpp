#include "session/event.h"

#include <catch2/catch.hpp>

using namespace quietroom::session;

TEST_CASE("keys, presses and letters are keys; Esc, answers and time are none") {
  for (const Event& key : {Event(GoOn{}), Event(HearAgain{}), Event(Digit{}), Event(Move{}), Event(Pick{}),
                           Event(Backspace{}), Event(Typed{})})
    CHECK(is_key(key));
  for (const Event& other : {Event(Escape{}), Event(Committed{}), Event(Acted{}), Event(Clock{}),
                             Event(Leave{}), Event(FocusChanged{})})
    CHECK_FALSE(is_key(other));
}
