#pragma once

#include <cstddef>
#include <vector>

namespace quietroom::signal {

/// Kaiser's shape parameter (1974) for a stop band so many decibels down.
double kaiser_beta(double attenuation_db);

/// Kaiser's window of an odd number of taps; 1 in the middle.
std::vector<double> kaiser_window(std::size_t taps, double beta);

} // namespace quietroom::signal
