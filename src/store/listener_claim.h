#pragma once

#include "store/location.h"

#include <memory>
#include <string>

namespace quietroom::store {

/// Whether this connection is the only one now that simulates its study on the server: until it ends.
bool claims_simulation(sql::Connection& server);

/// Keeps other booths of a study on a server from seating the same listener. It is gone with the connection:
/// when the booth's program ends, however it ends, or some 40 s after its machine or its network is gone.
class ListenerClaim {
public:
  /// `booth` is shown to the one that comes second. Throws an environment Error where another booth seats the
  /// listener, or has begun a session of theirs that `journal` does not have; where the server does not
  /// answer, has the study in another schema, or does not let this user add votes.
  ListenerClaim(const Location& server, const std::string& listener, const std::string& booth,
                sql::Connection& journal);

  /// To the server, with the right to write.
  sql::Connection& connection() const { return *m_connection; }

private:
  std::unique_ptr<sql::Connection> m_connection;
};

} // namespace quietroom::store
