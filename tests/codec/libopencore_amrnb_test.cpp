#include "codec/amr_behaviour.h"

using namespace quietroom::codec::test;

TEST_CASE("a packet of AMR-NB has the length of its mode, and says the mode in its head") {
  if (!quietroom::test::is_built("amr-nb")) return;
  // 95, 103, 118, 134, 148, 159, 204 and 244 bits, filled up.
  check_packets_of_modes("amr-nb", 8000, {13, 14, 16, 18, 20, 21, 27, 32});
}

TEST_CASE("silence goes through AMR-NB as silence, for no packet is left out") {
  if (!quietroom::test::is_built("amr-nb")) return;
  check_silence_stays_silence("amr-nb", 8000);
}

TEST_CASE("AMR-NB is late by what it says, and goes on by itself where a packet is lost") {
  if (!quietroom::test::is_built("amr-nb")) return;
  check_delay_and_loss("amr-nb", 8000);
}
