#pragma once

#include "core/toml.h"
#include "design/wording.h"

#include <string>
#include <string_view>
#include <vector>

/// The texts of the pages that only some studies have: form, questionnaires, eligibility. A study without
/// them needs none of these, in whatever language.
namespace quietroom::design {

/// Which of the pages a study has.
struct UsedPages {
  bool form = false;        ///< [form] or [[field]]
  bool questions = false;   ///< any page with a question: a form or a questionnaire
  bool eligibility = false; ///< [eligibility]
};

UsedPages used_pages(toml::Reader& study);

/// Every key there is, in the order of a session.
std::vector<std::string> form_text_keys();

/// Puts the texts that these pages need into `wording`, with their origin; of one that the pack lacks the
/// origin says missing.
void add_form_texts(const labels::LabelPack* pack, const UsedPages& used, Wording& wording);

/// The text of a key; empty where the study does not need it.
const std::string& form_text(const Wording& wording, std::string_view key);

} // namespace quietroom::design
