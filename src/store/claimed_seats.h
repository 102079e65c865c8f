#pragma once

#include "store/connection.h"

#include <string>
#include <vector>

/// Who sits in the booths of a lab now: which listeners are claimed on the server of a study
/// (listener_claim.h).
namespace quietroom::store {

struct ClaimedSeat {
  std::string listener; ///< empty: none of those asked for
  std::string booth;    ///< as it calls itself
  bool operator==(const ClaimedSeat&) const = default;
};

/// By listener and booth. A claim has no name of its listener: `listeners` are those who may sit. Throws an
/// environment Error. Of a server only.
std::vector<ClaimedSeat> claimed_seats(sql::Connection& server, const std::vector<std::string>& listeners);

} // namespace quietroom::store
