#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The words of the station in each language, as data: data/labels/*.toml, which the program carries.
namespace quietroom::labels {

/// How sure it is that a text is the one that ought to stand there.
enum class TextStatus {
  confirmed, ///< read in the Recommendation, or settled by us in the language of the program
  secondary, ///< another source says so
  recalled,  ///< from memory, or our own translation; nobody has checked it
  missing,   ///< not known, so there is none
  own        ///< of the study itself: whoever wrote study.toml answers for it
};

/// "confirmed", "secondary", "recalled", "missing", "own"
std::string_view name_of(TextStatus status);

/// What may stand in a pack: all but "own".
std::optional<TextStatus> status_of(std::string_view name);

/// Where a text comes from and who has looked at it.
struct TextOrigin {
  TextStatus status = TextStatus::missing;
  std::string source;
  std::string verified_by; ///< empty = nobody
  std::string date;        ///< of the status, YYYY-MM-DD
  bool operator==(const TextOrigin&) const = default;
};

} // namespace quietroom::labels
