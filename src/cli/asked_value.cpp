#include "cli/asked_value.h"

#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"

#include <cstdio>
#include <fmt/format.h>
#include <iostream>

namespace quietroom::cli {

namespace {

std::string without_blanks(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string next_answer(const char* option, const std::string& question) {
  fmt::print(stderr, "{}: ", question);
  std::fflush(stderr);
  std::string line;
  if (std::getline(std::cin, line)) return without_blanks(line);
  fmt::print(stderr, "\n");
  throw_input(fmt::format("standard input ended before an answer; give {}", option));
}

} // namespace

std::string asked_text(const Arguments& arguments, const char* option, const std::string& question) {
  if (const auto given = arguments.text(option)) {
    const std::string text = without_blanks(*given);
    if (text.empty()) throw_input(fmt::format("{} is blank; write what it was, or none", option));
    return text;
  }
  while (true)
    if (std::string answer = next_answer(option, question); !answer.empty()) return answer;
}

double asked_number(const Arguments& arguments, const char* option, const std::string& question,
                    const std::function<Answered(const std::string&)>& read) {
  if (const auto given = arguments.text(option)) {
    const Answered answered = read(without_blanks(*given));
    if (!answered.number) throw_input(fmt::format("{}: {}", option, answered.refusal));
    return *answered.number;
  }
  while (true) {
    const Answered answered = read(next_answer(option, question));
    if (answered.number) return *answered.number;
    say(answered.refusal);
  }
}

Answered plain_number(const std::string& text) {
  if (const auto value = parse_double(text)) return {value, {}};
  const bool comma = text.find(',') != text.npos;
  return {{},
          fmt::format("\"{}\" is no number; give one such as 74.5{}", text,
                      comma ? ", with a point and not a comma" : "")};
}

} // namespace quietroom::cli
