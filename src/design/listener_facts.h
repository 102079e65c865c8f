#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace quietroom::design {

/// How many listeners of a study said what, and which rules they were held against: nothing of a single one.
/// Of people's sessions that count.
struct ListenerFacts {
  /// By field of the form, then by code of the answer; an empty code: asked, and not answered.
  std::map<std::string, std::map<std::string, std::uint64_t>, std::less<>> answers;
  std::vector<std::string> rules; ///< as rules_text() has them; more than one where they were changed
  std::uint64_t screened = 0;     ///< listeners whose eligibility was computed
  std::map<std::string, std::uint64_t> breaches; ///< by rule: for how many it did not hold
  std::uint64_t overridden = 0;                  ///< taken in nevertheless
  bool operator==(const ListenerFacts&) const = default;
};

} // namespace quietroom::design
