#include "method/scores.h"

#include "method/names.h"

#include <algorithm>
#include <cassert>

namespace quietroom::method {

std::size_t categories(const Scale& scale) { return static_cast<std::size_t>(scale.high - scale.low) + 1; }

std::size_t place_of(const Scale& scale, int value) {
  assert(contains(scale, value));
  return static_cast<std::size_t>(scale.high - value);
}

std::optional<std::string> designation_of(const Method& method, std::string_view context,
                                          std::string_view question) {
  const auto asked = question.empty() ? method.questions.begin()
                                      : std::ranges::find(method.questions, question, &Question::id);
  if (asked == method.questions.end()) return std::nullopt;
  if (!asked->designation.empty()) return asked->designation;
  if (method.scoring.designation.empty()) return std::nullopt;
  if (!method.scoring.names_bandwidth) return method.scoring.designation;
  for (const std::string_view known : {"NB", "WB", "SWB", "FB"})
    if (context == known) return method.scoring.designation + known.front();
  return std::nullopt;
}

bool needs_reference(const Method& method) {
  return method.layout == Layout::pair || method.scoring.of == ScoreOf::difference;
}

bool is_reversed(std::string_view presentation) {
  return presentation.substr(0, presentation.find(',')) != name_of(Role::reference);
}

double recoded(double vote, std::string_view presentation) {
  return is_reversed(presentation) && vote != 0 ? -vote : vote;
}

double difference_value(double processed, double hidden_reference) {
  return processed - hidden_reference + 5;
}

double crushed(double dv) { return dv > 5 ? 7 * dv / (2 + dv) : dv; }

std::size_t first_judged(const Trial& trial) {
  const auto found = std::ranges::find_if(trial.presented,
                                          [](const Presented& each) { return each.role != Role::reference; });
  assert(found != trial.presented.end());
  return static_cast<std::size_t>(found - trial.presented.begin());
}

} // namespace quietroom::method
