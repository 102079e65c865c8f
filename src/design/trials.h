#pragma once

#include "design/plan.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// How a planned order of stimuli becomes trials: what is heard in each of them, and what is asked.
namespace quietroom::design {

/// The trials of a block whose stimuli come in this order, each by index in the set.
/// - Several questions: a trial per question in a row. The first `changing_places` of them turn by one from
/// each
///   listener to the next, the others keep their order behind them.
/// - A hidden reference is a stimulus of the order with that role.
/// - Pairs: each stimulus with the reference of its source. Stimuli of the reference condition itself are
/// null pairs
///   (the reference twice): in the main block one per talker, whose source changes from two listeners to the
///   next two; the others are left out. Comparisons have both orders: half of a listener's pairs are
///   reversed, and the next listener has each of them the other way round.
std::vector<method::Trial> presentations(const Design& design, const stimulus::StimulusSet& set,
                                         std::string_view listener, BlockType type,
                                         const std::vector<std::size_t>& order);

/// How many trials in a row belong to one presentation of several questions; 1 for one question. Trial k of a
/// block belongs to group (k - 1) / group_size().
inline int group_size(const method::Method& method) { return static_cast<int>(method.questions.size()); }

/// Silence before each sound of a trial, in frames, in the order heard: of a single sound {0}.
struct HeardSound {
  std::size_t stimulus = 0;
  std::int64_t silence_frames = 0; ///< before it
};
std::vector<HeardSound> sounds_of(const method::Trial& trial, const method::Method& method, int rate_hz);

/// Of all sounds and gaps of a trial, in frames, by the lengths that the set states.
std::int64_t frames_of(const method::Trial& trial, const method::Method& method,
                       const stimulus::StimulusSet& set, int rate_hz);

/// The same in seconds.
double seconds_of(const method::Trial& trial, const method::Method& method, const stimulus::StimulusSet& set);

} // namespace quietroom::design
