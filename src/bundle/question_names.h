#pragma once

#include <string>
#include <vector>

namespace quietroom::bundle {

/// What each question is called in names of files: its letters and digits of ASCII, "question" where it has
/// none; the second of two that would have one name (case apart) has a number behind it. In the order given.
std::vector<std::string> names_of_questions(const std::vector<std::string>& questions);

} // namespace quietroom::bundle
