#pragma once

#include "cli/command.h"
#include "emodel/band.h"
#include "emodel/loss.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// What is known of a condition of a test besides its votes.
struct TestCondition {
  std::string id;
  std::string label;
  bool reference = false;            ///< kind = "reference"
  std::optional<double> Ie;          ///< published, on the scale of the test
  std::optional<double> Bpl;         ///< published
  std::string codec;                 ///< conditions of one codec have the same; empty where none is known
  std::string concealment;           ///< codecs of different concealment have different Bpl
  std::string packets;               ///< those that may be lost, "30 ms packets"; empty where not known
  std::string more_than_codec;       ///< what else degrades it, "with noise"; empty: its codec alone
  std::optional<double> q_db;        ///< of its MNRU
  std::vector<emodel::Loss> stimuli; ///< realised

  bool lossy() const;
};

/// From --models, whose CSV may also have the columns `kind`, `codec` and `q_db`, else from the set; nothing
/// where neither is known. The codec of a set's condition is its recipe's codec steps, else its emodel.codec.
/// What
/// a recipe does besides is told, so that nobody takes noise for a codec. Throws an input Error.
std::optional<std::vector<TestCondition>> test_conditions(const Arguments& arguments,
                                                          const std::optional<stimulus::StimulusSet>& set);

} // namespace quietroom::cli
