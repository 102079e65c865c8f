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
  std::string panel;      ///< id; empty: the study has none
  std::uint64_t seed = 0; ///< of this listener, derived from the study's
  quietroom::method::Method method = quietroom::method::methods().front(); ///< what is asked, on which scale
  std::vector<Block> blocks;
  int break_after = 0; ///< answered trials of the main block; 0 = none
  int break_min_s = 0;
  bool confirm = false;
  bool cannot_tell = false; ///< "cannot tell" is a possible answer
  bool page_after_practice = false;
  int vote_within_s = 0;                          ///< 0 = no limit
  std::vector<std::string> consent = {};          ///< pages; empty = nobody is asked
  std::vector<Questionnaire> questionnaires = {}; ///< what is asked besides votes; no virtual listener is
  bool screens = false;                           ///< the listener must be eligible, or let in
  SoundCheck check = SoundCheck::tones;           ///< before the practice
  int max_plays = 1;                              ///< how often a sample may be heard before its vote
  bool operator==(const Plan&) const = default;
};

/// Every stimulus of a block, each once, by index in the set.
std::set<std::size_t> stimuli_of(const Block& block);

/// The plan of one listener: own practice items, or practice stimuli from different conditions; then every
/// stimulus of their panel once, in the order that the study asks for, each with the trials that the method
/// makes of it (trials.h). The same design, set and listener give the same plan on every machine.
/// Throws an input Error where no order keeps what study.toml asks for.
Plan plan_for(const Design& design, const stimulus::StimulusSet& set, std::string_view listener);

/// SHA-256 over the order and what is heard in it, stored with the votes as evidence of what was planned.
/// Breaks, confirmation and texts are no part of it: they may change while a study runs.
std::string hash_of(const Plan& plan, const stimulus::StimulusSet& set);

/// The same as earlier programs stored it, with break_after and confirm in it: sessions begun with them go
/// on.
std::string former_hash_of(const Plan& plan, const stimulus::StimulusSet& set);

} // namespace quietroom::design
