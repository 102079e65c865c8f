#pragma once

#include "report/method_sentences.h"

/// What the listeners of a study said of themselves, and which rules they were held against: counts alone.
namespace quietroom::report {

/// Of `ages`, `genders`, `native_language` or `hearing`: what the author wrote, else what the forms say, else
/// a gap. Native languages of fewer than five listeners stand together.
Sentence said_by_listeners(const analysis::StudyDescription& study, std::string_view key);

/// Whether the counts of this field of the form stand in a method section, each answer by its name.
bool is_told(std::string_view field);

/// The rules of eligibility, for how many they did not hold, and how many were taken in nevertheless. Nothing
/// where nobody was checked.
std::vector<Sentence> eligibility_sentences(const analysis::StudyDescription& study);

/// All of it in a few sentences, for the description of a bundle; empty where nothing is known.
std::string listeners_text(const analysis::StudyDescription& study);

} // namespace quietroom::report
