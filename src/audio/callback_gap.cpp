#include "audio/callback_gap.h"

#include <algorithm>
#include <limits>

namespace quietroom::audio {
namespace {

constexpr double margin_s = 0.002; // devices round the latency they report to their period
constexpr double drift = 0.001;    // ten times the tolerance of a sound card's crystal (100 ppm)

} // namespace

CallbackGap::CallbackGap(int rate_hz, double latency_s) noexcept
    : m_seconds_per_frame(1.0 / rate_hz), m_latency_s(latency_s),
      m_buffered_s(std::numeric_limits<double>::infinity()) {}

CallbackGap::Verdict CallbackGap::at(double time_s, std::uint64_t frames) noexcept {
  Verdict verdict;
  if (!m_first) {
    verdict.since_previous_s = time_s - m_previous_s;
    m_buffered_s -= verdict.since_previous_s * (1 - drift);
    verdict.late = m_buffered_s < -margin_s;
  }
  const double callback_s = static_cast<double>(frames) * m_seconds_per_frame;
  m_buffered_s = std::clamp(m_buffered_s, 0.0, std::max(m_latency_s, callback_s)) + callback_s;
  m_previous_s = time_s;
  m_first = false;
  return verdict;
}

} // namespace quietroom::audio
