#pragma once

#include "core/toml.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a listener is told before a session, and agrees to or not.
namespace quietroom::design {

/// Of a page of the station: so many lines of so many columns can be read beside both prompts, in a window of
/// 1024x600 too. A letter has one column, a wide one of East Asian scripts two.
constexpr std::size_t most_consent_lines = 12;
constexpr std::size_t consent_columns = 64;

/// The pages of a text: a line of three hyphens ends one. Blank lines around a page are left out. A page of
/// more lines than can be read is divided: before a blank line, else before a line, else between two words.
std::vector<std::string> consent_pages(std::string_view text);

/// SHA-256 of the pages: which text it was.
std::string consent_version(const std::vector<std::string>& pages);

/// Why a text cannot be shown as it was written.
struct ConsentFault {
  int line = 0;
  std::string sentence;
};

/// The first line that is no UTF-8 or has a control character (a tab is none), or that all is blank.
std::optional<ConsentFault> consent_fault(std::string_view text);

/// The key `consent` of study.toml: a file within the study's folder that is none of the study's own; empty:
/// the key is not there, or it was refused.
std::string read_consent_name(toml::Reader& study);

} // namespace quietroom::design
