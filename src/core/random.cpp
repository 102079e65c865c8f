#include "core/random.h"

namespace quietroom {

namespace {

constexpr std::uint64_t golden_gamma = 0x9E3779B97F4A7C15U;

std::uint64_t mix(std::uint64_t z) noexcept {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

} // namespace

std::uint64_t SplitMix64::next() noexcept { return mix(m_state += golden_gamma); }

std::uint64_t splitmix64_at(std::uint64_t seed, std::uint64_t i) noexcept {
  return mix(seed + (i + 1) * golden_gamma);
}

std::uint64_t uniform_below(std::mt19937_64& engine, std::uint64_t n) {
  const std::uint64_t incomplete = (0 - n) % n; // 2^64 mod n
  for (;;) {
    const std::uint64_t word = engine();
    if (word >= incomplete) return word % n;
  }
}

std::uint64_t derived_seed(std::uint64_t seed, std::initializer_list<std::string_view> names) noexcept {
  constexpr std::uint64_t fnv_prime = 0x100000001B3U; // FNV-1a, 64 bits
  std::uint64_t hash = 0xCBF29CE484222325U ^ mix(seed);
  for (const std::string_view name : names) {
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;
    hash = (hash ^ 0xFFU) * fnv_prime; // no UTF-8 text holds this byte: it ends a name
  }
  return mix(hash);
}

} // namespace quietroom
