#pragma once

#include <string>
#include <vector>

namespace quietroom::prepare {

/// The sample rates at which a step can work, and the one it leaves behind.
struct RateNeed {
  std::string name = {};          ///< of the step, as a message begins with it
  std::vector<int> works_at = {}; ///< empty: any rate
  int gives_hz = 0;               ///< 0: as it came
};

} // namespace quietroom::prepare
