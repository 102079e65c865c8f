#pragma once

#include "design/wording.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a study asks its listeners besides votes: the form before a session, and questionnaires between its
/// parts. One question is one page. Answers are never mixed with votes.
namespace quietroom::design {

enum class AnswerKind {
  choice, ///< one of the labels
  text,   ///< a short one
  date    ///< of a test in the past: test_date.h
};

constexpr std::size_t least_choices = 2, most_choices = 11;
constexpr std::size_t most_answer_characters = 200;

struct FormQuestion {
  std::string id;
  std::string heading;
  AnswerKind kind = AnswerKind::text;
  std::vector<std::string> labels; ///< of a choice, in the order of the keys from 1
  std::vector<std::string> codes;  ///< the same, whatever the language is: "20-29"; of own questions the keys
  bool required = false;           ///< else it may be left without an answer
  bool own_words = false;          ///< heading and labels stand in study.toml
  bool operator==(const FormQuestion&) const = default;
};

enum class When { before_session, after_practice, at_break, at_end };

/// As study.toml says it; that of the form is "before_session".
std::string_view name_of(When when);

constexpr std::string_view form_id = "form";

/// Questions in a row.
struct Questionnaire {
  std::string id; ///< that of the form is form_id
  When when = When::before_session;
  std::vector<FormQuestion> questions;
  int line = 0; ///< of study.toml; 0: of the form
  bool operator==(const Questionnaire&) const = default;
};

/// An answer: what is stored, and what stood on the screen.
struct GivenAnswer {
  std::optional<std::string> code; ///< of a choice its code, of a date test_date.h, of a text itself;
                                   ///< nothing: it was left without an answer
  std::string said;
  bool operator==(const GivenAnswer&) const = default;
};

/// "form/gender": by which a session knows what was answered.
std::string answer_key(std::string_view questionnaire, std::string_view question);

/// The words that stand in study.toml, with the names `form.ID.heading`, `form.ID.1`, ...
std::vector<NamedText> own_texts(const std::vector<Questionnaire>& questionnaires);

} // namespace quietroom::design
