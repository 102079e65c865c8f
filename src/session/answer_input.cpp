#include "session/answer_input.h"

#include "design/test_date.h"
#include "session/typed_text.h"

#include <algorithm>

namespace quietroom::session {

using design::AnswerKind;
using design::FormQuestion;

namespace {

constexpr std::size_t most_date_digits = 8; // year, month, day

void choose_label(AnswerInput& input, const FormQuestion& question, int number) {
  if (number < 1 || number > static_cast<int>(question.labels.size())) return;
  const auto index = static_cast<std::size_t>(number) - 1;
  input.choice = input.choice == index ? std::nullopt : std::optional(index);
}

void add_digit(std::string& digits, int digit) {
  if (digits == "0" || digit < 0 || digit > 9) digits.clear(); // no year begins with 0: it means never
  if (digits.size() < most_date_digits) digits += static_cast<char>('0' + digit);
}

} // namespace

void take_key(AnswerInput& input, const FormQuestion& question, const Digit& key) {
  input.refused = false;
  if (question.kind == AnswerKind::choice) choose_label(input, question, key.value);
  if (question.kind == AnswerKind::date) add_digit(input.typed, key.value);
}

void take_key(AnswerInput& input, const FormQuestion& question, const Move& key) {
  if (question.kind != AnswerKind::choice) return;
  input.refused = false;
  const auto last = static_cast<int>(question.labels.size()) - 1;
  const int from = input.choice ? static_cast<int>(*input.choice) : key.by > 0 ? last + 1 : -1;
  input.choice = static_cast<std::size_t>(std::clamp(from - key.by, 0, last));
}

void take_key(AnswerInput& input, const FormQuestion& question, const Pick& key) {
  if (!key.value) return;
  input.refused = false;
  if (question.kind == AnswerKind::choice) choose_label(input, question, *key.value);
  if (question.kind == AnswerKind::date && *key.value == 0) input.typed = "0";
}

void take_key(AnswerInput& input, const FormQuestion& question, const Typed& key) {
  if (question.kind == AnswerKind::text) add_typed(input.typed, key.text, design::most_answer_characters);
  input.refused = false;
}

void take_key(AnswerInput& input, const FormQuestion&, const Backspace&) {
  input.refused = false;
  input.choice.reset();
  drop_last_letter(input.typed);
}

std::optional<design::GivenAnswer> entered(const AnswerInput& input, const FormQuestion& question,
                                           std::string_view today_utc) {
  design::GivenAnswer out;
  if (question.kind == AnswerKind::choice && input.choice)
    out = {question.codes[*input.choice], question.labels[*input.choice]};
  if (const std::string text = trimmed_text(input.typed); question.kind == AnswerKind::text && !text.empty())
    out = {text, text};
  if (question.kind == AnswerKind::date && !input.typed.empty()) {
    out.code = design::date_of(input.typed, today_utc);
    if (!out.code) return std::nullopt;
    out.said = *out.code;
  }
  if (!out.code && question.required) return std::nullopt;
  return out;
}

bool is_empty(const AnswerInput& input) { return !input.choice && input.typed.empty(); }

} // namespace quietroom::session
