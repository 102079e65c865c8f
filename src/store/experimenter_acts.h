#pragma once

#include "session/effect.h"
#include "store/study_store.h"

#include <cstdint>
#include <string>

namespace quietroom::store {

/// What the experimenter did in a session: one transaction with its entry in the audit, whose reason says
/// which block. A block that is repeated has its votes set aside as restarted. Throws an environment Error
/// where it cannot be written; nothing has changed then.
void store_act(sql::Connection& connection, const SessionFacts& facts, const session::Act& act,
               const std::string& now_utc);

/// How often it was done in sessions of people, as the audit says; none in a database of an earlier schema.
struct ActCounts {
  std::uint64_t pauses = 0;
  std::uint64_t repeated = 0; ///< blocks, the practice among them
  std::uint64_t notes = 0;
};
ActCounts act_counts(sql::Connection& connection);

} // namespace quietroom::store
