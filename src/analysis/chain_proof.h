#pragma once

#include "core/error.h"
#include "session/kept_session.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// What does not hold in the chain of a session: links that are missing or whose digest does not fit what
/// stands in them, answers, and what was set aside. Each link is held against the digest that is stored
/// before it, so that a change is named where it is.
std::vector<Problem> chain_problems(const session::KeptSession& session);

/// The stored digest of the last link; nothing without a chain.
std::optional<std::string> head_of(const session::KeptSession& session);

/// Whether the digest is that of a link of the chain.
bool has_link(const session::KeptSession& session, const std::string& digest);

/// Whether an attempt is from before there were digests, so that nothing can be said of it.
bool is_unproved(const session::KeptSession& session, const session::KeptAttempt& attempt);

} // namespace quietroom::analysis
