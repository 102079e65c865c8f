#pragma once

#include "design/questionnaire.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Who may take part: the rules of [eligibility] in study.toml. ITU-T P.800 (Annex B) asks of untrained
/// listeners: no subjective test of any kind for 6 months, none of listening opinion for a year, and the
/// sentences never heard before.
namespace quietroom::design {

enum class Unheard {
  no_rule,
  files,  ///< no stimulus of the session was heard before
  sources ///< no talker's sample of the session was heard before, however it was processed
};

struct EligibilityRules {
  int last_test_months = 0;           ///< since any subjective test; 0 = no rule
  int last_listening_test_months = 0; ///< since a test of listening opinion; 0 = no rule
  bool normal_hearing = false;        ///< as the listener reports it
  Unheard unheard = Unheard::no_rule;
  std::vector<std::filesystem::path> other_studies; ///< whose sessions count too: folders or databases
  int other_studies_line = 0;                       ///< of study.toml
  bool operator==(const EligibilityRules&) const = default;
};

bool has_rules(const EligibilityRules& rules);

/// "last_test_months = 6, unheard = sources": as it is stored with a session.
std::string rules_text(const EligibilityRules& rules);

enum class Breach { last_test, last_listening_test, normal_hearing, unheard };

/// The key of the rule without its unit: "last_test". In databases and in the keys of wording ("breach_...").
std::string_view name_of(Breach breach);

/// What earlier sessions say of a listener.
struct EarlierListening {
  std::string last_utc;      ///< when something was heard last; empty: never
  bool heard_before = false; ///< something that the rule `unheard` forbids
};

/// The rules that do not hold. `answers`: codes by field of the form. Each session of Quietroom is a test of
/// listening opinion, so what is stored counts whatever the listener says.
std::vector<Breach> breaches(const EligibilityRules& rules,
                             const std::map<std::string, std::string, std::less<>>& answers,
                             const EarlierListening& earlier, std::string_view today_utc);

/// The fields of the form that these rules need an answer to.
std::vector<std::string> fields_needed(const EligibilityRules& rules);

/// Reads [eligibility]; paths are relative to the folder of the study.
EligibilityRules read_eligibility(toml::Reader& study, const std::filesystem::path& folder,
                                  std::vector<Problem>& problems);

} // namespace quietroom::design
