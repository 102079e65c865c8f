#pragma once

#include "design/order.h"

namespace quietroom::design {

/// The three properties of a slot that a spacing may keep apart.
struct Kept {
  const char* key;  ///< of [constraints] in study.toml
  const char* what; ///< "talker"
  std::size_t Slot::*of;
  std::size_t Spacing::*gap;
};

inline constexpr Kept kept_apart[] = {
    {"condition_gap", "condition", &Slot::condition, &Spacing::condition},
    {"talker_gap", "talker", &Slot::talker, &Spacing::talker},
    {"sentence_gap", "sentence", &Slot::sentence, &Spacing::sentence},
};

/// "talker_gap = 1 and extremes_not_first"
std::string text_of(const Spacing& spacing);

/// Whether an order keeps the spacing; `both_ends`: its last trial is like its first.
bool keeps(const std::vector<Slot>& slots, const Sequence& order, const Spacing& spacing, bool both_ends);

/// Why no order of these slots can keep one of the gaps.
struct Impossible {
  const Kept* kept = nullptr;
  std::size_t value = 0;        ///< the condition, talker or sentence that comes too often
  std::size_t trials = 0;       ///< of it
  std::size_t room = 0;         ///< for so many the gap leaves room
  std::size_t possible_gap = 0; ///< the greatest that could be kept
};

/// The first gap that leaves too little room; nothing does not mean that an order exists.
std::optional<Impossible> impossible_gap(const std::vector<Slot>& slots, const Spacing& spacing);

} // namespace quietroom::design
