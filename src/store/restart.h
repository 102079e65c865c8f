#pragma once

#include "store/connection.h"

#include <string>

namespace quietroom::store {

/// Begins a block of a session again: its votes are set aside as "restarted", a link of the chain and the
/// audit say so. `block` counts from 1. One transaction.
void restart_block(sql::Connection& connection, const std::string& session, int block,
                   const std::string& reason, const std::string& program, const std::string& now_utc);

} // namespace quietroom::store
