#pragma once

#include <string>
#include <vector>

namespace quietroom::figure {

/// Round numbers (1, 2 or 5 times a power of ten apart) from low to high, at most `most` of them, 2 or more.
std::vector<double> ticks(double low, double high, int most);

/// A tick as a reader expects it: no more digits than tell it from its neighbour.
std::string tick_text(double value, double step);

} // namespace quietroom::figure
