#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::stimulus {

/// A file that is not taken, and why.
struct LeftOut {
  std::string file; ///< relative to the folder
  std::string why;
};

struct FolderFiles {
  std::vector<std::string> files; ///< relative, "/" between folders, sorted bytewise
  std::vector<LeftOut> left_out;  ///< pipes, links that lead out, hidden files
};

/// Every file under a folder. Links to folders are not followed. Left out without a word: set.toml, set.lock
/// and the folder converted_folder, which are the program's own. Throws an input Error where `folder` is
/// none.
FolderFiles files_of(const std::filesystem::path& folder);

/// Where copies of files go that cannot be played as they are.
inline constexpr const char* converted_folder = "converted";

} // namespace quietroom::stimulus
