#pragma once

#include "audio/device.h"
#include "audio/player.h"

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::audio {

/// A device without thread or time: the caller turns its clock. For tests and `simulate`, and the inside of
/// the file output. Time is frames / rate, plus stalls. Whoever calls it is the audio thread.
class OfflineOutput {
public:
  struct Options {
    std::uint64_t block_frames = 1000; ///< of one callback
    bool capture = false;              ///< keep every frame in captured()
    Faults faults = {};
    double origin_s = 0; ///< CallbackInfo::time_s of the first callback
  };

  /// `player` must live as long.
  OfflineOutput(Player& player, const Options& options);

  /// Runs the clock for exactly so many frames (the last block may be a short one), or until it vanishes.
  void advance(std::uint64_t frames);

  /// One callback of `frames`. Returns what the device would play, valid until the next call: nothing if this
  /// block fell to an underrun or the device has vanished.
  std::span<const std::int32_t> step(std::uint64_t frames);

  std::uint64_t block_frames() const noexcept { return m_options.block_frames; }
  std::uint64_t clock_frames() const noexcept { return m_frames; }
  double now_s() const noexcept;
  bool vanished() const noexcept;

  /// Interleaved, in the player's channels; empty unless asked for.
  const std::vector<std::int32_t>& captured() const noexcept { return m_captured; }

private:
  bool falls_here(const std::optional<double>& fault_s, std::uint64_t frames) const noexcept;

  Player& m_player;
  Options m_options;
  std::vector<std::int32_t> m_block;
  std::vector<std::int32_t> m_captured;
  std::uint64_t m_frames = 0;
  double m_stalled_s = 0;
  bool m_underflow = false; // to be flagged at the next callback
};

} // namespace quietroom::audio
