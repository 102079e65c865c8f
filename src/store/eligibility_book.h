#pragma once

#include "design/eligibility.h"
#include "design/listener_facts.h"
#include "store/connection.h"

#include <optional>
#include <string>
#include <vector>

/// Who was eligible: the table `eligibility` of a study. Which rule did not hold for whom is personal, and a
/// withdrawal wipes it.
namespace quietroom::store {

struct EligibilityEntry {
  std::string session, listener;
  std::string rules;    ///< as they were: design::rules_text()
  std::string breaches; ///< names of the rules that did not hold, with commas; empty: eligible
  bool overridden = false;
  std::string checked_utc;
};

/// What was computed of a session; nothing where that was not done yet.
std::optional<EligibilityEntry> screening_of(sql::Connection& connection, const std::string& session);

/// Whether the session may go on: eligible, or taken in nevertheless.
bool is_let_in(sql::Connection& connection, const std::string& session);

/// One transaction; what was computed before is replaced.
void note_screening(sql::Connection& connection, const std::string& session,
                    const design::EligibilityRules& rules, const std::vector<design::Breach>& breaches,
                    const std::string& now_utc);

/// The operator takes the listener in nevertheless: action `eligibility_override` of the audit, with the
/// reason. One transaction.
void override_screening(sql::Connection& connection, const std::string& session, const std::string& listener,
                        const std::string& reason, const std::string& program, const std::string& now_utc);

/// Of all people, in the order of their sessions; nothing in databases of earlier schemas.
std::vector<EligibilityEntry> all_screenings(sql::Connection& connection);

/// Rules, breaches and overrides of the sessions that count.
void count_screenings(sql::Connection& connection, design::ListenerFacts& facts);

/// Wipes what was computed, and the reasons of overrides.
void wipe_screening(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
