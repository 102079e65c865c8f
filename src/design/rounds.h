#pragma once

#include "design/order.h"

#include <random>

namespace quietroom::design {

/// What an order may choose from: it fills round after round, and each round takes one slot of each class
/// that it names.
struct Frame {
  std::vector<std::vector<std::size_t>> rounds;  ///< of classes
  std::vector<std::vector<std::size_t>> members; ///< of each class: its slots
};

/// Everything in one round, each slot a class of its own.
Frame one_round(std::size_t slots);

/// A class a condition. Where all conditions have equally many slots, each round has each of them once; a
/// condition with fewer is in rounds that lie evenly and on both sides of the middle alike.
Frame condition_rounds(const std::vector<Slot>& slots, std::size_t conditions, std::mt19937_64& engine);

/// The rounds of condition_rounds(), but with fixed slots, each a class of its own. Talkers and sentences are
/// shared out among the rounds.
Frame fixed_rounds(const std::vector<Slot>& slots, std::size_t conditions, std::mt19937_64& engine);

/// The condition of each position is given.
Frame given_conditions(const std::vector<Slot>& slots, const std::vector<std::size_t>& conditions);

/// The round of each position.
std::vector<std::size_t> round_of_positions(const Frame& frame);

} // namespace quietroom::design
