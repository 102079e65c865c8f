#pragma once

#include "core/random.h"

#include <cstdint>

namespace quietroom {

/// How many of n trials of probability p succeed: one draw from the binomial distribution, in a time that
/// does not grow with n. 0 <= p <= 1, n < 2^53. Only additions, multiplications, divisions and square roots
/// are used, which IEEE 754 rounds alike everywhere, so that one seed gives the same draws on every machine.
/// Small means by inversion, others by transformed rejection (BTRS: Hörmann 1993, J. Stat. Comput. Simul.
/// 46).
std::uint64_t binomial(SplitMix64& words, std::uint64_t n, double p);

} // namespace quietroom
