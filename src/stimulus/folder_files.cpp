#include "stimulus/folder_files.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "core/written_files.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::stimulus {

namespace fs = std::filesystem;

namespace {

/// Why a directory entry cannot be a stimulus; empty where it can.
std::string why_not(const fs::path& folder, const fs::directory_entry& entry, const std::string& name) {
  std::error_code failure;
  if (entry.path().filename().string().starts_with('.')) return "is hidden";
  if (entry.is_symlink(failure) && entry.is_directory(failure)) return "is a link to a folder";
  if (!inside(folder, name)) return "is a link that leaves the folder; copy the file into it";
  if (!entry.is_regular_file(failure)) return "is no regular file";
  return {};
}

bool is_own(const std::string& name) {
  return name == "set.toml" || name == "set.lock" || fs::path(name).filename() == written_list;
}

} // namespace

bool is_converted_folder_taken(const fs::path& folder) {
  const fs::path converted = folder / converted_folder;
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(converted, failure))) return false;
  if (!fs::is_directory(converted, failure)) return true;
  if (fs::is_empty(converted, failure) || fs::is_regular_file(converted / written_list, failure))
    return false;
  if (!fs::is_regular_file(folder / "set.toml", failure)) return true;
  return std::ranges::none_of(read_set(folder).set.stimuli,
                              [](const Stimulus& each) { return each.converted.has_value(); });
}

FolderFiles files_of(const fs::path& folder) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure))
    throw_input(fmt::format("{}: no such folder; name one that holds sound files", folder.string()));
  const bool skips_converted = !is_converted_folder_taken(folder);
  FolderFiles out;
  fs::recursive_directory_iterator entries(folder, failure);
  for (; !failure && entries != fs::recursive_directory_iterator(); entries.increment(failure)) {
    const std::string name = entries->path().lexically_relative(folder).generic_string();
    const bool is_folder = entries->is_directory() && !entries->is_symlink();
    if (is_folder) {
      if ((name == converted_folder && skips_converted) || name.starts_with('.'))
        entries.disable_recursion_pending();
      continue;
    }
    if (is_own(name)) continue;
    if (std::string why = why_not(folder, *entries, name); !why.empty())
      out.left_out.push_back({name, std::move(why)});
    else
      out.files.push_back(name);
  }
  if (failure)
    throw_input(
        fmt::format("{}: cannot be listed ({}); fix the permissions", folder.string(), failure.message()));
  std::ranges::sort(out.files);
  std::ranges::sort(out.left_out, {}, &LeftOutFile::file);
  return out;
}

} // namespace quietroom::stimulus
