#pragma once

#include "store/connection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::cli {

/// What waits in STUDY/waiting and may count now, or was set aside, comes into the study
/// (store::take_waiting()), and the heads that were noted of it into the ledger of the study. Where nothing
/// is left there its ledger goes, unless lines of it are no heads, and the folder, unless something else is
/// in it. The ids of what came in.
std::vector<std::string> taken_waiting(const std::filesystem::path& study, store::sql::Connection& into);

} // namespace quietroom::cli
