#include "compare/agreement.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

constexpr std::size_t names_at_most = 3;

using Entries = std::vector<const ConditionAgreement*>;

const std::string& name_of(const ConditionAgreement& entry) {
  return entry.point.label.empty() ? entry.point.condition : entry.point.label;
}

/// The word that all names begin with, "MNRU" of "MNRU 10 dB" and "MNRU 20 dB"; empty where there is none.
std::string common_word(const Entries& entries) {
  const auto word = [](const std::string& name) { return name.substr(0, name.find_first_of(" -_")); };
  const std::string first = word(name_of(*entries.front()));
  const bool same =
      std::all_of(entries.begin(), entries.end(), [&](const auto* e) { return word(name_of(*e)) == first; });
  return same ? first : std::string{};
}

std::string counted(const Entries& entries) {
  if (entries.size() == 1) return name_of(*entries.front()) + " has";
  const std::string word = common_word(entries);
  return std::to_string(entries.size()) + ' ' + (word.empty() ? "" : word + ' ') + "conditions have";
}

std::string misses(Entries off) {
  std::stable_sort(off.begin(), off.end(), [](const auto* a, const auto* b) {
    return std::abs(*a->difference) > std::abs(*b->difference);
  });
  std::string out;
  for (std::size_t i = 0; i < std::min(off.size(), names_at_most); ++i) {
    const double difference = *off[i]->difference;
    out += (i == 0                                                                        ? "; it is "
            : i + 1 == std::min(off.size(), names_at_most) && off.size() <= names_at_most ? " and "
                                                                                          : ", ");
    out += fixed(std::abs(difference), 2) + (difference > 0 ? " too high for " : " too low for ") +
           name_of(*off[i]);
  }
  if (off.size() > names_at_most)
    out += " and off for " + std::to_string(off.size() - names_at_most) + " more";
  return out;
}

} // namespace

std::string verdict(const Agreement& result, const std::string& model) {
  Entries within, off, unjudged, silent;
  for (const ConditionAgreement& entry : result.conditions)
    (!entry.difference  ? silent
     : !entry.within_ci ? unjudged
     : *entry.within_ci ? within
                        : off)
        .push_back(&entry);

  std::string out;
  if (const std::size_t judged = within.size() + off.size(); judged == 0)
    out = model + " could be held against no condition with a known uncertainty";
  else
    out = model + " agrees within the panel's uncertainty for " + std::to_string(within.size()) + " of " +
          std::to_string(judged) + (judged == 1 ? " condition" : " conditions");
  out += misses(off);
  if (!unjudged.empty()) out += "; " + counted(unjudged) + " no confidence interval";
  if (!silent.empty()) out += "; " + counted(silent) + " no estimate";
  return out;
}

} // namespace quietroom::compare
