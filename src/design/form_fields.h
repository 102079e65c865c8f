#pragma once

#include "design/questionnaire.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The fields of a listener's form that Quietroom knows in every language of the station.
namespace quietroom::design {

/// age_band, gender, native_language, hearing, last_listening_test, last_test.
std::vector<std::string> form_field_names();

/// The question of a known field in the words of this station; nothing where it is none.
std::optional<FormQuestion> form_field(std::string_view name, const Wording& wording);

/// The codes of the answers to a known choice, in the order of its keys; none where it is no choice.
std::vector<std::string> codes_of_field(std::string_view name);

} // namespace quietroom::design
