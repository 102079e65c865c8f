#pragma once

#include "session/kept_session.h"
#include "store/location.h"

namespace quietroom::store {

/// All sessions of a database, of people and simulated ones, with the bytes under their digests: one
/// snapshot. Nothing is written; a database of an earlier schema is read as it is, and its rows have no
/// digests. Throws an input Error where there is no such file, an environment Error where it cannot be read.
session::KeptStudy read_kept_sessions(const Location& database);

} // namespace quietroom::store
