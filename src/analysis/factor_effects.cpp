#include "analysis/factor_effects.h"

#include "votes/presentations.h"

namespace quietroom::analysis {

namespace {

/// The talker as a factor, where there are several.
const votes::Factor* talker_of(const votes::VoteTable& votes) {
  const votes::Factor* talker = votes.find("talker");
  return talker && talker->levels.size() > 1 ? talker : nullptr;
}

FactorEffects effects_of(const votes::VoteTable& votes, const FactorQuestion& question, bool per_condition) {
  std::optional<votes::Factor> presented;
  if (per_condition) presented = votes::presentation_factor(votes);
  const auto find = [&](const std::string& name) {
    return presented && name == presented->name ? &*presented : votes.find(name);
  };
  const votes::Factor& a = *find(question.by.front());
  const votes::Factor* b = question.by.size() > 1 ? find(question.by[1])
                           : question.try_talker  ? talker_of(votes)
                                                  : nullptr;
  FactorEffects out{a.name,
                    b ? b->name : "",
                    per_condition,
                    stats::one_way_anova(votes, a),
                    stats::repeated_measures_anova(votes, a),
                    stats::friedman(votes, a),
                    {}};
  if (b) out.two = stats::two_factor_anova(votes, a, *b);
  return out;
}

} // namespace

PerQuestion<FactorEffects> factor_effects(votes::VoteTable votes, const FactorQuestion& question) {
  const bool per_condition = votes::by_units(votes, question.by) != question.by;
  return per_question(std::move(votes), [&](const votes::VoteTable& part) {
    return effects_of(part, question, per_condition);
  });
}

} // namespace quietroom::analysis
