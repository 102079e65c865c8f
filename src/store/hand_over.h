#pragma once

#include "store/connection.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// What a booth has in its own journal goes to the study on the server. The chain of a session is the order:
/// a link that the server has was handed over with all before it, so nothing has to be written down about it.
/// Every row has its natural key, so that a row which arrives again changes nothing: whatever was cut in the
/// middle, on either side, is handed over once.
namespace quietroom::store {

struct HandedOver {
  std::uint64_t links = 0;          ///< of chains: attempts, sittings, the ends of sessions
  std::uint64_t left = 0;           ///< that still wait
  std::vector<std::string> refused; ///< a sentence for each session that the server cannot take
};

/// What of a journal is known to be on the server: session -> how the journal stood then. For whoever hands
/// over again and again.
using HandedBefore = std::map<std::string, std::string, std::less<>>;

/// Hands over what waits, in transactions of the server's own, `most_links` at most of each session. A
/// session is refused, and stays in the journal, where the server has another one of this id, or one of this
/// listener that counts. Throws an environment Error where the server goes away: what was committed there
/// stays.
HandedOver hand_over(sql::Connection& journal, sql::Connection& server, HandedBefore* before = nullptr,
                     std::uint64_t most_links = 1000000);

/// How many links wait, without handing one over.
std::uint64_t waiting(sql::Connection& journal, sql::Connection& server);

} // namespace quietroom::store
