#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// A listener takes back what they gave.
namespace quietroom::store {

struct Withdrawn {
  std::vector<std::string> sessions;
  int votes = 0; ///< that were wiped
};

/// Withdraws a listener in one transaction: every session of theirs is wiped and set aside, with a link of
/// its chain that says so. The attempts stay, void as "withdrawn", so that everybody sees that something was
/// there; those that had no answer keep their own reason. Notes on these sessions are wiped, too. The audit
/// says that it was done, and nothing of what was wiped. Afterwards the log is brought into the database, so
/// that no byte of an answer stays in either. Throws an input Error where nothing is stored of the listener,
/// or has been withdrawn already.
Withdrawn withdraw(sql::Connection& connection, const std::string& listener, const std::string& program,
                   const std::string& now_utc);

} // namespace quietroom::store
