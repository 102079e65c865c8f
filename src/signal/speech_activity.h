#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace quietroom::signal {

/// Samples at which speech is active for each of P.56's thresholds, which lie at 2^(j - thresholds): the
/// two-pole envelope stands at or above it, or did so within the hangover of 0.2 s before. Nothing is active
/// before the first crossing.
class ActivityMeter {
public:
  ActivityMeter(int rate_hz, std::size_t thresholds);
  ActivityMeter(ActivityMeter&&) noexcept;
  ~ActivityMeter();

  /// Pieces of one sound, one after another; each but the last of whole_samples samples or a multiple.
  void add(std::span<const double> samples);
  /// One count a threshold. Nothing may be added after it.
  std::vector<std::uint64_t> finish();

  static constexpr std::size_t whole_samples = 16;

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// Samples [begin, end).
struct SampleSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const SampleSpan&) const = default;
};

/// Where speech is active for one threshold (of full scale), in order and apart.
std::vector<SampleSpan> spans_above(double threshold, std::span<const double> samples, int rate_hz);

} // namespace quietroom::signal
