#include "codec/amr_behaviour.h"

using namespace quietroom::codec::test;

TEST_CASE("a packet of AMR-WB has the length of its mode, and says the mode in its head") {
  if (!quietroom::test::is_built("amr-wb")) return;
  // 132, 177, 253, 285, 317, 365, 397, 461 and 477 bits, filled up.
  check_packets_of_modes("amr-wb", 16000, {18, 24, 33, 37, 41, 47, 51, 59, 61});
}

TEST_CASE("silence goes through AMR-WB as silence, for no packet is left out") {
  if (!quietroom::test::is_built("amr-wb")) return;
  check_silence_stays_silence("amr-wb", 16000);
}

TEST_CASE("AMR-WB is late by what it says, and goes on by itself where a packet is lost") {
  if (!quietroom::test::is_built("amr-wb")) return;
  check_delay_and_loss("amr-wb", 16000);
}
