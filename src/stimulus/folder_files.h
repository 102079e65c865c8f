#pragma once

#include "stimulus/taken_in.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::stimulus {

struct FolderFiles {
  std::vector<std::string> files;    ///< relative, "/" between folders, sorted bytewise
  std::vector<LeftOutFile> left_out; ///< pipes, links that lead out, hidden files
};

/// Every file under a folder. Links to folders are not followed. Left out without a word: set.toml, set.lock,
/// and the folder converted_folder where it is the program's own. Throws an input Error where `folder` is
/// none.
FolderFiles files_of(const std::filesystem::path& folder);

/// Whether that folder is somebody's own: it holds files, and neither add-set's list of what it wrote nor the
/// set.toml beside it knows it.
bool is_converted_folder_taken(const std::filesystem::path& folder);

} // namespace quietroom::stimulus
