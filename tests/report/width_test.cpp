#include "report/width.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;
using Lines = std::vector<std::string>;

TEST_CASE("width counts what a terminal shows, and bytes where it is no UTF-8") {
  CHECK(display_width("MOS ± CI") == 8);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xFFz\xE6") == 3);
}

TEST_CASE("text that fits stays on one line, also the empty one") {
  CHECK(wrapped("G.711", 5) == Lines{"G.711"});
  CHECK(wrapped("", 5) == Lines{""});
}

TEST_CASE("text is wrapped at a space, which then has no place") {
  CHECK(wrapped("Opus wideband 24.4 kbit/s", 13) == Lines{"Opus wideband", "24.4 kbit/s"});
}

TEST_CASE("a long word is wrapped behind a sign, and where it has none between letters") {
  CHECK(wrapped("opus-wideband-loss05", 15) == Lines{"opus-wideband-", "loss05"});
  CHECK(wrapped("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
}

TEST_CASE("no letter is cut, nor parted from its accent, whatever is wrapped") {
  CHECK(wrapped("漢字漢字", 5) == Lines{"漢字", "漢字"});
  CHECK(wrapped("abe\xCC\x81"
                "c",
                3) == Lines{"abe\xCC\x81", "c"});
  CHECK(wrapped("漢", 1) == Lines{"漢"});
}

TEST_CASE("labels that differ at their end alone differ in their lines") {
  const std::string a = "AMR-WB 6.6 kbit/s: diffuse noise 20 dB",
                    b = "AMR-WB 6.6 kbit/s: diffuse noise 10 dB";
  CHECK(wrapped(a, 22) == Lines{"AMR-WB 6.6 kbit/s:", "diffuse noise 20 dB"});
  CHECK(wrapped(b, 22) != wrapped(a, 22));
}
