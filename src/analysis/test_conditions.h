#pragma once

#include "compare/prediction.h"
#include "core/named_rows.h"
#include "emodel/loss.h"
#include "stimulus/stimulus_set.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

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

/// What the models say: Ie, Bpl and loss.
std::vector<TestCondition> test_conditions(const std::vector<compare::ConditionModel>& models);

/// Those of a set in its order; `models` are models_of() it. The codec is that of the recipe's codec steps,
/// else of emodel.codec. What a recipe does besides is told, so that nobody takes noise for a codec.
std::vector<TestCondition> test_conditions(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models);

/// Those of a table of models, whose rows may also have the columns `kind`, `codec` and `q_db`, which the
/// E-model has no use for. `models` are those of the same table: every condition of it must be among them.
/// Throws an input Error, with FILE:LINE, for a kind or a q_db that is none, and for rows of one condition
/// that do not agree.
std::vector<TestCondition> test_conditions(NamedRows& rows,
                                           const std::vector<compare::ConditionModel>& models);

} // namespace quietroom::analysis
