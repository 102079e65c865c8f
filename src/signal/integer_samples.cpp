#include "signal/integer_samples.h"

#include "signal/pair.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace quietroom::signal {

namespace {

using IntegerPair [[gnu::vector_size(8)]] = std::int32_t;
using LongPair [[gnu::vector_size(16)]] = std::int64_t;

/// Two at a time; its comparisons give -1 for true.
class Rounding {
public:
  explicit Rounding(int bits) : m_scale(std::ldexp(1.0, bits - 1)) {}

  void run(const double* samples, std::int32_t* out) {
    const Pair wanted = pair_at(samples) * m_scale;
    const Pair above = wanted < -m_scale ? Pair{-m_scale, -m_scale} : wanted;
    const Pair near = above > m_scale - 1 ? Pair{m_scale - 1, m_scale - 1} : above;
    const Pair whole = __builtin_convertvector(__builtin_convertvector(near, IntegerPair), Pair);
    const Pair rest = near - whole; // exact: near + 0.5 would round what lies just below a half
    const Pair up = rest >= 0.5 ? Pair{1, 1} : Pair{0, 0};
    const Pair down = rest <= -0.5 ? Pair{1, 1} : Pair{0, 0};
    const IntegerPair rounded = __builtin_convertvector(whole + up - down, IntegerPair);
    std::memcpy(out, &rounded, sizeof rounded);
    m_beyond -= (wanted >= m_scale - 0.5) + (wanted <= -m_scale - 0.5);
  }

  std::size_t beyond() const { return static_cast<std::size_t>(m_beyond[0] + m_beyond[1]); }

private:
  double m_scale;
  LongPair m_beyond{};
};

} // namespace

std::size_t round_samples(std::span<const double> samples, int bits, std::span<std::int32_t> out) {
  assert(bits >= 2 && bits <= 24 && out.size() == samples.size());
  Rounding rounding(bits);
  std::size_t at = 0;
  for (; at + 2 <= samples.size(); at += 2) rounding.run(&samples[at], &out[at]);
  if (at == samples.size()) return rounding.beyond();
  const double last[2] = {samples[at], 0.0};
  std::int32_t rounded[2];
  rounding.run(last, rounded);
  out[at] = rounded[0];
  return rounding.beyond();
}

void left_justify(std::span<std::int32_t> samples, int bits) {
  for (std::int32_t& x : samples) x = static_cast<std::int32_t>(static_cast<std::uint32_t>(x) << (32 - bits));
}

std::vector<std::int32_t> playback_samples(std::span<const double> samples, int bits) {
  std::vector<std::int32_t> out(samples.size());
  round_samples(samples, bits, out);
  left_justify(out, bits);
  return out;
}

} // namespace quietroom::signal
