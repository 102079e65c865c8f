#include "design/questionnaire.h"

#include <fmt/format.h>

namespace quietroom::design {

std::string_view name_of(When when) {
  switch (when) {
  case When::before_session:
    return "before_session";
  case When::after_practice:
    return "after_practice";
  case When::at_break:
    return "break";
  case When::at_end:
    break;
  }
  return "end";
}

std::string answer_key(std::string_view questionnaire, std::string_view question) {
  return fmt::format("{}/{}", questionnaire, question);
}

std::vector<NamedText> own_texts(const std::vector<Questionnaire>& questionnaires) {
  std::vector<NamedText> out;
  for (const Questionnaire& each : questionnaires)
    for (const FormQuestion& question : each.questions) {
      if (!question.own_words) continue;
      const auto add = [&](std::string_view what, const std::string& text) {
        out.push_back({fmt::format("{}.{}.{}", each.id, question.id, what), text, labels::TextStatus::own,
                       "study.toml"});
      };
      add("heading", question.heading);
      for (std::size_t i = 0; i < question.labels.size(); ++i) add(question.codes[i], question.labels[i]);
    }
  return out;
}

} // namespace quietroom::design
