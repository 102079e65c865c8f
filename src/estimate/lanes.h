#pragma once

#include <cstddef>

/// Numbers that the processor handles as one, two, four or eight at a time. Products and sums are rounded one
/// by one (files that use these are compiled with -ffp-contract=off), so that all ways give the same bits.
namespace quietroom::estimate {

inline constexpr std::size_t most_lanes = 8;

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
template<>
struct Lane<8> {
  using Vector [[gnu::vector_size(64)]] = double;
  using InMemory [[gnu::vector_size(64), gnu::aligned(8), gnu::may_alias]] = double;
};

/// How many the processor has instructions for: 2, 4 or 8.
inline std::size_t lanes_of_processor() noexcept {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") != 0) return 8;
  if (__builtin_cpu_supports("avx2") != 0) return 4;
#endif
  return 2;
}

} // namespace quietroom::estimate

#if defined(__x86_64__)
#define QUIETROOM_FOUR_LANES [[gnu::target("avx2")]]
#define QUIETROOM_EIGHT_LANES [[gnu::target("avx512f")]]
#else
#define QUIETROOM_FOUR_LANES
#define QUIETROOM_EIGHT_LANES
#endif
