#pragma once

#include "session/effect.h"
#include "store/connection.h"

#include <cstdint>
#include <string>

/// What listeners answered in the sound check that can be failed: the table `sound_check` of a study. It goes
/// when a listener withdraws.
namespace quietroom::store {

/// One transaction.
void add_sound_check(sql::Connection& connection, const std::string& session,
                     const session::StoreCheck& answered, const std::string& program,
                     const std::string& now_utc);

/// Of the sessions that count; nothing in databases of earlier schemas.
struct SoundCheckCounts {
  std::uint64_t sessions = 0;      ///< in which something was answered
  std::uint64_t with_failures = 0; ///< in which an answer was wrong
};
SoundCheckCounts sound_check_counts(sql::Connection& connection);

} // namespace quietroom::store
