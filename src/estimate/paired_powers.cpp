#include "estimate/paired_powers.h"

#include <algorithm>
#include <cassert>

namespace quietroom::estimate {

PairedPowers::PairedPowers(std::size_t size)
    : m_fourier(size), m_places(size), m_frame(size), m_first(size / 2 + 1), m_second(size / 2 + 1) {
  const std::vector<std::size_t> frequencies = m_fourier.frequencies();
  for (std::size_t place = 0; place < size; ++place) m_places[frequencies[place]] = place;
}

void PairedPowers::measure(std::span<const double> first, std::span<const double> second) {
  assert(first.size() == second.size() && first.size() <= size());
  std::ranges::fill(m_frame, signal::ComplexPair{});
  for (std::size_t i = 0; i < first.size(); ++i) m_frame[i].re = signal::Pair{first[i], second[i]};
  m_fourier.forward(m_frame);
  for (std::size_t k = 0; k < m_first.size(); ++k) {
    const signal::ComplexPair& x = m_frame[m_places[k]];
    const signal::Pair power = x.re * x.re + x.im * x.im;
    m_first[k] = power[0];
    m_second[k] = power[1];
  }
}

} // namespace quietroom::estimate
