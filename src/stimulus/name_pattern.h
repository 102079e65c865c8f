#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// How the files of a folder are named: "{condition}/{talker}_{sample}.wav". A placeholder stands for one or
/// more characters other than "/"; {*} for such as tell nothing. Pure.
namespace quietroom::stimulus {

/// Whom a file belongs to, as its name has it.
struct CellName {
  std::string condition;
  std::string talker; ///< "unknown" where the pattern has no {talker}
  std::string sample; ///< "all" where the pattern has no {sample}
  auto operator<=>(const CellName&) const = default;
};

enum class Part { literal, condition, talker, sample, anything };

struct NamePiece {
  Part part = Part::literal;
  std::string text; ///< of a literal
};

struct NamePattern {
  std::string text;
  std::vector<NamePiece> pieces;
  bool any_extension = false; ///< the pattern has none: extensions that are known are passed over
  bool any_sound = false;     ///< it ends as sound files do: so may the files, each in its own way
};

/// The pattern, or a sentence that says what is wrong with it.
std::variant<NamePattern, std::string> parse_pattern(std::string_view text);

/// The cell of a path ("/" between folders), or a sentence that says why it has none: it does not fit, or it
/// fits in more than one way.
std::variant<CellName, std::string> match(const NamePattern& pattern, std::string_view path);

/// ".wav", ".flac" ...: as sound files with a header end, in lower case.
bool is_sound_extension(std::string_view extension);

/// ".raw", ".pcm", ".16k" ...: as headerless ones do.
bool is_raw_extension(std::string_view extension);

/// In lower case with its dot; empty where there is none.
std::string extension_of(std::string_view path);

/// Letters, digits, "-" and "_" in place of what an id may not hold: "G.711 A" -> "G-711-A".
std::string suggested_id(std::string_view text);

} // namespace quietroom::stimulus
