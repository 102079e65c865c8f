#pragma once

#include "signal/pair.h"
#include "signal/speech_activity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::signal {

/// How the level is read between two of P.56's thresholds. Where the level rises by r dB from one threshold
/// to the next, 6.02 dB higher, the two lie up to 0.5 r / (6.02 - r) dB apart: 0.05 dB for continuous speech
/// (r = 0.5), 0.1 dB for speech of changing loudness (r = 1).
enum class LevelSearch {
  exact, ///< linear interpolation in decibels, solved
  stl,   ///< halving until within 0.5 dB of the margin, as ITU-T's tool library does
};

/// P.56 (12/2011) method B. The thresholds of B-bit samples lie at 2^(j-B+1) of full scale, j = 0..B-2: what
/// 16 bits call silence may be a signal of 24 bits. Levels above -74 dBov are the same for both.
struct LevelMethod {
  int bits = 16; ///< 2 to 24
  LevelSearch search = LevelSearch::exact;
};

/// The thresholds' word length for a file's: 16 for 16 bits and less, 24 for more, floating point included.
constexpr LevelMethod level_method(int file_bits, LevelSearch search = LevelSearch::exact) {
  return {file_bits <= 16 ? 16 : 24, search};
}

/// Levels of one channel. dBov = 10 log10(mean square), full scale +-1.0: a full-scale sine is -3.01 dBov.
struct ActiveLevel {
  std::optional<double> active_level_dbov; ///< nothing when P.56 finds no speech: never scale by a level then
  double activity = 0;                     ///< part of the time that counts as active, 0..1; 0 without speech
  double rms_dbov = 0;                     ///< long-term level; minus infinity for digital silence
  double peak_dbov = 0;                    ///< 20 log10(max |x|); minus infinity for digital silence
  double dc = 0;                           ///< mean sample
  std::vector<std::uint64_t> active_samples; ///< P.56's activity counts a_j, one a threshold
};

/// Measures one channel at its own rate, piece by piece; no filter is applied. The pieces make no difference.
class ActiveLevelMeter {
public:
  explicit ActiveLevelMeter(int rate_hz, const LevelMethod& method = {});

  /// Each piece but the last has ActivityMeter::whole_samples samples or a multiple.
  void add(std::span<const double> samples);
  /// Nothing may be added after it.
  ActiveLevel finish();

private:
  /// Four lanes, so that an addition need not wait for the one before.
  void sum(Pair x, std::size_t lanes);

  LevelMethod m_method;
  ActivityMeter m_activity;
  std::size_t m_count = 0;
  std::array<Pair, 2> m_sum{};
  std::array<Pair, 2> m_squares{};
  std::array<Pair, 2> m_peak{};
};

/// The same of a whole channel.
ActiveLevel active_level(std::span<const double> samples, int rate_hz, const LevelMethod& method = {});

/// A mean that P.56 would take for speech: less than 40 dB below the rms of the sound.
bool has_dc(const ActiveLevel& level);

/// The threshold, of full scale, above which P.56 counts speech of this level as active: the margin of 15.9
/// dB below it.
double activity_threshold(double active_level_dbov);

} // namespace quietroom::signal
