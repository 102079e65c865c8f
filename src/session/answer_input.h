#pragma once

#include "design/questionnaire.h"
#include "session/event.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The answer to a question of a form or questionnaire while it is chosen or typed. Pure.
namespace quietroom::session {

struct AnswerInput {
  std::optional<std::size_t> choice; ///< index of its label
  std::string typed;                 ///< of a text UTF-8, of a date its digits
  bool refused = false;              ///< it was entered, and cannot be taken
};

/// A number chooses that label; the same once more takes the choice back. Of a date it is the next digit.
void take_key(AnswerInput& input, const design::FormQuestion& question, const Digit& key);

/// Up chooses the label above, Down the one below.
void take_key(AnswerInput& input, const design::FormQuestion& question, const Move& key);

/// What was pressed on the screen: the number of a label; 0 of a date is "never".
void take_key(AnswerInput& input, const design::FormQuestion& question, const Pick& key);

/// A character of a text of at most design::most_answer_characters.
void take_key(AnswerInput& input, const design::FormQuestion& question, const Typed& key);

/// Takes back what was chosen, or the last character.
void take_key(AnswerInput& input, const design::FormQuestion& question, const Backspace& key);

/// What Enter stores; nothing where it cannot be taken: a date that is none, or no answer where one is
/// required.
std::optional<design::GivenAnswer> entered(const AnswerInput& input, const design::FormQuestion& question,
                                           std::string_view today_utc);

/// Nothing is chosen or typed.
bool is_empty(const AnswerInput& input);

} // namespace quietroom::session
