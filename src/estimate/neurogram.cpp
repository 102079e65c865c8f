#include "estimate/neurogram.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quietroom::estimate {

Neurogram part_of(const Neurogram& whole, std::size_t first, std::size_t frames) {
  Neurogram out{whole.bands, std::vector<double>(whole.bands * frames)};
  const std::size_t begin = std::min(first * whole.bands, whole.cells.size());
  const std::size_t end = std::min(begin + out.cells.size(), whole.cells.size());
  std::copy(whole.cells.begin() + static_cast<std::ptrdiff_t>(begin),
            whole.cells.begin() + static_cast<std::ptrdiff_t>(end), out.cells.begin());
  return out;
}

std::size_t frames_of(std::size_t samples, const Setup& setup) {
  return samples <= setup.window ? 0 : 1 + (samples - setup.window) / setup.hop;
}

NeurogramMaker::NeurogramMaker(const Setup& setup) : m_setup(setup), m_bank(setup), m_window(setup.window) {
  const double last = static_cast<double>(setup.window - 1);
  for (std::size_t i = 0; i < m_window.size(); ++i)
    m_window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / last);
}

Neurogram NeurogramMaker::amplitudes(std::span<const double> samples) const {
  const std::size_t frames = frames_of(samples.size(), m_setup);
  Neurogram out{m_setup.bands, std::vector<double>(m_setup.bands * frames)};
  std::vector<double> windowed(m_window.size());
  for (std::size_t frame = 0; frame < frames; ++frame) {
    const auto piece = samples.subspan(frame * m_setup.hop, windowed.size());
    std::transform(piece.begin(), piece.end(), m_window.begin(), windowed.begin(), std::multiplies<>());
    m_bank.rms(windowed, std::span(out.cells).subspan(frame * m_setup.bands, m_setup.bands));
  }
  return out;
}

} // namespace quietroom::estimate
