#include "session/answer_input.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;
using design::AnswerKind;

namespace {

constexpr const char* today = "2026-11-28T00:00:00Z";

design::FormQuestion question(AnswerKind kind, bool required = false) {
  design::FormQuestion out{"q", "Q?", kind, {}, {}, required, true};
  if (kind == AnswerKind::choice) out.labels = {"A", "B", "C"}, out.codes = {"a", "b", "c"};
  return out;
}

template<class... Keys>
AnswerInput after_keys(const design::FormQuestion& asked, const Keys&... keys) {
  AnswerInput out;
  (take_key(out, asked, keys), ...);
  return out;
}

} // namespace

TEST_CASE("a number or a touch chooses a label, arrows move, and the same number takes it back") {
  const auto asked = question(AnswerKind::choice);
  CHECK(after_keys(asked, Digit{2, 0}).choice == 1);
  CHECK(after_keys(asked, Pick{3, 0}).choice == 2);
  CHECK_FALSE(after_keys(asked, Digit{2, 0}, Digit{2, 0}).choice);
  CHECK_FALSE(after_keys(asked, Digit{0, 0}, Digit{4, 0}, Pick{std::nullopt, 0}).choice);
  CHECK(after_keys(asked, Move{-1, 0}).choice == 0);
  CHECK(after_keys(asked, Move{1, 0}).choice == 2);
  CHECK(after_keys(asked, Move{-1, 0}, Move{-1, 0}, Move{-1, 0}, Move{-1, 0}).choice == 2);
  CHECK_FALSE(after_keys(asked, Digit{1, 0}, Backspace{}).choice);
  CHECK(entered(after_keys(asked, Digit{2, 0}), asked, today) == design::GivenAnswer{"b", "B"});
}

TEST_CASE(
    "letters of every script are typed and taken back one by one, and blanks at the ends do not count") {
  const auto asked = question(AnswerKind::text);
  auto input = after_keys(asked, Typed{" ", 0}, Typed{"ș", 0}, Typed{"語", 0}, Typed{" ", 0});
  CHECK(input.typed == "ș語 ");
  CHECK(entered(input, asked, today) == design::GivenAnswer{"ș語", "ș語"});
  take_key(input, asked, Backspace{});
  take_key(input, asked, Backspace{});
  CHECK(input.typed == "ș");
  for (std::size_t i = 0; i < design::most_answer_characters + 5; ++i) take_key(input, asked, Typed{"é", 0});
  CHECK(input.typed.size() == 2 * design::most_answer_characters);
  CHECK(after_keys(asked, Digit{5, 0}).typed.empty()); // it comes as a letter
}

TEST_CASE("a date is typed in digits; 0 means never, and what is none is not taken") {
  const auto asked = question(AnswerKind::date, true);
  const auto typed = [&](const std::string& digits) {
    AnswerInput out;
    for (const char c : digits) take_key(out, asked, Digit{c - '0', 0});
    return out;
  };
  CHECK(entered(typed("202603"), asked, today)->code == "2026-03");
  CHECK(entered(typed("0"), asked, today)->code == "never");
  CHECK(typed("02").typed == "2"); // no year begins with 0
  CHECK(typed("2026031499").typed == "20260314");
  CHECK_FALSE(entered(typed("2026"), asked, today));
  CHECK_FALSE(entered(typed("202612"), asked, today)); // not yet
  CHECK(after_keys(asked, Pick{0, 0}).typed == "0");
}

TEST_CASE("a question may be left without an answer unless one is required") {
  for (const AnswerKind kind : {AnswerKind::choice, AnswerKind::text, AnswerKind::date}) {
    CHECK(entered({}, question(kind), today) == design::GivenAnswer{});
    CHECK_FALSE(entered({}, question(kind, true), today));
    CHECK(is_empty({}));
  }
  CHECK_FALSE(entered(after_keys(question(AnswerKind::text, true), Typed{" ", 0}),
                      question(AnswerKind::text, true), today));
}
