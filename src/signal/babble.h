#pragma once

#include "signal/clip.h"

#include <cstdint>
#include <span>
#include <string>

namespace quietroom::signal {

/// Fewer voices are heard as single talkers, whose words compete with those of the foreground.
inline constexpr std::size_t fewest_babble_talkers = 8;

struct BabbleTalker {
  std::string name;
  Clip speech; ///< one channel, long enough to be looped
};

/// The talkers at once, each brought to one active level (P.56) and played round and round from a point of
/// its own, drawn from the seed and its name. All have one rate; there are fewest_babble_talkers or more.
/// Throws an input Error that names the talker in whose recording P.56 finds no speech.
Clip babble(std::span<const BabbleTalker> talkers, std::size_t frames, std::uint64_t seed);

} // namespace quietroom::signal
