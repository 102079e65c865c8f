#pragma once

#include "core/error.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace quietroom {

/// What a command reads and what it is about to write.
struct PlannedOutput {
  std::vector<std::filesystem::path> inputs; ///< files; those that are not there are passed over
  std::vector<std::filesystem::path> outputs;
  bool force = false; ///< files that Quietroom did not write may be replaced
};

/// Whether one file is meant: by the same file behind two names, links of both kinds included.
bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

/// "a device", "a pipe" or "a socket" where one is at the path or behind its link: writing beside and
/// renaming would put a file in its place. Places of the system (/dev, /proc) are devices, whatever they lead
/// to. Nothing for files, folders and where nothing is.
std::optional<std::string_view> no_file_at(const std::filesystem::path& path);

/// The first of the paths that names the same place as one before, by whatever spelling; nothing where each
/// is a place of its own.
std::optional<std::filesystem::path> named_twice(const std::vector<std::filesystem::path>& outputs);

/// The one guard of everything that writes, to be asked before anything is written: an error for each output
/// that is an input of the same command (standard input from a file included), whatever `force` says, and for
/// each one that is there and was not written by Quietroom as it is now, or that is a device (/dev/null
/// is allowed), pipe or socket.
std::vector<Problem> refused_outputs(const PlannedOutput& plan);

/// The same as an exception. Throws an input Error with the first refusal and the number of the others.
void guard_outputs(const PlannedOutput& plan);

} // namespace quietroom
