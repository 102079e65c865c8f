#include "design/form_fields.h"

#include "design/form_texts.h"

#include <algorithm>

namespace quietroom::design {

namespace {

struct KnownAnswer {
  std::string code;
  std::string label_key; ///< of form_texts.h; empty: `label` is the same in every language
  std::string label = {};
};

struct KnownField {
  std::string name;
  AnswerKind kind;
  std::vector<KnownAnswer> answers = {};
};

// Bands and not ages, months and not days: no more than rules and tables need.
const std::vector<KnownField>& known_fields() {
  static const std::vector<KnownField> out = {
      {"age_band",
       AnswerKind::choice,
       {{"under-20", "age_under_20"},
        {"20-29", "", "20–29"},
        {"30-39", "", "30–39"},
        {"40-49", "", "40–49"},
        {"50-59", "", "50–59"},
        {"60-or-more", "age_60_or_more"}}},
      {"gender",
       AnswerKind::choice,
       {{"female", "gender_female"}, {"male", "gender_male"}, {"other", "gender_other"}}},
      {"native_language", AnswerKind::text},
      {"hearing", AnswerKind::choice, {{"normal", "hearing_normal"}, {"impaired", "hearing_impaired"}}},
      {"last_listening_test", AnswerKind::date},
      {"last_test", AnswerKind::date},
  };
  return out;
}

const KnownField* known_field(std::string_view name) {
  const auto found = std::ranges::find(known_fields(), name, &KnownField::name);
  return found == known_fields().end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> form_field_names() {
  std::vector<std::string> out;
  for (const KnownField& each : known_fields()) out.push_back(each.name);
  return out;
}

std::optional<FormQuestion> form_field(std::string_view name, const Wording& wording) {
  const KnownField* field = known_field(name);
  if (field == nullptr) return std::nullopt;
  FormQuestion out;
  out.id = field->name;
  out.heading = form_text(wording, "form_" + field->name);
  out.kind = field->kind;
  for (const KnownAnswer& each : field->answers) {
    out.codes.push_back(each.code);
    out.labels.push_back(each.label_key.empty() ? each.label : form_text(wording, each.label_key));
  }
  return out;
}

std::vector<std::string> codes_of_field(std::string_view name) {
  std::vector<std::string> out;
  if (const KnownField* field = known_field(name))
    for (const KnownAnswer& each : field->answers) out.push_back(each.code);
  return out;
}

} // namespace quietroom::design
