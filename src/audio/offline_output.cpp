#include "audio/offline_output.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::audio {

OfflineOutput::OfflineOutput(Player& player, const Options& options) : m_player(player), m_options(options) {
  assert(options.block_frames > 0);
}

void OfflineOutput::advance(std::uint64_t frames) {
  const std::uint64_t end = m_frames + frames;
  while (m_frames < end && !vanished()) step(std::min(m_options.block_frames, end - m_frames));
}

std::span<const std::int32_t> OfflineOutput::step(std::uint64_t frames) {
  if (vanished()) return {};
  if (falls_here(m_options.faults.stall_s, frames)) m_stalled_s += m_options.faults.stall_length_s;
  const bool dropped = falls_here(m_options.faults.underrun_s, frames);
  m_block.resize(frames * static_cast<std::size_t>(m_player.format().channels));
  m_player.render(m_block, {.underflow = m_underflow, .time_s = m_options.origin_s + now_s()});
  m_underflow = dropped;
  m_frames += frames;
  if (dropped) return {};
  if (m_options.capture) m_captured.insert(m_captured.end(), m_block.begin(), m_block.end());
  return m_block;
}

double OfflineOutput::now_s() const noexcept {
  return static_cast<double>(m_frames) / m_player.format().rate_hz + m_stalled_s;
}

bool OfflineOutput::vanished() const noexcept {
  const std::optional<double>& vanish_s = m_options.faults.vanish_s;
  return vanish_s && static_cast<double>(m_frames) >= *vanish_s * m_player.format().rate_hz;
}

bool OfflineOutput::falls_here(const std::optional<double>& fault_s, std::uint64_t frames) const noexcept {
  if (!fault_s) return false;
  const double frame = std::round(*fault_s * m_player.format().rate_hz);
  return frame >= static_cast<double>(m_frames) && frame < static_cast<double>(m_frames + frames);
}

} // namespace quietroom::audio
