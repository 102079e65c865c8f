#include "design/wording.h"

#include "design/form_texts.h"
#include "labels/label_packs.h"
#include "labels/read_alike.h"
#include "method/scores.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <tuple>
#include <utility>

namespace quietroom::design {

using labels::TextOrigin;
using labels::TextStatus;

namespace {

/// A text with its key in study.toml and in a label pack.
struct Field {
  const char* key;
  std::string Wording::*text;
};

constexpr Field fields[] = {
    {"welcome_title", &Wording::welcome_title},
    {"welcome_text", &Wording::welcome_text}, // in a pack these two are the method's
    {"consent_title", &Wording::consent_title},
    {"declined_title", &Wording::declined_title},
    {"declined_text", &Wording::declined_text},
    {"instructions_title", &Wording::instructions_title},
    {"instructions_text", &Wording::instructions_text},
    {"once_text", &Wording::once_text},
    {"replay_text", &Wording::replay_text},
    {"confirm_text", &Wording::confirm_text},
    {"check_title", &Wording::check_title},
    {"check_text", &Wording::check_text},
    {"check_left", &Wording::check_left},
    {"check_right", &Wording::check_right},
    {"check_question", &Wording::check_question},
    {"sides_text", &Wording::sides_text},
    {"sides_question", &Wording::sides_question},
    {"sides_again_text", &Wording::sides_again_text},
    {"audible_text", &Wording::audible_text},
    {"audible_question", &Wording::audible_question},
    {"audible_again_text", &Wording::audible_again_text},
    {"comfort_question", &Wording::comfort_question},
    {"practice", &Wording::practice},
    {"main", &Wording::main},
    {"trial_ready", &Wording::trial_ready},
    {"listening", &Wording::listening},
    {"vote_now", &Wording::vote_now},
    {"vote_by_arrows", &Wording::vote_by_arrows},
    {"cannot_tell", &Wording::cannot_tell},
    {"chosen", &Wording::chosen},
    {"saved", &Wording::saved},
    {"repeated", &Wording::repeated},
    {"missed", &Wording::missed},
    {"main_title", &Wording::main_title},
    {"main_text", &Wording::main_text},
    {"break_title", &Wording::break_title},
    {"break_text", &Wording::break_text},
    {"break_over", &Wording::break_over},
    {"thanks_title", &Wording::thanks_title},
    {"thanks_text", &Wording::thanks_text},
    {"call_title", &Wording::call_title},
    {"call_text", &Wording::call_text},
    {"halt_store", &Wording::halt_store},
    {"halt_device_lost", &Wording::halt_device_lost},
    {"halt_faults", &Wording::halt_faults},
    {"halt_files", &Wording::halt_files},
    {"halt_sound", &Wording::halt_sound},
    {"halt_check", &Wording::halt_check},
    {"code_title", &Wording::code_title},
    {"code_wrong", &Wording::code_wrong},
    {"code_text", &Wording::code_text},
    {"code_check_text", &Wording::code_check_text},
    {"code_later", &Wording::code_later},
    {"code_unset", &Wording::code_unset},
    {"code_unset_title", &Wording::code_unset_title},
    {"code_unset_text", &Wording::code_unset_text},
    {"action_end", &Wording::action_end},
    {"action_pause", &Wording::action_pause},
    {"action_go_on", &Wording::action_go_on},
    {"action_note", &Wording::action_note},
    {"action_repeat", &Wording::action_repeat},
    {"action_practice", &Wording::action_practice},
    {"action_calibrate", &Wording::action_calibrate},
    {"action_failed", &Wording::action_failed},
    {"repeat_text", &Wording::repeat_text},
    {"redo_text", &Wording::redo_text},
    {"note_title", &Wording::note_title},
    {"note_stored", &Wording::note_stored},
    {"paused_title", &Wording::paused_title},
    {"paused_text", &Wording::paused_text},
    {"level_title", &Wording::level_title},
    {"level_text", &Wording::level_text},
    {"level_monaural", &Wording::level_monaural},
    {"level_diotic", &Wording::level_diotic},
    {"level_free", &Wording::level_free},
    {"level_target", &Wording::level_target},
    {"level_transducer", &Wording::level_transducer},
    {"level_coupler", &Wording::level_coupler},
    {"level_meter", &Wording::level_meter},
    {"level_operator", &Wording::level_operator},
    {"level_tone_text", &Wording::level_tone_text},
    {"level_sounds", &Wording::level_sounds},
    {"level_reading", &Wording::level_reading},
    {"level_done", &Wording::level_done},
    {"level_number", &Wording::level_number},
    {"level_range", &Wording::level_range},
    {"level_low", &Wording::level_low},
    {"level_high", &Wording::level_high},
    {"level_noise", &Wording::level_noise},
    {"level_gain", &Wording::level_gain},
    {"level_clips", &Wording::level_clips},
    {"level_fault", &Wording::level_fault},
    {"preparing", &Wording::preparing},
    {"focus_lost", &Wording::focus_lost},
    {"press_start", &Wording::press_start},
    {"press_continue", &Wording::press_continue},
    {"press_listen", &Wording::press_listen},
    {"press_try_again", &Wording::press_try_again},
    {"press_confirm", &Wording::press_confirm},
    {"press_end", &Wording::press_end},
    {"press_again", &Wording::press_again},
    {"press_store", &Wording::press_store},
    {"press_back", &Wording::press_back},
    {"press_left", &Wording::press_left},
    {"press_right", &Wording::press_right},
    {"press_heard", &Wording::press_heard},
    {"press_not_heard", &Wording::press_not_heard},
    {"press_comfortable", &Wording::press_comfortable},
    {"press_not_comfortable", &Wording::press_not_comfortable},
    {"press_code", &Wording::press_code},
    {"press_replay", &Wording::press_replay},
    {"press_agree", &Wording::press_agree},
    {"press_decline", &Wording::press_decline},
};

const TextOrigin of_the_study{TextStatus::own, "study.toml", "", ""};

/// A page may go without its text; a title, a heading and whatever says what a key does may not.
bool must_say_something(std::string_view key) { return !key.ends_with("_text") && key != "break_over"; }

const labels::PackText* pack_text(const labels::LabelPack& pack, const method::Method& method,
                                  const std::string& key) {
  for (const std::string& name : {method.id + "." + key, key})
    if (const auto found = pack.texts.find(name); found != pack.texts.end()) return &found->second;
  return nullptr;
}

const labels::ScaleLabels* pack_scale(const labels::LabelPack& pack, const method::Question& question,
                                      std::string_view variant) {
  const auto found = pack.scales.find(question.id);
  if (found == pack.scales.end()) return nullptr;
  const auto named = std::ranges::find(found->second, variant, &labels::ScaleLabels::variant);
  const labels::ScaleLabels& scale = named == found->second.end() ? found->second.front() : *named;
  return scale.labels.size() == categories(question.scale) ? &scale : nullptr;
}

ScaleText scale_text(const method::Question& question, const labels::LabelPack* pack,
                     std::string_view variant) {
  if (!labels::english_pack().scales.contains(question.id))
    return {question.heading, question.labels, of_the_study, of_the_study};
  const labels::ScaleLabels* scale = pack == nullptr ? nullptr : pack_scale(*pack, question, variant);
  if (scale == nullptr) return {};
  return {scale->heading.text, scale->labels, scale->heading.origin, scale->origin};
}

/// The key of a question's heading or labels: one question needs no name.
std::string scale_key(const method::Method& method, const method::Question& question, const char* what) {
  return method.questions.size() == 1 ? fmt::format("scale_{}", what)
                                      : fmt::format("{}.{}", question.id, what);
}

/// Instructions in the study's own words say themselves how often a sample is played.
void leave_to_own_instructions(Wording& wording) {
  if (wording.origins["instructions_text"].status != TextStatus::own) return;
  TextOrigin& once = wording.origins["once_text"];
  TextOrigin& confirm = wording.origins["confirm_text"];
  if (once.status != TextStatus::own) {
    wording.once_text.clear();
    once = of_the_study;
  }
  if (confirm.status == TextStatus::missing) confirm = of_the_study;
}

/// What a [wording] table says of a scale, whose keys begin with `prefix`.
void read_scale(toml::Reader& table, const std::string& prefix, const method::Scale& scale, ScaleText& text) {
  if (auto heading = table.text(prefix + "heading")) {
    text.heading = std::move(*heading);
    text.heading_origin = of_the_study;
    if (labels::read_alike(text.heading).empty())
      table.error(table.line_of(prefix + "heading"),
                  prefix + "heading is blank; give it a text, or leave the line out");
  }
  if (table.value(prefix + "labels") == nullptr) return;
  auto given = table.texts(prefix + "labels");
  const int line = table.line_of(prefix + "labels");
  if (given.size() != categories(scale))
    return table.error(line, fmt::format("{}labels must hold {} texts, that of {} first", prefix,
                                         categories(scale), scale.high));
  for (const std::string& mistake : labels::mistakes_of_labels(given, scale.high))
    table.error(line, fmt::format("{}labels: {}", prefix, mistake));
  text.labels = std::move(given);
  text.labels_origin = of_the_study;
}

bool asks_own_questions(const method::Method& method) {
  return std::ranges::none_of(method.questions, [](const method::Question& each) {
    return labels::english_pack().scales.contains(each.id);
  });
}

/// No pack explains a scale of the study's own: in English the method does, else the study must.
void explain_own_questions(const method::Method& method, bool is_english, Wording& out) {
  for (const auto& [key, text, of_method] :
       {std::tuple{"welcome_text", &Wording::welcome_text, &method.welcome_text},
        std::tuple{"instructions_text", &Wording::instructions_text, &method.instructions_text}}) {
    out.*text = is_english ? *of_method : "";
    out.origins[key] = is_english ? of_the_study : TextOrigin{};
  }
}

} // namespace

Wording wording_of(const method::Method& method, const labels::LabelPack* pack, std::string_view variant) {
  Wording out;
  for (const method::Question& each : method.questions) out.scales.push_back(scale_text(each, pack, variant));
  for (const Field& field : fields) {
    const labels::PackText* text = pack == nullptr ? nullptr : pack_text(*pack, method, field.key);
    if (text != nullptr) out.*field.text = text->text;
    out.origins.emplace(field.key, text == nullptr ? TextOrigin{} : text->origin);
  }
  if (asks_own_questions(method)) explain_own_questions(method, pack == &labels::english_pack(), out);
  return out;
}

Wording english_wording(const method::Method& method) {
  Wording out = wording_of(method, &labels::english_pack(), "");
  for (std::size_t i = 0; i < out.scales.size(); ++i) {
    const method::Question& question = method.questions[i];
    ScaleText& scale = out.scales[i];
    if (scale.heading != question.heading || scale.labels != question.labels)
      scale = {question.heading, question.labels, of_the_study, of_the_study};
  }
  return out;
}

void read_wording(toml::Reader& table, const std::string& file, std::vector<Problem>& problems,
                  const method::Method& method, Wording& wording) {
  if (method.questions.size() == 1)
    read_scale(table, "scale_", method.questions.front().scale, wording.scales.front());
  for (std::size_t i = 0; i < method.questions.size(); ++i)
    if (const toml::Table* own = table.table(method.questions[i].id)) {
      toml::Reader of_question(*own, file, problems);
      read_scale(of_question, "", method.questions[i].scale, wording.scales[i]);
      of_question.refuse_unknown();
    }
  const auto read = [&](const std::string& key, std::string& to) {
    auto text = table.text(key);
    if (!text) return;
    if (must_say_something(key) && labels::read_alike(*text).empty())
      table.error(table.line_of(key), fmt::format("{} is blank; give it a text, or leave the line out", key));
    to = std::move(*text);
    wording.origins[key] = of_the_study;
  };
  for (const Field& field : fields) read(field.key, wording.*field.text);
  if (table.value("instructions_text") != nullptr) leave_to_own_instructions(wording);
  for (const std::string& key : form_text_keys())
    if (const auto text = wording.of_form.find(key); text != wording.of_form.end())
      read(key, text->second);
    else if (table.value(key) != nullptr)
      table.error(
          table.line_of(key),
          fmt::format("{} has no effect, for this study has no page with it; take the line out", key));
  for (const char* key : {"scale_heading", "scale_labels"})
    if (method.questions.size() > 1 && table.value(key) != nullptr)
      table.error(
          table.line_of(key),
          fmt::format("{} does not say of which question; the method {} has several, so write a table "
                      "[wording.{}] with heading and labels for each",
                      key, method.id, method.questions.front().id));
  table.refuse_unknown();
}

std::vector<NamedText> named_texts(const Wording& wording, const method::Method& method) {
  std::vector<NamedText> out;
  for (std::size_t i = 0; i < wording.scales.size(); ++i) {
    const ScaleText& scale = wording.scales[i];
    const method::Question& question = method.questions[i];
    out.push_back(
        {question.id + ".heading", scale.heading, scale.heading_origin.status, scale.heading_origin.source});
    int category = question.scale.high;
    for (const std::string& label : scale.labels)
      out.push_back({fmt::format("{}.{}", question.id, category--), label, scale.labels_origin.status,
                     scale.labels_origin.source});
  }
  for (const Field& field : fields) {
    const auto origin = wording.origins.find(field.key);
    const TextOrigin& from = origin == wording.origins.end() ? of_the_study : origin->second;
    out.push_back({field.key, wording.*field.text, from.status, from.source});
  }
  for (const std::string& key : form_text_keys())
    if (const auto text = wording.of_form.find(key); text != wording.of_form.end()) {
      const TextOrigin& from = wording.origins.at(key);
      out.push_back({key, text->second, from.status, from.source});
    }
  return out;
}

std::vector<NamedText> unconfirmed_texts(const Wording& wording, const method::Method& method) {
  std::vector<NamedText> out = named_texts(wording, method);
  std::erase_if(out, [](const NamedText& each) {
    return each.status != TextStatus::secondary && each.status != TextStatus::recalled;
  });
  return out;
}

std::string status_counts(const std::vector<NamedText>& texts) {
  std::map<std::string_view, int> counts;
  for (const NamedText& each : texts) ++counts[name_of(each.status)];
  std::string out;
  for (const auto& [status, count] : counts)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", count, status);
  return out;
}

std::vector<std::string> missing_keys(const Wording& wording, const method::Method& method) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < wording.scales.size(); ++i) {
    const ScaleText& scale = wording.scales[i];
    if (scale.heading_origin.status == TextStatus::missing)
      out.push_back(scale_key(method, method.questions[i], "heading"));
    if (scale.labels_origin.status == TextStatus::missing)
      out.push_back(scale_key(method, method.questions[i], "labels"));
  }
  for (const auto& [key, origin] : wording.origins)
    if (origin.status == TextStatus::missing) out.push_back(key);
  return out;
}

std::vector<std::string> wording_keys() {
  std::vector<std::string> out;
  for (const Field& field : fields) out.emplace_back(field.key);
  return out;
}

const std::string& label_of(const Wording& wording, const method::Method& method,
                            const method::Answer& answer) {
  if (!answer.value) return wording.cannot_tell;
  return wording.scales[answer.question]
      .labels[place_of(method.questions[answer.question].scale, *answer.value)];
}

} // namespace quietroom::design
