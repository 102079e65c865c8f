#pragma once

#include "stimulus/name_pattern.h"

#include <string>
#include <string_view>
#include <variant>

/// Which cell of a set (condition x talker x sample) a finished file belongs to, by its name. Pure.
namespace quietroom::stimulus {

/// Whom a file belongs to, as its name has it.
struct CellName {
  std::string condition;
  std::string talker; ///< "unknown" where the pattern has no {talker}
  std::string sample; ///< "all" where the pattern has no {sample}
  auto operator<=>(const CellName&) const = default;
};

/// The pattern, or a sentence that says what is wrong with it. Its placeholders are {condition}, {talker},
/// {sample} and {*}.
std::variant<NamePattern, std::string> parse_pattern(std::string_view text);

/// The cell of a path ("/" between folders), or a sentence that says why it has none: it does not fit, or it
/// fits in more than one way.
std::variant<CellName, std::string> match(const NamePattern& pattern, std::string_view path);

/// Letters, digits, "-" and "_" in place of what an id may not hold: "G.711 A" -> "G-711-A".
std::string suggested_id(std::string_view text);

} // namespace quietroom::stimulus
