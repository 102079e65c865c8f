#include "method/methods.h"

#include "core/near_miss.h"
#include "labels/label_packs.h"
#include "method/method_entries.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::method {

namespace {

/// What each question asks and what listeners are told, in English: data/labels/en.toml.
std::vector<Method> with_english_words(std::vector<Method> all) {
  const labels::LabelPack& english = labels::english_pack();
  const auto take = [&](const std::string& key, std::string& text) {
    if (const auto found = english.texts.find(key); found != english.texts.end()) text = found->second.text;
  };
  for (Method& method : all) {
    for (Question& question : method.questions)
      if (const auto found = english.scales.find(question.id); found != english.scales.end()) {
        question.heading = found->second.front().heading.text;
        question.labels = found->second.front().labels;
      }
    take(method.id + ".welcome_text", method.welcome_text);
    take(method.id + ".instructions_text", method.instructions_text);
  }
  return all;
}

std::vector<Method> table() {
  std::vector<Method> out = absolute_methods();
  for (auto&& more : {pair_methods(), several_methods()}) out.insert(out.end(), more.begin(), more.end());
  return out;
}

struct Known {
  const char* id;
  const char* name;
  Scale scale;
  bool slider = false;
};

constexpr Known not_carried[] = {
    {"mushra", "multiple stimuli with hidden reference and anchor, ITU-R BS.1534", {0, 100}, true},
};

/// Without case and what is put between letters.
std::string bare(std::string_view id) {
  std::string out;
  for (const char c : id)
    if (c != '-' && c != '_' && c != '.' && c != ' ')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

const Known* find_not_carried(std::string_view id) {
  const auto* const found =
      std::ranges::find(not_carried, bare(id), [](const Known& each) { return bare(each.id); });
  return found == std::end(not_carried) ? nullptr : found;
}

/// "acr, effort or loudness"
std::string offered(const std::vector<std::string>& ids) {
  std::string out;
  for (std::size_t i = 0; i < ids.size(); ++i)
    out += (i == 0 ? "" : i + 1 == ids.size() ? " or " : ", ") + ids[i];
  return out;
}

} // namespace

const std::vector<Method>& methods() {
  static const std::vector<Method> all = with_english_words(table());
  return all;
}

const Method* find(std::string_view id) {
  const auto found = std::ranges::find(methods(), id, &Method::id);
  return found == methods().end() ? nullptr : &*found;
}

const Method* recognised(std::string_view name) {
  const auto found =
      std::ranges::find(methods(), bare(name), [](const Method& each) { return bare(each.id); });
  return found == methods().end() ? nullptr : &*found;
}

std::optional<Scale> scale_of(std::string_view name) {
  if (const Method* method = recognised(name)) return method->questions.front().scale;
  if (const Known* known = find_not_carried(name)) return known->scale;
  return std::nullopt;
}

bool compares(std::string_view id) {
  const Method* method = recognised(id);
  return method != nullptr && method->scoring.of == ScoreOf::comparison;
}

bool has_categories(std::string_view id) {
  const Known* known = find_not_carried(id);
  return known == nullptr || !known->slider;
}

bool asks_several(std::string_view id) {
  const Method* method = recognised(id);
  return method != nullptr && method->questions.size() > 1;
}

std::string refusal_of(std::string_view id) {
  std::vector<std::string> ids;
  for (const Method& each : methods()) ids.push_back(each.id);
  if (const Known* known = find_not_carried(id))
    return fmt::format("method \"{}\" ({}) is not carried by this version; use {}", id, known->name,
                       offered(ids));
  const Method* meant = recognised(id);
  return fmt::format("method \"{}\" is not known{}; use {}", id,
                     meant == nullptr ? did_you_mean(id, ids) : " (did you mean " + meant->id + "?)",
                     offered(ids));
}

} // namespace quietroom::method
