#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quietroom::imported {

/// One part of a ZIP archive in memory; nothing where the archive has no such part. Throws an input Error for
/// an archive that is damaged, cut off or encrypted, and for a part that unpacks to more than 64 MB, whatever
/// the archive says of its size.
std::optional<std::string> part_of_zip(const std::string& name, std::string_view archive, const char* part);

} // namespace quietroom::imported
