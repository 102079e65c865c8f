#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How the files of a folder are named: "{condition}/{talker}_{sample}.wav". Which placeholders there are is
/// the business of who reads by them; {*} is for what tells nothing. Pure.
namespace quietroom::stimulus {

/// A placeholder's name, or text that stands there as it is.
struct NamePiece {
  bool is_placeholder = false;
  std::string text;
};

struct NamePattern {
  std::string text;
  std::vector<NamePiece> pieces;
  /// The endings of sound files, in lower case: one is as good as the other.
  bool (*is_sound)(std::string_view extension) = nullptr;
  bool any_extension = false; ///< the pattern has no ending: that of a sound or raw file is passed over
  bool any_sound = false;     ///< it ends as sound files do: so may the files, each in its own way
};

/// The pieces of a text. A "{" without its "}" stays, with all behind it, as text of the last piece.
NamePattern name_pattern(std::string_view text, bool (*is_sound)(std::string_view extension));

bool has(const NamePattern& pattern, std::string_view placeholder);

/// What the placeholders of a pattern stand for in a name; nothing of {*}.
using NameParts = std::map<std::string, std::string, std::less<>>;

struct NameReadings {
  std::vector<NameParts> ways; ///< that differ, those first in which the first placeholders are short
  bool gave_up = false;        ///< there were too many to try them all
};

/// The ways in which a path ("/" between folders) fits, `most` of them at most. A placeholder stands for one
/// or more characters other than "/"; one that stands twice says the same twice. Endings of sound and raw
/// files fit in either case.
NameReadings readings(const NamePattern& pattern, std::string_view path, std::size_t most);

} // namespace quietroom::stimulus
