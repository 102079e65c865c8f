#pragma once

#include "core/toml.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a paper must say of a test and only people know: how listeners were found, the room, the headphones.
namespace quietroom::design {

/// By key of fact_keys(): a sentence or a few words, as the author wrote them.
using ReportedFacts = std::map<std::string, std::string, std::less<>>;

struct FactKey {
  std::string_view key;   ///< in `[facts]` of study.toml
  std::string_view topic; ///< "room noise", as in "room noise: not recorded"
};

/// Every key that there is, in the order of a method section.
std::span<const FactKey> fact_keys();

/// The entries of one table. Keys that are none of these and blank texts are problems.
ReportedFacts read_facts(const toml::Table& table, const std::string& file, std::vector<Problem>& problems);

struct ReadReportedFacts {
  ReportedFacts facts;
  std::vector<Problem> problems;
};

/// Those of a file of its own, which has the keys at its top; `file` is its name in messages.
ReadReportedFacts parse_facts(std::string_view text, const std::string& file);

} // namespace quietroom::design
