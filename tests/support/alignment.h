#pragma once

#include "signal/clip.h"

#include <cmath>

namespace quietroom::test {

/// How a processed mono clip lies beside its original.
struct Alignment {
  int lag = 0;            ///< samples by which it is late where it resembles the original most
  double snr_db = 0;      ///< at that lag
  double correlation = 0; ///< at that lag
};

inline Alignment alignment_at(const signal::Clip& in, const signal::Clip& out, int lag, int margin) {
  double x2 = 0;
  double y2 = 0;
  double xy = 0;
  for (int i = margin; i < static_cast<int>(in.frames()) - margin; ++i) {
    const double x = in.samples[static_cast<std::size_t>(i)];
    const double y = out.samples[static_cast<std::size_t>(i + lag)];
    x2 += x * x;
    y2 += y * y;
    xy += x * y;
  }
  return {lag, 10 * std::log10(x2 / (x2 + y2 - 2 * xy)), xy / std::sqrt(x2 * y2)};
}

/// By cross-correlation over lags of up to `most` samples either way.
inline Alignment alignment(const signal::Clip& in, const signal::Clip& out, int most = 40) {
  Alignment best = alignment_at(in, out, -most, most);
  for (int lag = 1 - most; lag <= most; ++lag)
    if (const Alignment now = alignment_at(in, out, lag, most); now.correlation > best.correlation)
      best = now;
  return best;
}

/// Of one channel of clips that may have several.
inline Alignment channel_alignment(const signal::Clip& in, const signal::Clip& out, int index,
                                   int most = 12) {
  return alignment({in.rate_hz, 1, signal::channel(in, index)}, {out.rate_hz, 1, signal::channel(out, index)},
                   most);
}

} // namespace quietroom::test
