#include "signal/paired_fourier.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numbers>

namespace quietroom::signal {

namespace {

ComplexPair sum(const ComplexPair& a, const ComplexPair& b) { return {a.re + b.re, a.im + b.im}; }
ComplexPair difference(const ComplexPair& a, const ComplexPair& b) { return {a.re - b.re, a.im - b.im}; }

/// a - i b, and its conjugate a + i b.
ComplexPair minus_i(const ComplexPair& a, const ComplexPair& b) { return {a.re + b.im, a.im - b.re}; }
ComplexPair plus_i(const ComplexPair& a, const ComplexPair& b) { return {a.re - b.im, a.im + b.re}; }

ComplexPair turned(const ComplexPair& a, double re, double im) {
  return {a.re * re - a.im * im, a.re * im + a.im * re};
}

void join_two(ComplexPair& a, ComplexPair& b) {
  const ComplexPair first = a;
  a = sum(first, b);
  b = difference(first, b);
}

} // namespace

PairedFourier::PairedFourier(std::size_t size) : m_size(size) {
  assert(std::has_single_bit(size));
  for (std::size_t part = size; part >= 4; part /= 4)
    for (std::size_t k = 0; k < part / 4; ++k) {
      Turns turns;
      for (std::size_t i = 0; i < 3; ++i) {
        const double angle =
            -2.0 * std::numbers::pi * static_cast<double>(k * (i + 1)) / static_cast<double>(part);
        turns.re[i] = std::cos(angle);
        turns.im[i] = std::sin(angle);
      }
      m_turns.push_back(turns);
    }
}

void PairedFourier::forward(std::span<ComplexPair> x) const {
  assert(x.size() == m_size);
  split(x.data(), m_size, m_turns.data());
}

void PairedFourier::inverse(std::span<ComplexPair> x) const {
  assert(x.size() == m_size);
  join(x.data(), m_size, m_turns.data());
}

std::vector<std::size_t> PairedFourier::frequencies() const {
  std::vector<std::size_t> out(m_size);
  for (std::size_t place = 0; place < m_size; ++place) {
    std::size_t part = m_size;
    std::size_t rest = place;
    std::size_t distance = 1; // of the frequencies within the part
    while (part > 1) {
      const std::size_t ways = std::min<std::size_t>(part, 4);
      part /= ways;
      out[place] += rest / part * distance;
      rest %= part;
      distance *= ways;
    }
  }
  return out;
}

/// Decimation in frequency: a spectrum is those of four sequences a quarter as long.
void PairedFourier::split(ComplexPair* x, std::size_t size, const Turns* turns) {
  if (size == 2) join_two(x[0], x[1]);
  if (size < 4) return;
  const std::size_t quarter = size / 4;
  for (std::size_t k = 0; k < quarter; ++k) {
    ComplexPair* at = x + k;
    const ComplexPair even = sum(at[0], at[2 * quarter]);
    const ComplexPair odd = difference(at[0], at[2 * quarter]);
    const ComplexPair even_b = sum(at[quarter], at[3 * quarter]);
    const ComplexPair odd_b = difference(at[quarter], at[3 * quarter]);
    const Turns& turn = turns[k];
    at[0] = sum(even, even_b);
    at[quarter] = turned(minus_i(odd, odd_b), turn.re[0], turn.im[0]);
    at[2 * quarter] = turned(difference(even, even_b), turn.re[1], turn.im[1]);
    at[3 * quarter] = turned(plus_i(odd, odd_b), turn.re[2], turn.im[2]);
  }
  for (std::size_t i = 0; i < 4; ++i) split(x + i * quarter, quarter, turns + quarter);
}

/// The steps of split() undone in reverse.
void PairedFourier::join(ComplexPair* x, std::size_t size, const Turns* turns) {
  if (size == 2) join_two(x[0], x[1]);
  if (size < 4) return;
  const std::size_t quarter = size / 4;
  for (std::size_t i = 0; i < 4; ++i) join(x + i * quarter, quarter, turns + quarter);
  for (std::size_t k = 0; k < quarter; ++k) {
    ComplexPair* at = x + k;
    const Turns& turn = turns[k];
    const ComplexPair a = at[0];
    const ComplexPair b = turned(at[quarter], turn.re[0], -turn.im[0]);
    const ComplexPair c = turned(at[2 * quarter], turn.re[1], -turn.im[1]);
    const ComplexPair d = turned(at[3 * quarter], turn.re[2], -turn.im[2]);
    const ComplexPair even = sum(a, c);
    const ComplexPair odd = difference(a, c);
    const ComplexPair even_b = sum(b, d);
    const ComplexPair odd_b = difference(b, d);
    at[0] = sum(even, even_b);
    at[quarter] = plus_i(odd, odd_b);
    at[2 * quarter] = difference(even, even_b);
    at[3 * quarter] = minus_i(odd, odd_b);
  }
}

void multiply(std::span<ComplexPair> a, std::span<const ComplexPair> b) {
  assert(a.size() == b.size());
  for (std::size_t k = 0; k < a.size(); ++k)
    a[k] = {a[k].re * b[k].re - a[k].im * b[k].im, a[k].re * b[k].im + a[k].im * b[k].re};
}

} // namespace quietroom::signal
