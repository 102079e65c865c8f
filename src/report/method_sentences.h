#pragma once

#include "core/counted.h"
#include "report/method_section.h"

#include <string>
#include <string_view>

/// The paragraphs of a method section, each from the description of a test.
namespace quietroom::report {

Paragraph question_paragraph(const analysis::StudyDescription& study);
Paragraph listeners_paragraph(const analysis::StudyDescription& study);
Paragraph stimuli_paragraph(const analysis::StudyDescription& study);
Paragraph conditions_paragraph(const analysis::StudyDescription& study);
Paragraph order_paragraph(const analysis::StudyDescription& study);
Paragraph listening_paragraph(const analysis::StudyDescription& study);
Paragraph analysis_paragraph(const analysis::StudyDescription& study, const std::string& version);

/// "90 to 96", "96".
std::string extent_text(analysis::Extent extent);

/// What the author wrote of a key of design::fact_keys(), as a sentence behind its topic, else a gap.
Sentence fact_or_gap(const analysis::StudyDescription& study, std::string_view key);

/// The first letter in upper case and a full stop at the end.
std::string as_sentence(std::string text);

} // namespace quietroom::report
