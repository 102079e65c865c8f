#pragma once

#include <cstddef>

/// Full-reference estimates of quality from signals: ViSQOL 3, conformance number 333 (Chinen et al., "ViSQOL
/// v3", QoMEX 2020; Hines et al., EURASIP J. ASMP 2015:13). Where the paper and the public reference 3.3.3
/// differ, what the reference computes is computed.
namespace quietroom::estimate {

/// Changes with every number that a valid pair gets. The history: 333 = the reference's own conformance 333.
inline constexpr int conformance = 333;

enum class Mode { speech, audio };

/// "speech", "audio".
const char* name_of(Mode mode);

/// How signals of one rate are cut into frames, bands and patches.
struct Setup {
  Mode mode = Mode::speech;
  int rate_hz = 16000;
  std::size_t window = 1280; ///< samples of a frame, 80 ms
  std::size_t hop = 320;     ///< samples from frame to frame, a quarter of it
  std::size_t bands = 21;
  double lowest_hz = 50;
  double highest_hz = 8000;
  std::size_t patch_frames = 20;

  double frame_s() const { return static_cast<double>(hop) / rate_hz; }
  bool operator==(const Setup&) const = default;
};

/// `rate_hz` of at least least_rate_hz.
Setup setup_of(Mode mode, int rate_hz);

/// Below it the bands would lie above half the rate.
inline constexpr int least_rate_hz = 1000;

/// The rate that the mode is meant for: 16 kHz for speech, 48 kHz for audio.
int intended_rate_hz(Mode mode);

} // namespace quietroom::estimate
