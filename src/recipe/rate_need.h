#pragma once

#include <string>
#include <vector>

namespace quietroom::recipe {

/// The sample rates and channels at which a step can work, and the rate it leaves behind.
struct RateNeed {
  std::string name = {};          ///< of the step, as a message begins with it
  std::vector<int> works_at = {}; ///< empty: any rate
  int gives_hz = 0;               ///< 0: as it came
  int most_channels = 1;
  int gives_channels = 0; ///< 0: as they came
};

} // namespace quietroom::recipe
