#pragma once

#include "design/design.h"
#include "stimulus/stimulus_set.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::design {

enum class BlockType { practice, main };

std::string_view name_of(BlockType type);

/// A run of trials between two screens. Trial k of the block (from 1) is trials[k - 1].
struct Block {
  BlockType type = BlockType::main;
  std::vector<method::Trial> trials;
  bool operator==(const Block&) const = default;
};

/// What one listener will hear, in order.
struct Plan {
  std::string listener;
  std::uint64_t seed = 0; ///< of this listener, derived from the study's
  quietroom::method::Method method = quietroom::method::methods().front(); ///< what is asked, on which scale
  std::vector<Block> blocks;
  int break_after = 0; ///< answered trials of the main block; 0 = none
  int break_min_s = 0;
  bool confirm = false;
  std::string experimenter_code;
  bool operator==(const Plan&) const = default;
};

/// Every stimulus of a block, each once, by index in the set.
std::set<std::size_t> stimuli_of(const Block& block);

/// The plan of one listener: practice trials from different conditions, then every stimulus once in random
/// order. The same design, set and listener give the same plan on every machine.
Plan plan_for(const Design& design, const stimulus::StimulusSet& set, std::string_view listener);

/// SHA-256 over the order and what is heard in it, stored with the votes as evidence of what was planned.
/// Breaks, confirmation and texts are no part of it: they may change while a study runs.
std::string hash_of(const Plan& plan, const stimulus::StimulusSet& set);

/// The same as earlier programs stored it, with break_after and confirm in it: sessions begun with them go
/// on.
std::string former_hash_of(const Plan& plan, const stimulus::StimulusSet& set);

} // namespace quietroom::design
