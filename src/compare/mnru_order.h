#pragma once

#include "compare/panel_scores.h"

#include <optional>
#include <span>
#include <vector>

/// A panel's sanity check: a higher MNRU Q is less noise (P.810) and must not be heard as worse. Pure.
namespace quietroom::compare {

struct MnruCondition {
  std::size_t condition = 0; ///< its place in the panel
  double q_db = 0;
};

/// Conditions of one Q.
struct MnruStep {
  double q_db = 0;
  std::vector<std::size_t> conditions;
  double mos = 0; ///< mean of them
};

/// Two neighbours of the ladder.
struct MnruRise {
  double lower_q_db = 0, higher_q_db = 0;
  double difference = 0;      ///< MOS of the higher Q less that of the lower; below 0 violates the order
  std::optional<double> half; ///< of its paired 95 % interval, Student t over listeners; empty below 3
  bool violated() const { return difference < 0; }
  bool beyond_interval() const { return half && difference + *half < 0; }
};

struct MnruOrder {
  std::vector<MnruStep> ladder; ///< by rising Q
  std::vector<MnruRise> rises;  ///< one between two steps
};

MnruOrder mnru_order(const PanelScores& panel, std::span<const MnruCondition> conditions);

} // namespace quietroom::compare
