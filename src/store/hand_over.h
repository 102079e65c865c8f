#pragma once

#include "store/connection.h"
#include "store/numbered_rows.h"

#include <cstdint>
#include <map>
#include <set>
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

/// What of a journal is known to be on the server, for whoever hands over again and again: sessions that
/// ended are not looked at any more then, and one new vote costs what it costs in an empty study.
struct HandedBefore {
  std::map<std::string, std::string, std::less<>> stood; ///< session -> how it stood in the journal then
  std::set<std::string, std::less<>> ended;              ///< of these, those that are finished
  std::set<std::string, std::less<>> held;               ///< those that did not get there whole
  SeenEntries entries;
};

/// Hands over what waits, many sessions in a transaction of the server, `most_links` at most of each session.
/// A session is refused, and stays in the journal, where the server has another one of this id, or one of
/// this listener that counts, or was set aside there, or was begun there by another user, or where the server
/// takes none of its rows; the others go on. Throws an environment Error where the server goes away: what was
/// committed there stays.
HandedOver hand_over(sql::Connection& journal, sql::Connection& server, HandedBefore* before = nullptr,
                     std::uint64_t most_links = 1000000);

/// What waits, without handing it over.
struct Waits {
  std::uint64_t links = 0; ///< of chains
  std::uint64_t rows = 0;  ///< of audit, notes and measurements
  std::vector<std::string>
      unseen; ///< sessions that another user of the server began: not counted, not shown to this one
  bool operator==(const Waits&) const = default;
};
Waits waiting(sql::Connection& journal, sql::Connection& server);

} // namespace quietroom::store
