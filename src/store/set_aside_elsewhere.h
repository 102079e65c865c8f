#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// An experimenter sets sessions aside, or lets a listener withdraw, on the server of a lab. The booth that
/// held them reads so there, and does the same in its own journal. It needs to see no more than a booth may:
/// session and set_aside.
namespace quietroom::store {

struct SetAsideElsewhere {
  std::vector<std::string> redone; ///< sessions of the journal that are set aside now
  bool has_withdrawn = false;      ///< the listener, from the study: no booth may seat them
  int wiped = 0;                   ///< votes of theirs that the journal had
};

/// Brings the journal to what the server says of this listener, with the times of the server, so that chains
/// that were alike stay so. Throws an environment Error where either cannot be used.
SetAsideElsewhere take_over_set_aside(sql::Connection& journal, sql::Connection& server,
                                      const std::string& listener, const std::string& program);

/// Everybody of whom the journal has a session.
std::vector<std::string> listeners_of(sql::Connection& journal);

/// Who has withdrawn on the server and still has answers in the journal; reads only.
std::vector<std::string> withdrawn_elsewhere(sql::Connection& journal, sql::Connection& server);

/// What was done, a sentence each; none where nothing was.
std::vector<std::string> sentences(const SetAsideElsewhere& done, const std::string& listener);

} // namespace quietroom::store
