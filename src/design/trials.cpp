#include "design/trials.h"

#include "core/random.h"
#include "design/reference.h"
#include "design/seats.h"
#include "method/scores.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>

namespace quietroom::design {

namespace {

using method::Presented;
using method::Role;
using method::Trial;
using Stimuli = std::vector<std::size_t>;

/// The questions of a method as this listener is asked them.
Stimuli questions_in_turn(const method::Method& method, std::size_t place) {
  Stimuli out;
  for (std::size_t i = 0; i < method.questions.size(); ++i) {
    const std::size_t n = method.changing_places;
    out.push_back(i < n ? (i + place) % n : i);
  }
  return out;
}

struct Pairs {
  std::set<std::size_t> null_pairs; ///< stimuli of the reference condition that are held against themselves
  std::set<std::size_t> reversed;
};

/// For each talker the stimulus of the reference condition whose turn it is.
Stimuli null_pairs_of(const stimulus::StimulusSet& set, const std::string& reference, std::size_t turn) {
  std::vector<std::string> talkers;
  std::map<std::string, Stimuli> of_talker;
  for (std::size_t i = 0; i < set.stimuli.size(); ++i) {
    if (set.stimuli[i].condition != reference) continue;
    Stimuli& sources = of_talker[set.stimuli[i].talker];
    if (sources.empty()) talkers.push_back(set.stimuli[i].talker);
    sources.push_back(i);
  }
  Stimuli out;
  for (const std::string& talker : talkers) out.push_back(of_talker[talker][turn % of_talker[talker].size()]);
  return out;
}

/// Half of each group, drawn; of groups of an odd size the larger half in turn.
std::set<std::size_t> half_of(std::vector<Stimuli> groups, std::uint64_t seed, bool larger_first) {
  std::set<std::size_t> out;
  std::mt19937_64 engine(seed);
  bool larger = larger_first;
  for (Stimuli& group : groups) {
    shuffle(group, engine);
    std::size_t n = group.size() / 2;
    if (group.size() % 2 == 1) {
      n += larger ? 1U : 0U;
      larger = !larger;
    }
    out.insert(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(n));
  }
  return out;
}

/// Two listeners in a row have the same null pairs, and each pair in either order.
Pairs pairs_of(const Design& design, const stimulus::StimulusSet& set, const std::string& reference,
               std::size_t place) {
  const std::size_t turn = place / 2;
  std::vector<Stimuli> groups;
  for (const stimulus::Condition& condition : set.conditions) {
    if (condition.id == reference) continue;
    Stimuli& group = groups.emplace_back();
    for (std::size_t i = 0; i < set.stimuli.size(); ++i)
      if (set.stimuli[i].condition == condition.id) group.push_back(i);
  }
  const Stimuli null_pairs = null_pairs_of(set, reference, turn);
  groups.push_back(null_pairs);
  Pairs out{{null_pairs.begin(), null_pairs.end()}, {}};
  if (design.method.scoring.of != method::ScoreOf::comparison) return out;
  const auto first =
      half_of(groups, derived_seed(design.seed, {"orders of pairs", std::to_string(turn)}), turn % 2 == 0);
  for (const Stimuli& group : groups)
    for (const std::size_t stimulus : group)
      if (first.contains(stimulus) == (place % 2 == 0)) out.reversed.insert(stimulus);
  return out;
}

Trial pair_of(const stimulus::StimulusSet& set, const std::string& reference, std::size_t stimulus,
              bool reversed) {
  const auto held_against = reference_of(set, reference, stimulus);
  assert(held_against); // reference_problems() refused any other set
  Trial out{{{*held_against, Role::reference}, {stimulus, Role::processed}}};
  if (reversed) std::swap(out.presented[0], out.presented[1]);
  return out;
}

std::vector<Trial> pairs_in_order(const Design& design, const stimulus::StimulusSet& set,
                                  const std::string& reference, std::size_t place, BlockType type,
                                  const Stimuli& order) {
  const Pairs pairs = pairs_of(design, set, reference, place);
  std::vector<Trial> out;
  for (const std::size_t stimulus : order) {
    const bool is_reference = set.stimuli[stimulus].condition == reference;
    if (is_reference && type == BlockType::main && !pairs.null_pairs.contains(stimulus)) continue;
    out.push_back(pair_of(set, reference, stimulus, pairs.reversed.contains(stimulus)));
  }
  return out;
}

std::vector<Trial> single_in_order(const method::Method& method, const stimulus::StimulusSet& set,
                                   const std::string& hidden_reference, std::size_t place,
                                   const Stimuli& order) {
  const Stimuli questions = questions_in_turn(method, place);
  std::vector<Trial> out;
  for (const std::size_t stimulus : order) {
    const bool hidden = !hidden_reference.empty() && set.stimuli[stimulus].condition == hidden_reference;
    for (const std::size_t question : questions)
      out.push_back({{{stimulus, hidden ? Role::hidden_reference : Role::processed}}, question});
  }
  return out;
}

} // namespace

std::vector<Trial> presentations(const Design& design, const stimulus::StimulusSet& set,
                                 std::string_view listener, BlockType type,
                                 const std::vector<std::size_t>& order) {
  assert(design.method.layout != method::Layout::multi);
  const std::size_t place = seat_of(design, listener).number;
  const std::string reference =
      needs_reference(design.method) ? reference_condition(design, set).value_or("") : std::string();
  if (design.method.layout == method::Layout::pair)
    return pairs_in_order(design, set, reference, place, type, order);
  return single_in_order(design.method, set, reference, place, order);
}

std::vector<HeardSound> sounds_of(const Trial& trial, const method::Method& method, int rate_hz) {
  const auto frames = [&](double seconds) {
    return static_cast<std::int64_t>(std::llround(seconds * rate_hz));
  };
  const bool pair = method.layout == method::Layout::pair;
  std::vector<HeardSound> out;
  for (int round = 0; round < (pair ? method.pair.rounds : 1); ++round)
    for (std::size_t i = 0; i < trial.presented.size(); ++i) {
      const bool first = i == 0 && round == 0;
      out.push_back({trial.presented[i].stimulus,
                     first || !pair ? 0 : frames(i == 0 ? method.pair.repeat_gap_s : method.pair.gap_s)});
    }
  return out;
}

std::int64_t frames_of(const Trial& trial, const method::Method& method, const stimulus::StimulusSet& set,
                       int rate_hz) {
  std::int64_t out = 0;
  for (const HeardSound& each : sounds_of(trial, method, rate_hz))
    out += each.silence_frames + std::llround(set.stimuli[each.stimulus].seconds * rate_hz);
  return out;
}

double seconds_of(const Trial& trial, const method::Method& method, const stimulus::StimulusSet& set) {
  constexpr int microseconds = 1'000'000;
  double out = 0;
  for (const HeardSound& each : sounds_of(trial, method, microseconds))
    out += set.stimuli[each.stimulus].seconds + static_cast<double>(each.silence_frames) / microseconds;
  return out;
}

} // namespace quietroom::design
