#pragma once

#include "cli/command.h"

namespace quietroom::cli {

/// `store status PLACE`: how much each study there holds, whose rights a server's studies have, and of the
/// folder of a booth what waits for its server. Returns the exit code.
int store_status(const Arguments& arguments);

} // namespace quietroom::cli
