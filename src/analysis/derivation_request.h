#pragma once

#include "analysis/test_conditions.h"
#include "compare/derive.h"
#include "compare/mnru_order.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// Conditions of one codec, with and without loss, as somebody names them.
struct CodecChoice {
  std::string name;
  std::vector<std::string> conditions;
};

/// What is chosen by hand, by the ids of conditions.
struct DerivationChoice {
  std::vector<std::string> references = {}; ///< empty: the conditions of kind "reference" that have an Ie
  std::optional<std::string> direct = {};   ///< empty: the reference of least Ie
  std::vector<CodecChoice> codecs = {};     ///< empty: as the conditions themselves say
};

/// A condition with a codec that no value of the codec is drawn from.
struct NotUsed {
  std::size_t condition = 0; ///< its place in the panel
  std::string reason;        ///< "gsm-fr with noise"
};

/// What a derivation is asked for, by the places of the conditions in the panel.
struct DerivationRequest {
  compare::ReferenceSetup setup; ///< direct is meaningless where there are no references
  std::vector<compare::CodecConditions> codecs;
  std::vector<NotUsed> not_used; ///< none where codecs are given by hand
  std::vector<compare::MnruCondition> mnru;
  std::vector<TestCondition> conditions; ///< one for each of the panel, in its order
};

/// The choice, and for the rest what the conditions themselves say: conditions of one codec belong together,
/// those with loss by their concealment and packets, unless something else degrades them as well; a test
/// condition of no known codec stands alone. Throws an input Error for what is not in the panel or lacks
/// what it needs; it names the choice as the options of the command line do.
DerivationRequest derivation_request(const DerivationChoice& choice, const std::vector<TestCondition>& known,
                                     const std::vector<std::string>& panel, emodel::Band band);

} // namespace quietroom::analysis
