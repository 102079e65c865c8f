#include "watch/payload_types.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;

TEST_CASE("static payload types have the clock of RFC 3551") {
  CHECK(static_format(0)->encoding == "PCMU");
  CHECK(static_format(9)->clock == 8000); // G.722, whose sound has 16 kHz
  CHECK(static_format(11)->clock == 44100);
  CHECK(static_format(18)->codec == "g729a-vad");
  CHECK_FALSE(is_speech(*static_format(13)));
  CHECK_FALSE(static_format(96).has_value());
}

TEST_CASE("a name is an encoding or a codec of the table") {
  const std::vector<std::string> ids = {"amr-wb-23.05-diotic", "mine", "opus"};
  CHECK(named_format("amr-wb", 0, ids)->clock == 16000);
  CHECK(named_format("AMR-WB", 0, ids)->codec == "amr-wb-12.65-diotic");
  CHECK(named_format("amr-wb-23.05-diotic", 0, ids)->clock == 16000);
  CHECK(named_format("opus", 0, ids)->codec == "opus"); // the user's own values
  CHECK(named_format("opus", 0, ids)->clock == 48000);
  CHECK(named_format("mine", 32000, ids)->clock == 32000);
  CHECK_FALSE(is_speech(*named_format("telephone-event", 8000, ids)));
  CHECK_FALSE(named_format("novel", 0, ids).has_value());
  CHECK(named_format("novel", 24000, ids)->codec.empty());
}
