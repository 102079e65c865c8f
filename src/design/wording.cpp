#include "design/wording.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
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
    {"call_text", &Wording::call_text},
    {"preparing", &Wording::preparing},
    {"press_start", &Wording::press_start},
    {"press_continue", &Wording::press_continue},
    {"press_listen", &Wording::press_listen},
    {"press_try_again", &Wording::press_try_again},
    {"press_confirm", &Wording::press_confirm},
    {"press_end", &Wording::press_end},
    {"press_again", &Wording::press_again},
};

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

/// Texts that nobody can tell apart on a screen are the same here: blanks count once and not at the ends.
/// Case stays out as well, for ASCII letters.
std::string read_alike(const std::string& text) {
  constexpr std::string_view no_break_space = "\u00A0";
  constexpr std::string_view soft_hyphen = "\u00AD";
  std::string out;
  bool blank = false;
  for (const char c : replaced(replaced(text, no_break_space, " "), soft_hyphen, "")) {
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

/// A page may go without its text; a title, a heading and whatever says what a key does may not.
bool must_say_something(std::string_view key) { return !key.ends_with("_text") && key != "break_over"; }

void read_labels(toml::Reader& table, Wording& wording) {
  const auto labels = table.texts("scale_labels");
  const int line = table.line_of("scale_labels");
  if (labels.size() != wording.scale_labels.size())
    return table.error(line, "scale_labels must hold five texts, the best first");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string seen = read_alike(labels[i]);
    const auto same = [&](const std::string& other) { return read_alike(other) == seen; };
    if (seen.empty())
      table.error(line, fmt::format("scale_labels: the label of {} is blank; give it a text", 5 - i));
    else if (const auto first = std::find_if(labels.begin(), labels.end(), same) - labels.begin();
             first < static_cast<std::ptrdiff_t>(i))
      table.error(line,
                  fmt::format("scale_labels: {} and {} have the same label \"{}\"; a listener could not "
                              "tell them apart",
                              5 - first, 5 - i, labels[i]));
  }
  std::copy(labels.begin(), labels.end(), wording.scale_labels.begin());
}

} // namespace

void read_wording(toml::Reader& table, Wording& wording) {
  for (const auto& [key, field] : fields)
    if (auto text = table.text(key)) wording.*field = std::move(*text);
  for (const auto& [key, field] : fields)
    if (must_say_something(key) && read_alike(wording.*field).empty())
      table.error(table.line_of(key), fmt::format("{} is blank; give it a text, or leave the line out", key));
  if (table.value("scale_labels") != nullptr) read_labels(table, wording);
  table.refuse_unknown();
}

std::vector<std::string> texts_of(const Wording& wording) {
  std::vector<std::string> out(wording.scale_labels.begin(), wording.scale_labels.end());
  for (const auto& [key, field] : fields) out.push_back(wording.*field);
  return out;
}

} // namespace quietroom::design
