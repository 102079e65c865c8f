#pragma once

#include "design/wording.h"
#include "store/connection.h"

#include <cstdint>
#include <string>
#include <vector>

/// What listeners read, and what the operator accepted of it, in the tables of schema 3.
namespace quietroom::store {

/// That an operator accepted texts which nobody has confirmed.
struct AcceptedTexts {
  std::string sha256; ///< of the texts
  std::string what;   ///< language, how many of which status, and how it was accepted
};

/// Adds the texts of one sitting. Within a transaction of the caller's.
void insert_session_texts(sql::Connection& connection, const std::string& session, std::int64_t sitting,
                          const std::vector<design::NamedText>& texts);

/// Adds it to the table `audit`, as the action "labels_accepted".
void insert_accepted_texts(sql::Connection& connection, const AcceptedTexts& accepted,
                           const std::string& program, const std::string& now_utc);

/// Whether texts of this hash were accepted before.
bool has_accepted_texts(sql::Connection& connection, const std::string& sha256);

} // namespace quietroom::store
