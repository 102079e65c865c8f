#include "design/own_scale.h"

#include "labels/read_alike.h"
#include "method/methods.h"
#include "method/names.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr std::size_t least_categories = 2;
constexpr std::size_t most_categories = 11;

/// The method of the table that asks this question.
const method::Method* asked_by(const std::string& id) {
  for (const method::Method& each : method::methods())
    if (std::ranges::find(each.questions, id, &method::Question::id) != each.questions.end()) return &each;
  return nullptr;
}

void check_id(const toml::Reader& table, int line, const std::string& id) {
  if (!is_question_id(id))
    table.error(
        line,
        fmt::format("question \"{}\" must begin with a small letter, then small letters, digits and _", id));
  else if (const method::Method* method = asked_by(id))
    table.error(line, fmt::format("question \"{}\" is the one of the method {}; give your own another name",
                                  id, method->id));
}

method::Question read_question(toml::Reader& table) {
  method::Question out;
  out.id = table.required_text("question");
  if (!out.id.empty()) check_id(table, table.line_of("question"), out.id);
  out.heading = table.required_text("heading");
  out.labels = table.texts("labels");
  const int line = table.line_of("labels");
  if (out.labels.size() < least_categories || out.labels.size() > most_categories)
    table.error(line, fmt::format("labels must hold {} to {} texts, that of the highest first; there are {}",
                                  least_categories, most_categories, out.labels.size()));
  else
    for (const std::string& mistake :
         labels::mistakes_of_labels(out.labels, static_cast<int>(out.labels.size())))
      table.error(line, "labels: " + mistake);
  out.scale.low = static_cast<int>(table.integer_or("lowest", 1, -100, 100));
  out.scale.high = out.scale.low + static_cast<int>(out.labels.size()) - 1;
  if (out.scale.low < 0 || out.scale.high > 9) out.input = method::InputKind::arrows;
  table.refuse_unknown();
  return out;
}

std::string how_to_answer(const method::Question& first, std::size_t questions) {
  const std::string turns = questions == 1
                                ? std::string() // the station says it
                                : fmt::format("Each sample is played {} times, each time with another "
                                              "question: read it first. ",
                                              questions);
  const std::string keys =
      first.input == method::InputKind::digit
          ? fmt::format("press a key from {} to {}, or touch a button.", first.scale.high, first.scale.low)
          : "move with the arrow keys and press Enter, or touch a button and confirm it.";
  return turns + "Listen to all of it, then choose one of the ratings: " + keys +
         " There are no right or wrong answers; your own opinion is what counts.";
}

} // namespace

bool is_question_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(
             text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void use_own_scales(const std::vector<const toml::Table*>& tables, const std::string& file,
                    std::vector<Problem>& problems, method::Method& method) {
  method.questions.clear();
  for (const toml::Table* each : tables) {
    toml::Reader table(*each, file, problems);
    method::Question question = read_question(table);
    if (std::ranges::find(method.questions, question.id, &method::Question::id) != method.questions.end())
      table.error(each->line, fmt::format("the question \"{}\" stands twice; each id once", question.id));
    if (!method.questions.empty() && question.scale != method.questions.front().scale)
      table.error(each->line,
                  fmt::format("the categories of \"{}\" are {} and those of \"{}\" {}; the scales of one "
                              "study have the same categories: make a study for each",
                              question.id, name_of(question.scale), method.questions.front().id,
                              name_of(method.questions.front().scale)));
    method.questions.push_back(std::move(question));
  }
  method.name = "absolute category rating on scales of the study";
  method.scoring = {};
  method.welcome_text = "You will listen to short samples of speech and rate each one. Please put on the "
                        "headphones and make yourself "
                        "comfortable.";
  method.instructions_text = how_to_answer(method.questions.front(), method.questions.size());
}

std::string own_questions(const method::Method& method) {
  if (asked_by(method.questions.front().id) != nullptr) return {};
  std::string out;
  for (const method::Question& each : method.questions)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", each.id, name_of(each.scale));
  return out;
}

} // namespace quietroom::design
