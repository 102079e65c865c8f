#include "design/form_texts.h"

namespace quietroom::design {

namespace {

enum class NeededBy { form, questions, eligibility };

struct FormText {
  const char* key;
  NeededBy page;
};

constexpr FormText form_texts[] = {
    {"form_age_band", NeededBy::form}, // form_ and the name of a field: its question
    {"form_gender", NeededBy::form},
    {"form_native_language", NeededBy::form},
    {"form_hearing", NeededBy::form},
    {"form_last_listening_test", NeededBy::form},
    {"form_last_test", NeededBy::form},
    {"age_under_20", NeededBy::form},
    {"age_60_or_more", NeededBy::form},
    {"gender_female", NeededBy::form},
    {"gender_male", NeededBy::form},
    {"gender_other", NeededBy::form},
    {"hearing_normal", NeededBy::form},
    {"hearing_impaired", NeededBy::form},
    {"date_never", NeededBy::form},
    {"type_date", NeededBy::form},
    {"date_wrong", NeededBy::form},
    {"choose_one", NeededBy::questions},
    {"type_text", NeededBy::questions},
    {"press_skip", NeededBy::questions},
    {"not_eligible_text", NeededBy::eligibility},
    {"override_code_text", NeededBy::eligibility},
    {"override_title", NeededBy::eligibility},
    {"override_text", NeededBy::eligibility},
    {"press_override", NeededBy::eligibility},
    {"breach_last_test", NeededBy::eligibility},
    {"breach_last_listening_test", NeededBy::eligibility},
    {"breach_normal_hearing", NeededBy::eligibility},
    {"breach_unheard", NeededBy::eligibility},
};

bool is_needed(NeededBy page, const UsedPages& used) {
  switch (page) {
  case NeededBy::form:
    return used.form;
  case NeededBy::questions:
    return used.questions;
  case NeededBy::eligibility:
    break;
  }
  return used.eligibility;
}

} // namespace

UsedPages used_pages(toml::Reader& study) {
  UsedPages out;
  out.form = study.value("form") != nullptr || study.value("field") != nullptr;
  out.questions = out.form || study.value("questionnaire") != nullptr;
  out.eligibility = study.value("eligibility") != nullptr;
  return out;
}

std::vector<std::string> form_text_keys() {
  std::vector<std::string> out;
  for (const FormText& each : form_texts) out.emplace_back(each.key);
  return out;
}

void add_form_texts(const labels::LabelPack* pack, const UsedPages& used, Wording& wording) {
  for (const FormText& each : form_texts) {
    if (!is_needed(each.page, used)) continue;
    std::string& text = wording.of_form[each.key];
    labels::TextOrigin& origin = wording.origins[each.key];
    if (pack == nullptr) continue;
    const auto found = pack->texts.find(each.key);
    if (found == pack->texts.end()) continue;
    text = found->second.text;
    origin = found->second.origin;
  }
}

const std::string& form_text(const Wording& wording, std::string_view key) {
  static const std::string none;
  const auto found = wording.of_form.find(key);
  return found == wording.of_form.end() ? none : found->second;
}

} // namespace quietroom::design
