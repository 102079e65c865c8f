#pragma once

#include "analysis/study_description.h"

#include <string>
#include <vector>

/// The method section of a paper, from what was really done: what ITU-T P.800.2 asks of a report of MOS, and
/// what reviewers of listening tests ask. What nobody recorded is a visible gap and never a guess.
namespace quietroom::report {

struct Sentence {
  std::string topic; ///< "listeners", a key of design::fact_keys(), or a word of its own
  std::string text;  ///< a whole sentence, or of a gap what is missing
  bool recorded = true;
};

/// As a reader sees it: of a gap "[room noise: not recorded]".
std::string shown(const Sentence& sentence);

struct Paragraph {
  std::string heading;
  std::vector<Sentence> sentences;
};

/// `version` is that of the program which computes.
std::vector<Paragraph> method_section(const analysis::StudyDescription& study, const std::string& version);

/// One question of a reviewer, and what the section says to it.
struct ChecklistEntry {
  std::string question;
  std::vector<Sentence> answer;
};

/// The questions that reviewers of speech synthesis ask (a list of 2025, in our words), each with its answer.
std::vector<ChecklistEntry> reviewers_checklist(const std::vector<Paragraph>& section);

/// A gap reads **[room noise: not recorded]**.
std::string markdown(const std::vector<Paragraph>& section);
std::string markdown(const std::vector<ChecklistEntry>& checklist);

/// For \input: \paragraph and plain text, with no package; a gap is set in bold.
std::string latex(const std::vector<Paragraph>& section);
std::string latex(const std::vector<ChecklistEntry>& checklist);

/// `section[] {heading, sentences[] {topic, text, recorded}}`, `checklist[] {question, answer[]}`, `gaps`.
std::string method_section_json(const std::vector<Paragraph>& section,
                                const std::vector<ChecklistEntry>& checklist);

} // namespace quietroom::report
