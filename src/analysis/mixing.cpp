#include "analysis/mixing.h"

#include "analysis/condition_models.h"

#include <fmt/format.h>
#include <set>

namespace quietroom::analysis {

namespace {

constexpr const char* no_axis = "scores of different contexts share no axis";

/// "a, b and c".
std::string enumerated(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

} // namespace

std::vector<std::string> levels_used(const votes::VoteTable& table, const std::string& column) {
  const votes::Factor* factor = table.find(column);
  if (factor == nullptr) return {};
  std::set<std::string> out;
  const std::set<std::uint32_t> codes(factor->codes.begin(), factor->codes.end());
  for (const std::uint32_t code : codes)
    if (!factor->levels[code].empty()) out.insert(factor->levels[code]);
  return {out.begin(), out.end()};
}

std::vector<Mixing> mixings_of_votes(const votes::VoteTable& table, const std::string& votes) {
  std::vector<Mixing> out;
  if (const auto contexts = levels_used(table, "context"); contexts.size() > 1)
    out.push_back({Allowance::mixed_contexts, fmt::format("{}: the votes are of the contexts {}; {}", votes,
                                                          enumerated(contexts), no_axis)});
  if (const auto studies = levels_used(table, "study"); studies.size() > 1)
    out.push_back({Allowance::mixed_studies,
                   fmt::format("{}: the votes are of the studies {}; each study has its own use of the scale",
                               votes, enumerated(studies))});
  return out;
}

std::optional<Mixing> mixing_of_scores(const std::optional<std::string>& votes_context,
                                       const std::optional<std::string>& scores_context) {
  if (!votes_context || !scores_context || *votes_context == *scores_context) return std::nullopt;
  return Mixing{Allowance::mixed_contexts,
                fmt::format("the votes are of context {} and the objective scores of {}; {}", *votes_context,
                            *scores_context, no_axis)};
}

std::optional<Mixing> mixing_of_band(const std::optional<std::string>& context, emodel::Band band) {
  if (!context || band_of_context(context) == band) return std::nullopt;
  return Mixing{Allowance::mixed_contexts,
                fmt::format("the votes are of context {} and the model gives {}; {}", *context,
                            listening_name(band), no_axis)};
}

} // namespace quietroom::analysis
