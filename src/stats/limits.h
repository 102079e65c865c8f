#pragma once

namespace quietroom::stats {

/// The two ends of an interval, low <= high, in the unit of the value that it belongs to.
struct Limits {
  double low = 0, high = 0;
};

} // namespace quietroom::stats
