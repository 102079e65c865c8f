#pragma once

#include <cstddef>

/// Numbers that the processor handles as one, two or four at a time. Products and sums are rounded one by
/// one, so that both ways give the same bits.
namespace quietroom::estimate {

inline constexpr std::size_t most_lanes = 4;

/// The least multiple of most_lanes that holds so many.
constexpr std::size_t whole_lanes(std::size_t count) {
  return (count + most_lanes - 1) / most_lanes * most_lanes;
}

template<std::size_t Lanes>
struct Lane;
template<>
struct Lane<2> {
  using Vector [[gnu::vector_size(16)]] = double;
  using InMemory [[gnu::vector_size(16), gnu::aligned(8), gnu::may_alias]] = double;
};
template<>
struct Lane<4> {
  using Vector [[gnu::vector_size(32)]] = double;
  using InMemory [[gnu::vector_size(32), gnu::aligned(8), gnu::may_alias]] = double;
};

/// Whether the processor has instructions for four.
inline bool has_four_lanes() noexcept {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

} // namespace quietroom::estimate

#if defined(__x86_64__)
#define QUIETROOM_FOUR_LANES [[gnu::target("avx2")]]
#else
#define QUIETROOM_FOUR_LANES
#endif
