#include "codec/g711.h"

#include <algorithm>
#include <bit>

namespace quietroom::codec {

namespace {

constexpr unsigned sign_bit = 0x80;     // set for positive samples before inversion
constexpr unsigned even_bits = 0x55;    // inverted on an A-law line
constexpr unsigned mu_bias = 33;        // of 14-bit magnitudes: makes every segment begin at a power of two
constexpr unsigned mu_highest = 0x1FFF; // biased magnitude of the last segment's end

/// One's complement: -1 is as far from the middle as 0.
unsigned magnitude_of(std::int16_t sample) { return static_cast<unsigned>(sample < 0 ? ~sample : sample); }

unsigned encode_a(std::int16_t sample) {
  const unsigned magnitude = magnitude_of(sample) >> 4; // 11 bits
  unsigned code = magnitude;                            // the two lowest segments are linear
  if (magnitude >= 32) {
    const auto segment = static_cast<unsigned>(std::bit_width(magnitude >> 4));
    code = segment << 4 | (2 * magnitude >> segment & 15U);
  }
  return (sample < 0 ? code : code | sign_bit) ^ even_bits;
}

unsigned encode_mu(std::int16_t sample) {
  const unsigned magnitude = std::min((magnitude_of(sample) >> 2) + mu_bias, mu_highest);
  const auto segment = static_cast<unsigned>(std::bit_width(magnitude)) - 6;
  const unsigned code = segment << 4 | (magnitude >> (segment + 1) & 15U);
  return (sample < 0 ? code | sign_bit : code) ^ 0xFFU;
}

int decode_a(unsigned code) {
  code ^= even_bits;
  const int segment = static_cast<int>(code >> 4 & 7U);
  const int step = static_cast<int>(code & 15U);
  const int middle = (step << 4) + 8; // of the interval
  const int magnitude = segment == 0 ? middle : (middle + 256) << (segment - 1);
  return (code & sign_bit) != 0 ? magnitude : -magnitude;
}

int decode_mu(unsigned code) {
  code ^= 0xFFU;
  const int segment = static_cast<int>(code >> 4 & 7U);
  const int step = static_cast<int>(code & 15U);
  const int bias = 4 * static_cast<int>(mu_bias);
  const int magnitude = (((step << 3) + bias) << segment) - bias;
  return (code & sign_bit) != 0 ? -magnitude : magnitude;
}

} // namespace

std::uint8_t g711_encode(G711Law law, std::int16_t sample) noexcept {
  return static_cast<std::uint8_t>(law == G711Law::a ? encode_a(sample) : encode_mu(sample));
}

std::int16_t g711_decode(G711Law law, std::uint8_t code) noexcept {
  return static_cast<std::int16_t>(law == G711Law::a ? decode_a(code) : decode_mu(code));
}

std::vector<std::int16_t> g711_coded(G711Law law, std::span<const std::int16_t> samples) {
  std::vector<std::int16_t> out(samples.size());
  std::transform(samples.begin(), samples.end(), out.begin(),
                 [law](std::int16_t x) { return g711_decode(law, g711_encode(law, x)); });
  return out;
}

} // namespace quietroom::codec
