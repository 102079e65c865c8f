#pragma once

#include "core/toml.h"
#include "method/method.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::design {

/// Puts the questions of `[[scale]]` tables in place of those of a method of one sound: `question` (an id),
/// `heading`, `labels` (2 to 11, the highest first), `lowest` (the number of the last one; 1). Categories
/// that are no single digit are chosen by arrow keys. Their mean has no name. All have the same categories,
/// so that one table can hold them.
void use_own_scales(const std::vector<const toml::Table*>& tables, const std::string& file,
                    std::vector<Problem>& problems, method::Method& method);

/// Whether it may be the id of a question: a small letter, then small letters, digits and _; up to 64.
bool is_question_id(std::string_view text);

/// The ids and categories of own questions, "naturalness 1:7"; empty for those of the table.
std::string own_questions(const method::Method& method);

} // namespace quietroom::design
