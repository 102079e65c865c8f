#include "compare/agreement.h"

#include "core/number.h"

#include <algorithm>
#include <cmath>

namespace quietroom::compare {

namespace {

constexpr std::size_t names_at_most = 3;

using Entries = std::vector<const ConditionAgreement*>;

/// A sentence's name alone is no unit: each condition may have it.
std::string name_of(const ConditionAgreement& entry) {
  if (!entry.point.stimulus.empty()) return entry.point.condition + ' ' + entry.point.stimulus;
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

/// "condition", "conditions", "stimulus", "stimuli".
std::string noun(const ConditionAgreement& entry, std::size_t count) {
  if (!entry.point.stimulus.empty()) return count == 1 ? "stimulus" : "stimuli";
  return count == 1 ? "condition" : "conditions";
}

std::string counted(const Entries& entries) {
  if (entries.size() == 1) return name_of(*entries.front()) + " has";
  const std::string word = common_word(entries);
  return std::to_string(entries.size()) + ' ' + (word.empty() ? "" : word + ' ') +
         noun(*entries.front(), entries.size()) + " have";
}

/// "a", "a and b", "a, b and c".
std::string enumerated(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return out;
}

/// The largest differences by name, the others counted.
std::string misses(Entries off) {
  if (off.empty()) return "";
  std::stable_sort(off.begin(), off.end(), [](const auto* a, const auto* b) {
    return std::abs(*a->difference) > std::abs(*b->difference);
  });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(off.size(), names_at_most); ++i) {
    const double difference = *off[i]->difference;
    parts.push_back(fixed(std::abs(difference), 2) + (difference > 0 ? " too high for " : " too low for ") +
                    name_of(*off[i]));
  }
  if (off.size() > names_at_most)
    parts.push_back("off for " + std::to_string(off.size() - names_at_most) + " more");
  return "; it is " + enumerated(parts);
}

/// Wider than this, an interval lets almost any estimate agree: half the distance between two categories.
constexpr double wide_half = 0.5;

/// A warning where half of the intervals are too wide to tell anything.
std::string too_wide(const Entries& within) {
  std::vector<double> halves;
  for (const ConditionAgreement* entry : within)
    if (entry->point.ci_half) halves.push_back(*entry->point.ci_half);
  if (halves.empty()) return "";
  std::sort(halves.begin(), halves.end());
  const double median = halves[halves.size() / 2];
  if (median <= wide_half) return "";
  return "; but the intervals are wide (median half-width " + fixed(median, 2) +
         "), so this says little: more listeners are needed";
}

} // namespace

std::string verdict(const Agreement& result, const std::string& model, const std::string& value) {
  Entries within, off, unjudged, silent;
  const auto of_kind = [&](const ConditionAgreement& entry) -> Entries& {
    if (!entry.difference) return silent;
    if (!entry.within_ci) return unjudged;
    return *entry.within_ci ? within : off;
  };
  for (const ConditionAgreement& entry : result.conditions) of_kind(entry).push_back(&entry);

  std::string out;
  if (const std::size_t judged = within.size() + off.size(); judged == 0)
    out = "No " + (result.conditions.empty() ? "condition" : noun(result.conditions.front(), 1)) +
          " can be compared yet: each needs an interval (two or more listeners) and " + value;
  else
    out = model + " agrees within the panel's uncertainty for " + std::to_string(within.size()) + " of " +
          std::to_string(judged) + ' ' + noun(result.conditions.front(), judged);
  out += too_wide(within);
  out += misses(off);
  if (!unjudged.empty()) out += "; " + counted(unjudged) + " no confidence interval";
  if (!silent.empty()) out += "; " + counted(silent) + " no estimate";
  return out;
}

} // namespace quietroom::compare
