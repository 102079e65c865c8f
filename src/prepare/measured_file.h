#pragma once

#include "stimulus/file_level.h"

#include <filesystem>

namespace quietroom::prepare {

/// The levels of a recording of any kind; without loudness the file is never whole in memory. Throws an
/// input Error for a file that cannot be read.
stimulus::FileLevel measured_file(const std::filesystem::path& file, signal::LevelSearch search,
                                  bool with_loudness);

} // namespace quietroom::prepare
