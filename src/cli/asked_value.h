#pragma once

#include "cli/command.h"

#include <functional>
#include <optional>
#include <string>

/// What the options do not say, asked of whoever sits at the terminal: a question on stderr, a line of
/// standard input.
namespace quietroom::cli {

/// What an answer means, or the sentence why it is refused; then it is asked again.
struct Answered {
  std::optional<double> number = {};
  std::string refusal = {};
};

/// The text of an option or of an answer, without blanks around it. Throws an input Error for a blank option,
/// and where standard input ends before there is an answer.
std::string asked_text(const Arguments& arguments, const char* option, const std::string& question);

/// The same of a number.
double asked_number(const Arguments& arguments, const char* option, const std::string& question,
                    const std::function<Answered(const std::string&)>& read);

/// A plain number, else a refusal that names a comma as what it is.
Answered plain_number(const std::string& text);

} // namespace quietroom::cli
