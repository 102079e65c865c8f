#pragma once

#include <vector>

namespace quietroom::signal {

/// (1 - 1/z) / (1 - keep/z) in place: 3 dB down at about (1 - keep) / (2 pi) of the sample rate.
void filter_dc(std::vector<double>& samples, double keep);

} // namespace quietroom::signal
