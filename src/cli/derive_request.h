#pragma once

#include "cli/test_conditions.h"
#include "compare/derive.h"
#include "compare/mnru_order.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// A condition with a codec that no value of the codec is drawn from.
struct NotUsed {
  std::size_t condition = 0; ///< its place in the panel
  std::string reason;        ///< "gsm-fr with noise"
};

/// What a derivation is asked for, by the places of the conditions in the panel.
struct DeriveRequest {
  compare::ReferenceSetup setup; ///< direct is meaningless where there are no references
  std::vector<compare::CodecConditions> codecs;
  std::vector<NotUsed> not_used; ///< none where codecs are given by hand
  std::vector<compare::MnruCondition> mnru;
  std::vector<TestCondition> conditions; ///< one for each of the panel, in its order
};

/// --references, --direct and --codec, or what the conditions themselves say: references are those of the
/// kind "reference" with a published Ie; conditions of one codec belong together, those with loss by their
/// concealment and packets, unless something else degrades them as well; a test condition of no known codec
/// stands alone. Throws an input Error for what is not in the panel or lacks what it needs.
DeriveRequest derive_request(const Arguments& arguments, const std::vector<TestCondition>& known,
                             const std::vector<std::string>& panel, emodel::Band band);

/// --references of derive and compare.
Option references_option();

/// Of the references of a request; nothing where there is no line through them.
std::optional<compare::ReferenceFit> fit_of(const DeriveRequest& request, const std::vector<double>& mos);

/// A sentence where conditions lie above the direct one and above what the model can give; else empty.
std::string above_direct_note(const DeriveRequest& request, const compare::ReferenceFit& fit);

/// "VOTES: the references do not carry a derivation: ..." with all objections and numbers.
std::string refusal(const std::string& votes, const DeriveRequest& request,
                    const std::optional<compare::ReferenceFit>& fit);

} // namespace quietroom::cli
