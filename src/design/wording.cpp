#include "design/wording.h"

#include <utility>

namespace quietroom::design {

namespace {

using Field = std::string Wording::*;
constexpr std::pair<const char*, Field> fields[] = {
    {"scale_heading", &Wording::scale_heading},
    {"welcome_title", &Wording::welcome_title},
    {"welcome_text", &Wording::welcome_text},
    {"instructions_title", &Wording::instructions_title},
    {"instructions_text", &Wording::instructions_text},
    {"check_title", &Wording::check_title},
    {"check_text", &Wording::check_text},
    {"check_left", &Wording::check_left},
    {"check_right", &Wording::check_right},
    {"check_question", &Wording::check_question},
    {"practice", &Wording::practice},
    {"main", &Wording::main},
    {"trial_ready", &Wording::trial_ready},
    {"listening", &Wording::listening},
    {"vote_now", &Wording::vote_now},
    {"chosen", &Wording::chosen},
    {"saved", &Wording::saved},
    {"repeated", &Wording::repeated},
    {"break_title", &Wording::break_title},
    {"break_text", &Wording::break_text},
    {"break_over", &Wording::break_over},
    {"thanks_title", &Wording::thanks_title},
    {"thanks_text", &Wording::thanks_text},
    {"call_title", &Wording::call_title},
    {"preparing", &Wording::preparing},
    {"press_start", &Wording::press_start},
    {"press_continue", &Wording::press_continue},
    {"press_listen", &Wording::press_listen},
    {"press_confirm", &Wording::press_confirm},
    {"press_end", &Wording::press_end},
    {"press_again", &Wording::press_again},
};

} // namespace

void read_wording(toml::Reader& table, Wording& wording) {
  for (const auto& [key, field] : fields)
    if (auto text = table.text(key)) wording.*field = std::move(*text);
  const auto labels = table.texts("scale_labels");
  if (labels.size() == wording.scale_labels.size())
    std::copy(labels.begin(), labels.end(), wording.scale_labels.begin());
  else if (!labels.empty())
    table.error(table.line_of("scale_labels"), "scale_labels must hold five texts, the best first");
  table.refuse_unknown();
}

std::vector<std::string> texts_of(const Wording& wording) {
  std::vector<std::string> out(wording.scale_labels.begin(), wording.scale_labels.end());
  for (const auto& [key, field] : fields) out.push_back(wording.*field);
  return out;
}

} // namespace quietroom::design
