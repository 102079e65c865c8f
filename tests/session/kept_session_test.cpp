#include "session/kept_session.h"

#include <catch2/catch.hpp>

using namespace quietroom::session;

TEST_CASE("an attempt is called by session, block, trial and attempt, as --vote takes it") {
  KeptSession session;
  session.session = "L01-1";
  KeptAttempt attempt;
  attempt.block = 2;
  attempt.trial = 14;
  attempt.attempt = 1;
  CHECK(name_of(session, attempt) == "L01-1:2:14:1");
}

TEST_CASE("withdrawn, redone and restarted set a vote aside; a fault of the sound does not") {
  CHECK(is_set_aside("withdrawn"));
  CHECK(is_set_aside("redone"));
  CHECK(is_set_aside("restarted"));
  CHECK_FALSE(is_set_aside("underrun"));
  CHECK_FALSE(is_set_aside("killed"));
  CHECK_FALSE(is_set_aside(""));
}
