#include "core/visible_text.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom;

TEST_CASE("what is shown is UTF-8 without control characters") {
  CHECK(visible("plain, \xC3\xA9 and \xE4\xBD\xA0\n") == "plain, \xC3\xA9 and \xE4\xBD\xA0\n");
  CHECK(visible("\x1B[31mred\x07\r\x7F") == "\\x1B[31mred\\x07\\x0D\\x7F");
  CHECK(visible("\xC2\x9B"
                "31m") == "\\x9B31m"); // the same sequence in C1
  CHECK(visible("\xE2\x80\xAE") == "\\u{202E}");
  CHECK(visible("Jos\xE9") == "Jos\xC3\xA9"); // Latin-1
  CHECK(visible("\xC0\xAF\xED\xA0\x80\x80") ==
        "\xC3\x80\xC2\xAF\xC3\xAD\xC2\xA0\\x80\\x80"); // overlong, surrogate
  CHECK(visible("\x7F", Escapes::json) == "\\u007F");
  CHECK(visible_line("a\nb\tc") == "a\\nb\\tc");
  CHECK(visible(visible("\x1B\xE9")) == visible("\x1B\xE9"));
}
