#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How simulated listeners behave, from a TOML file. Pure.
namespace quietroom::simulation {

/// Of one listener or of all of a group. The defaults are those of a careful listener.
struct Behaviour {
  double bias = 0;             ///< added to every opinion of the group, categories
  double bias_sd = 0.35;       ///< of a listener's own bias
  double file_sd = 0.15;       ///< of the effect of a file, the same for all listeners
  double inconsistency = 0.60; ///< standard deviation of the noise of each vote
  double lapses = 0;           ///< share of votes that are any category, whatever was heard
  double straight_lining = 0;  ///< share of votes that repeat the one before
  double order_effect = 0; ///< categories by which opinions drift from the first trial of a block to its last
  double contrast = 0;    ///< share of the last stimulus' distance from the centre that is taken off the next
  double range = 1;       ///< opinions are drawn together (< 1) or apart (> 1) around the centre
  double fastest_s = 0.6; ///< response times lie evenly from this
  double slowest_s = 2.6; ///< to this
  double control_errors = 0; ///< share of gold and trap items that are answered like any other stimulus
  bool operator==(const Behaviour&) const = default;
};

struct ListenerGroup {
  std::string name;
  std::size_t listeners = 1;
  Behaviour behaviour;
};

/// Groups in the order of the file: sim-001 is the first listener of the first.
struct ListenerModel {
  std::vector<ListenerGroup> groups;
};

/// Reads `version = 1` and `[[group]]` tables (sessions/FORMAT.md); `file` is its name in messages. Throws an
/// input Error with every mistake, a line each.
ListenerModel listener_model(std::string_view text, const std::string& file);

std::size_t listeners_of(const ListenerModel& model);

/// The group of the listener of this number, from 1, which the model has.
const ListenerGroup& group_of(const ListenerModel& model, std::uint64_t number);

} // namespace quietroom::simulation
