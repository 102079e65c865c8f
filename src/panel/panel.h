#pragma once

#include "study/fixed_study.h"

#include <optional>
#include <string>

namespace quietroom::panel {

struct StationOptions {
  std::string study;
  std::string listener;
  std::string device; ///< as audio::parse_device reads it
  std::string events;
  std::string measure;                       ///< where the station writes what it measures of itself
  std::optional<std::pair<int, int>> window; ///< nothing = full screen
  double scale = 0;                          ///< 0 = automatic
  bool force = false;                        ///< files that no station wrote may be replaced or added to
};

/// Runs one sitting in a window. Returns whether the session is finished. Throws Error.
bool run(const StationOptions& options);

} // namespace quietroom::panel
