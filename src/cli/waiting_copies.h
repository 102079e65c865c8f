#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// What is said of sessions that wait beside a database that is copied (store/waiting_files.h).
namespace quietroom::cli {

/// Which files were made for them beside the copy; nothing where there are none.
void tell_of_waiting_copies(const std::filesystem::path& copy,
                            const std::vector<std::filesystem::path>& made);

/// That `copy` has none of those beside `database`, and where they stay.
void tell_of_waiting_left(const std::filesystem::path& database, const std::string& copy);

} // namespace quietroom::cli
