#include "design/wording.h"

#include "method/scores.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace quietroom::design {

namespace {

/// A text with its key in study.toml and what it is without one.
struct Field {
  const char* key;
  std::string Wording::*text;
  const char* english;
};

constexpr Field fields[] = {
    // what the method says: english_wording()
    {"welcome_text", &Wording::welcome_text, ""},
    {"instructions_text", &Wording::instructions_text, ""},

    {"welcome_title", &Wording::welcome_title, "Welcome"},
    {"instructions_title", &Wording::instructions_title, "How it works"},
    {"check_title", &Wording::check_title, "Sound check"},
    {"check_text", &Wording::check_text,
     "You will hear a tone in your left ear, then one in your right ear."},
    {"check_left", &Wording::check_left, "Left ear"},
    {"check_right", &Wording::check_right, "Right ear"},
    {"check_question", &Wording::check_question,
     "Did you hear both, first left and then right? If not, please call the experimenter."},
    {"practice", &Wording::practice, "Practice"},
    {"main", &Wording::main, "Rating"},
    {"trial_ready", &Wording::trial_ready, "Ready for the next sample"},
    {"listening", &Wording::listening, "Listening"},
    {"vote_now", &Wording::vote_now, "Vote now"},
    {"chosen", &Wording::chosen, "Confirm, or choose again"},
    {"saved", &Wording::saved, "Saved"},
    {"repeated", &Wording::repeated, "This sample will be repeated later"},
    {"break_title", &Wording::break_title, "A short break"},
    {"break_text", &Wording::break_text, "Take off the headphones and rest for a moment."},
    {"break_over", &Wording::break_over, "Whenever you are ready."},
    {"thanks_title", &Wording::thanks_title, "Thank you"},
    {"thanks_text", &Wording::thanks_text,
     "That was the last sample. All your ratings are stored. Please tell the experimenter."},
    {"call_title", &Wording::call_title, "Please wait for the experimenter"},
    {"call_text", &Wording::call_text, "The test has stopped for a moment. Please tell the experimenter."},
    {"preparing", &Wording::preparing, "One moment please"},
    {"press_start", &Wording::press_start, "Press Enter to start"},
    {"press_continue", &Wording::press_continue, "Press Enter to continue"},
    {"press_listen", &Wording::press_listen, "Press Enter to listen"},
    {"press_try_again", &Wording::press_try_again, "Press Enter to try again"},
    {"press_confirm", &Wording::press_confirm, "Press Enter to confirm"},
    {"press_end", &Wording::press_end, "Press Enter to close"},
    {"press_again", &Wording::press_again, "Press R to hear the tones again"},
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

void read_labels(toml::Reader& table, const method::Scale& scale, std::vector<std::string>& labels) {
  auto given = table.texts("scale_labels");
  const int line = table.line_of("scale_labels");
  if (given.size() != categories(scale))
    return table.error(line, fmt::format("scale_labels must hold {} texts, that of {} first",
                                         categories(scale), scale.high));
  const auto category = [&](std::ptrdiff_t place) { return scale.high - place; };
  for (auto label = given.begin(); label != given.end(); ++label) {
    const std::string seen = read_alike(*label);
    const auto same = [&](const std::string& other) { return read_alike(other) == seen; };
    if (seen.empty())
      table.error(line, fmt::format("scale_labels: the label of {} is blank; give it a text",
                                    category(label - given.begin())));
    else if (const auto first = std::find_if(given.begin(), label, same); first != label)
      table.error(line,
                  fmt::format("scale_labels: {} and {} have the same label \"{}\"; a listener could not "
                              "tell them apart",
                              category(first - given.begin()), category(label - given.begin()), *label));
  }
  labels = std::move(given);
}

/// `scale_heading` and `scale_labels` are of the method's first question.
void read_scale(toml::Reader& table, const method::Question& question, ScaleText& scale) {
  if (auto heading = table.text("scale_heading")) scale.heading = std::move(*heading);
  if (read_alike(scale.heading).empty())
    table.error(table.line_of("scale_heading"),
                "scale_heading is blank; give it a text, or leave the line out");
  if (table.value("scale_labels") != nullptr) read_labels(table, question.scale, scale.labels);
}

} // namespace

Wording english_wording(const method::Method& method) {
  Wording out;
  for (const method::Question& each : method.questions) out.scales.push_back({each.heading, each.labels});
  for (const Field& field : fields) out.*field.text = field.english;
  out.welcome_text = method.welcome_text;
  out.instructions_text = method.instructions_text;
  return out;
}

void read_wording(toml::Reader& table, const method::Method& method, Wording& wording) {
  read_scale(table, method.questions.front(), wording.scales.front());
  for (const Field& field : fields)
    if (auto text = table.text(field.key)) wording.*field.text = std::move(*text);
  for (const Field& field : fields)
    if (must_say_something(field.key) && read_alike(wording.*field.text).empty())
      table.error(table.line_of(field.key),
                  fmt::format("{} is blank; give it a text, or leave the line out", field.key));
  table.refuse_unknown();
}

std::vector<std::string> texts_of(const Wording& wording) {
  std::vector<std::string> out;
  for (const ScaleText& scale : wording.scales) {
    out.push_back(scale.heading);
    out.insert(out.end(), scale.labels.begin(), scale.labels.end());
  }
  for (const Field& field : fields) out.push_back(wording.*field.text);
  return out;
}

const std::string& label_of(const Wording& wording, const method::Method& method,
                            const method::Answer& answer) {
  return wording.scales[answer.question]
      .labels[place_of(method.questions[answer.question].scale, answer.value)];
}

} // namespace quietroom::design
