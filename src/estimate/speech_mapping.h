#pragma once

namespace quietroom::estimate {

enum class Scaling {
  scaled,   ///< identical sounds get 4.99999994
  unscaled, ///< identical sounds get 4.0158612
};

/// MOS-LQO by the exponential mapping of speech mode, 1 to 5, from the VNSIM.
double speech_mos(double vnsim, Scaling scaling);

/// Sounds that have less in common than this get 1, whatever the mapping says.
inline constexpr double unlike_vnsim = 0.15;

} // namespace quietroom::estimate
