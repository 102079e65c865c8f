#include "network/loss_file.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::network;
using Catch::Contains;

namespace {

const LossPattern five = {false, true, true, false, false};

std::string words(const std::vector<int>& values, bool little_endian) {
  std::string out;
  for (const int value : values) {
    const char high = static_cast<char>(value >> 8);
    const char low = static_cast<char>(value & 0xFF);
    out += little_endian ? low : high;
    out += little_endian ? high : low;
  }
  return out;
}

LossPattern parsed(std::string_view bytes, LossFileForm form) { return parse_loss_file(bytes, form, "p"); }

LossPattern read_loss_file(const std::filesystem::path& file, std::optional<LossFileForm> form) {
  return parse_loss_file(read_file(file), form, file.string());
}

} // namespace

TEST_CASE("G.192 words say the same in both endiannesses, whatever the sync word of a good frame") {
  for (const bool little_endian : {false, true}) {
    const std::string bytes = words({0x6B21, 0x6B20, 0x6B20, 0x6B22, 0x6B2F}, little_endian);
    CHECK(detected_form(bytes) == LossFileForm::g192);
    CHECK(parsed(bytes, LossFileForm::g192) == five);
  }
}

TEST_CASE("bytes, bits and texts say the same") {
  CHECK(detected_form("!  !!") == LossFileForm::byte);
  CHECK(parsed("!  !!", LossFileForm::byte) == five);
  CHECK(parsed(std::string_view("\x06\x80", 2), LossFileForm::compact) ==
        LossPattern{false, true, true, false, false, false, false, false, //
                    false, false, false, false, false, false, false, true});
  for (const char* text : {"01100", "0 1 1 0 0\n", ".xx..", "0\r\n1\r\n1\r\n0\r\n0\r\n", "1*0 2*1, 2*0",
                           "# lost twice\n.xX # here\n.."}) {
    CAPTURE(text);
    CHECK(detected_form(text) == LossFileForm::text);
    CHECK(parsed(text, LossFileForm::text) == five);
  }
}

TEST_CASE("a pattern of bits is not guessed") {
  CHECK_FALSE(detected_form(std::string_view("\x06\x80", 2)));
  CHECK_FALSE(detected_form(""));
  const test::TempFolder folder;
  CHECK_THROWS_WITH(read_loss_file(folder.write("p", "\x06\x80"), std::nullopt),
                    Contains("say form = \"compact\""));
  CHECK(read_loss_file(folder.write("q", "\x06"), LossFileForm::compact)[1]);
}

TEST_CASE("a pattern of words in changing endianness, with other words, or odd, is refused") {
  const std::string mixed = words({0x6B21}, true) + words({0x6B20}, false);
  CHECK_FALSE(detected_form(mixed) == LossFileForm::g192);
  CHECK_THROWS_AS(parsed(mixed, LossFileForm::g192), Error);
  CHECK_THROWS_AS(parsed(words({0x6B21, 0x0081}, true), LossFileForm::g192), Error); // a bit pattern
  CHECK_THROWS_AS(parsed(words({0x6B21}, true) + "!", LossFileForm::g192), Error);
}

TEST_CASE("what is no flag is told with its place") {
  CHECK_THROWS_WITH(parsed("01\n0 2 1\n", LossFileForm::text), Contains("p:2: \"2\""));
  CHECK_THROWS_WITH(parsed("3*", LossFileForm::text), Contains("p:1: \"3*\""));
  CHECK_THROWS_WITH(parsed("-3*1", LossFileForm::text), Contains("\"-3*1\""));
  CHECK_THROWS_WITH(parsed("3*11", LossFileForm::text), Contains("\"3*11\""));
  CHECK_THROWS_WITH(parsed("99999999999*1", LossFileForm::text), Contains("99999999999"));
  CHECK_THROWS_WITH(parsed("! \x7F", LossFileForm::byte), Contains("p: byte 2 is 0x7f"));
  CHECK_THROWS_WITH(parsed("", LossFileForm::compact), Contains("p: is empty"));
  CHECK_THROWS_WITH(parsed("# nothing\n", LossFileForm::text), Contains("holds no flag"));
  CHECK_THROWS_AS(read_loss_file("/nowhere/p", std::nullopt), Error);
}

TEST_CASE("a pattern begins again where it ends, from any offset") {
  CHECK(repeated(five, 7, 0) == LossPattern{false, true, true, false, false, false, true});
  CHECK(repeated(five, 3, 1) == LossPattern{true, true, false});
  CHECK(repeated(five, 3, 4) == LossPattern{false, false, true});
}
