#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

/// Random numbers that are the same on every machine. std::mt19937_64 is specified bit for bit, but
/// std::shuffle and std::uniform_int_distribution are not, so the use made of the words is ours.
namespace quietroom {

/// SplitMix64 as a stream (Steele, Lea and Flood 2014).
class SplitMix64 {
public:
  explicit SplitMix64(std::uint64_t seed) noexcept : m_state(seed) {}
  std::uint64_t next() noexcept { return mixed(m_state += golden_gamma); }
  /// Uniform in [0, 1), 53 bits.
  double next_unit() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

  static constexpr std::uint64_t golden_gamma = 0x9E3779B97F4A7C15U;
  /// The word that belongs to a state.
  static constexpr std::uint64_t mixed(std::uint64_t z) noexcept {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

private:
  std::uint64_t m_state;
};

/// Word i of SplitMix64(seed), without the words before it.
std::uint64_t splitmix64_at(std::uint64_t seed, std::uint64_t i) noexcept;

/// Maps a 64-bit word to [0, n) by its upper 32 bits: ((word >> 32) * n) >> 32. n <= 2^32.
constexpr std::uint64_t bounded(std::uint64_t word, std::uint64_t n) noexcept {
  return ((word >> 32) * n) >> 32;
}

/// Uniform in [0, n) without bias (words in the incomplete last interval are drawn again). n >= 1.
std::uint64_t uniform_below(std::mt19937_64& engine, std::uint64_t n);

/// Fisher-Yates, from the last element down.
template<class T>
void shuffle(std::vector<T>& items, std::mt19937_64& engine) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[static_cast<std::size_t>(uniform_below(engine, i))]);
}

/// A seed for one purpose from the seed of the whole and the names of the parts: equal names give equal
/// seeds, and ("ab", "c") differs from ("a", "bc").
std::uint64_t derived_seed(std::uint64_t seed, std::initializer_list<std::string_view> names) noexcept;

} // namespace quietroom
