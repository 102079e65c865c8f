#include "core/random.h"

namespace quietroom {

std::uint64_t splitmix64_at(std::uint64_t seed, std::uint64_t i) noexcept {
  return SplitMix64::mixed(seed + (i + 1) * SplitMix64::golden_gamma);
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
  std::uint64_t hash = 0xCBF29CE484222325U ^ SplitMix64::mixed(seed);
  for (const std::string_view name : names) {
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;
    hash = (hash ^ 0xFFU) * fnv_prime; // no UTF-8 text holds this byte: it ends a name
  }
  return SplitMix64::mixed(hash);
}

} // namespace quietroom
