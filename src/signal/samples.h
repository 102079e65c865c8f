#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::signal {

/// An empty vector with room for so many samples. Where they are many, the kernel is asked for large pages:
/// a whole clip in pages of 4 KiB takes it longer than reading the file.
std::vector<double> with_room(std::size_t count);

/// A copy with room of that kind.
std::vector<double> copy_of(std::span<const double> samples);

/// Highest magnitude; 0 of none.
double peak_of(std::span<const double> samples);

} // namespace quietroom::signal
