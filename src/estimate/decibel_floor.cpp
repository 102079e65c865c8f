#include "estimate/decibel_floor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace quietroom::estimate {

namespace {

constexpr double floor_db = -45, range_db = 45;

void floored_decibels(Neurogram& amplitudes) {
  for (double& cell : amplitudes.cells) {
    if (cell == 0) cell = std::numeric_limits<double>::epsilon();
    cell = std::max(10 * std::log10(std::abs(cell)), floor_db);
  }
}

std::span<double> frame_of(Neurogram& neurogram, std::size_t frame) {
  return std::span(neurogram.cells).subspan(frame * neurogram.bands, neurogram.bands);
}

} // namespace

void to_decibels(Neurogram& reference, Neurogram& degraded) {
  floored_decibels(reference);
  floored_decibels(degraded);
  for (std::size_t i = 0; i < std::min(reference.frames(), degraded.frames()); ++i) {
    const auto a = frame_of(reference, i);
    const auto b = frame_of(degraded, i);
    const double lowest = std::max(*std::ranges::max_element(a), *std::ranges::max_element(b)) - range_db;
    for (double& cell : a) cell = std::max(cell, lowest);
    for (double& cell : b) cell = std::max(cell, lowest);
  }
  const double zero =
      std::min(*std::ranges::min_element(reference.cells), *std::ranges::min_element(degraded.cells));
  for (double& cell : reference.cells) cell -= zero;
  for (double& cell : degraded.cells) cell -= zero;
}

} // namespace quietroom::estimate
