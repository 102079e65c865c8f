#pragma once

#include "bundle/text_file.h"

#include <optional>
#include <string>
#include <vector>

/// What listeners said of themselves: only on request in an export, and never in a public one.
namespace quietroom::bundle {

/// An answer to a form or a questionnaire.
struct PersonalAnswer {
  std::string listener, session, questionnaire, question, heading;
  std::optional<std::string> code; ///< nothing: left without an answer
  std::string said, answered_utc;
};

/// Whether somebody was eligible.
struct PersonalScreening {
  std::string listener, session, rules, breaches;
  bool overridden = false;
  std::string checked_utc;
};

/// `personal/answers.csv` and `personal/eligibility.csv`, each only where it has rows.
std::vector<TextFile> personal_tables(const std::vector<PersonalAnswer>& answers,
                                      const std::vector<PersonalScreening>& screenings);

} // namespace quietroom::bundle
