#pragma once

#include "cli/watch_request.h"
#include "watch/records.h"

namespace quietroom::cli {

/// Reads what was asked to its end: a capture or rows. Records go to `sink` in the order of time, and the
/// conditions of the request are told. Gives notes on what was not read. Throws an input Error for options of
/// the other form of input.
std::vector<std::string> watch_input(const Arguments& arguments, WatchRequest& request, watch::Sink sink);

} // namespace quietroom::cli
