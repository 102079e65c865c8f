#pragma once

#include "design/listener_facts.h"
#include "store/connection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What listeners said besides votes: the tables form_answer and questionnaire_answer of a study. All of it
/// is personal: no default export has it, and a withdrawal wipes it.
namespace quietroom::store {

struct StoredAnswer {
  std::string session, listener;
  std::string questionnaire; ///< its id; that of the form is design::form_id
  std::string question;
  std::int64_t position = 0;       ///< from 1 in the questionnaire
  std::string heading;             ///< as it was read
  std::optional<std::string> code; ///< nothing: asked, and left without an answer
  std::string said;                ///< as it stood on the screen
  std::string answered_utc;
  bool operator==(const StoredAnswer&) const = default;
};

/// One transaction; an answer that is there already is replaced. `listener` is that of the session.
void add_answer(sql::Connection& connection, const StoredAnswer& answer);

/// The keys (design::answer_key) of what a session was asked, answered or not.
std::set<std::string> answered_in(sql::Connection& connection, const std::string& session);

/// The codes that a session gave in the form, by field.
std::map<std::string, std::string, std::less<>> form_of(sql::Connection& connection,
                                                        const std::string& session);

/// Every answer of people, forms first, in the order of their sessions. Nothing in databases of earlier
/// schemas.
std::vector<StoredAnswer> all_answers(sql::Connection& connection);

/// How many said what in the form.
void count_answers(sql::Connection& connection, design::ListenerFacts& facts);

void wipe_answers(sql::Connection& connection, const std::string& session);

} // namespace quietroom::store
