#pragma once

#include "emodel/model.h"
#include "emodel/planning_values.h"

#include <string>
#include <string_view>
#include <vector>

/// What the E-model is asked of a call that is planned, not heard. Pure.
namespace quietroom::analysis {

/// The inputs, and what has to be said about them.
struct PlanningQuestion {
  emodel::Model in;                    ///< Ie or Bpl is NaN where the codec has no published one
  std::vector<std::string> unverified; ///< about the codec's values
  std::vector<std::string> notes;      ///< how Ppl, BurstR and Ta came about
  std::string missing;                 ///< which value the codec has not; empty where it has both
};

/// The field of the question's model; the band must have it.
double& input_of(PlanningQuestion& question, std::string_view symbol);
double input_value(const PlanningQuestion& question, std::string_view symbol);

/// Which of a codec's values are given by hand, so that the table's are not taken.
struct GivenByHand {
  bool Ie = false, Bpl = false;
};

/// The codec's values on the scale of the question's band, and what is to be said of them.
void take_codec(PlanningQuestion& question, const emodel::CodecEntry& codec, GivenByHand by_hand = {});

/// What to say of an id that the table has not: the ids that it begins, else what it may be meant for.
/// "; it has amr-wb-12.65-diotic, ...".
std::string codec_hint(const emodel::CodecTable& table, const std::string& id);

/// Why an estimate is not a number: the codec's missing value, or inputs far outside their ranges.
std::string why_no_value(const PlanningQuestion& question);

} // namespace quietroom::analysis
