#pragma once

#include <filesystem>
#include <string_view>

namespace quietroom::store {

/// The kind of network share that a file system of this type (statfs's f_type) is: "NFS"; empty for none.
std::string_view network_share(long file_system_type);

/// The same of the file system on which a file lies or will lie; empty also where that cannot be told.
std::string_view network_share_of(const std::filesystem::path& file);

} // namespace quietroom::store
