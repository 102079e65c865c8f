#include "figure/wrapped_text.h"

#include "support/plain_font.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using quietroom::test::plain_font;

namespace {

/// Ten characters of a type of 2 pt are 10 pt wide.
std::vector<std::string> lines(const std::string& text, Breaks breaks) {
  return wrapped(text, 10, 2, plain_font(), breaks);
}

} // namespace

TEST_CASE("text is broken behind blanks and signs, and keeps the signs") {
  CHECK(lines("one two three four", Breaks::between_words) ==
        std::vector<std::string>{"one two", "three four"});
  CHECK(lines("codec-rate_low", Breaks::between_words) == std::vector<std::string>{"codec-", "rate_low"});
  CHECK(lines("", Breaks::anywhere) == std::vector<std::string>{""});
}

TEST_CASE("a decimal is not broken at its point") {
  CHECK(lines("amr-wb 12.65", Breaks::between_words) == std::vector<std::string>{"amr-wb", "12.65"});
}

TEST_CASE("a word that is too long stays whole or is broken, as asked") {
  CHECK(lines("abcdefghijklmno", Breaks::between_words) == std::vector<std::string>{"abcdefghijklmno"});
  CHECK(lines("abcdefghijklmno", Breaks::anywhere) == std::vector<std::string>{"abcdefghij", "klmno"});
}

TEST_CASE("a letter is not parted from its accent, nor a character from its bytes") {
  const std::string name = "aaaaaaaaae\xCC\x81zzz"; // e and U+0301: the tenth letter is two characters
  for (const std::string& line : lines(name, Breaks::anywhere)) CHECK_FALSE(line.starts_with("\xCC\x81"));
  CHECK(lines("ääääääääääöö", Breaks::anywhere) == std::vector<std::string>{"ääääääääää", "öö"});
}

TEST_CASE("nothing of a text is lost but blanks at the breaks") {
  const std::string text = "a name of forty characters, or of even more: x/y+z";
  std::string all;
  for (const std::string& line : lines(text, Breaks::anywhere)) {
    CHECK(line.size() <= 10);
    all += line;
  }
  std::string expected = text;
  std::erase(expected, ' ');
  std::erase(all, ' ');
  CHECK(all == expected);
}

TEST_CASE("the widest line counts") { CHECK(widest_pt({"ab", "abcd"}, 10, plain_font()) == 20); }
