#pragma once

#include "store/session_record.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

/// Where sessions stand that cannot stand in the database of their study: those that wait until somebody
/// decides, and those whose id another session has there. Each file is a database like that of a booth; two
/// sessions of one id are in two files. Beside STUDY/study.sqlite they are STUDY/waiting/study.sqlite and
/// study-2.sqlite ..., beside a copy NAME.sqlite they are NAME-waiting.sqlite and NAME-waiting-2.sqlite ...
namespace quietroom::store {

/// The name of one of them, from 1, whether it is there or not.
std::filesystem::path waiting_file_beside(const std::filesystem::path& database, std::size_t number);

/// Those that are there, by number.
std::vector<std::filesystem::path> waiting_files_beside(const std::filesystem::path& database);

/// The sessions of people in all of them, file by file, that are not set aside; `counts` is empty. Nothing is
/// written. Throws an environment Error where a file cannot be read.
std::vector<WaitingSession> sessions_waiting_beside(const std::filesystem::path& database);

/// "L01-1-7f3a2c (12 votes), L02-1 (5 votes)"
std::string names_of(const std::vector<WaitingSession>& sessions);

} // namespace quietroom::store
