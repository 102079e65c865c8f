#pragma once

#include "cli/command.h"

namespace quietroom::cli {

/// `store send STUDY`: hands over what this folder's booth has and its server has not. Returns the exit code:
/// check_failed where some of it still waits.
int store_send(const Arguments& arguments);

} // namespace quietroom::cli
