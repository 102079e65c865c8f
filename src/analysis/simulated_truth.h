#pragma once

#include "study/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Where the opinions of simulated listeners come from, condition by condition: held against the model that
/// they were made from, they say nothing about people. Pure.
namespace quietroom::analysis {

enum class TruthSource {
  file,    ///< a table that somebody gave
  emodel,  ///< the E-model's own MOS
  mnru,    ///< the curve that the simulator assumes for an MNRU
  assumed, ///< a MOS assumed where nothing is known
  unknown  ///< not recorded
};

struct SimulatedTruth {
  std::uint64_t seed = 1;
  std::string file = {};                              ///< that was given; empty: none
  std::map<std::string, TruthSource> conditions = {}; ///< by id
  TruthSource others = TruthSource::unknown;          ///< of all conditions that are not named
  bool operator==(const SimulatedTruth&) const = default;
};

/// As the database keeps it: a TOML document of `seed`, `file` where there was one, and `[conditions]` with
/// "file", "emodel", "mnru" or "assumed" for each. `others` is not written.
std::string text(const SimulatedTruth& truth);

/// What text() wrote, or what older programs kept for all conditions together: "emodel; seed 1", and
/// "FILE; seed 1" where FILE had named some of them and the E-model was asked for the rest. Nothing for any
/// other text.
std::optional<SimulatedTruth> parse_simulated_truth(std::string_view text);

/// Where the simulated votes of a snapshot come from, session by session where they differ; none for a table,
/// which does not say. What no program of ours wrote is a truth of which nothing is known.
std::vector<SimulatedTruth> simulated_truths_of(const study::Snapshot& snapshot);

enum class Circularity { none, possible, certain };

/// Whether votes on this condition owe their truth to the E-model in any of these simulations; possible where
/// nobody knows.
Circularity circularity(std::span<const SimulatedTruth> truths, const std::string& condition);

/// Of how many conditions that is or may be so.
struct CircularConditions {
  std::vector<std::string> conditions = {}; ///< in the order given
  std::size_t of = 0;                       ///< how many were looked at
  bool certain = true;                      ///< of each of them
  bool any() const { return !conditions.empty(); }
};

CircularConditions circular_among(std::span<const SimulatedTruth> truths,
                                  std::span<const std::string> conditions);

} // namespace quietroom::analysis
