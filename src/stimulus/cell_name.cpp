#include "stimulus/cell_name.h"

#include "stimulus/manifest.h"
#include "stimulus/sound_endings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::stimulus {

namespace {

constexpr std::array<std::string_view, 4> placeholders{"condition", "talker", "sample", "*"};
constexpr std::size_t most_placeholders = 8; // more would only take time

/// Whether all braces of a piece belong to a placeholder that there is.
bool is_sound_piece(const NamePiece& piece) {
  return piece.is_placeholder ? std::ranges::find(placeholders, piece.text) != placeholders.end()
                              : piece.text.find_first_of("{}") == std::string::npos;
}

/// What is wrong with the order of the pieces; empty where nothing is.
std::string mistake_in(const NamePattern& pattern) {
  if (!has(pattern, "condition")) return "has no {condition}; say where its name stands";
  if (!has(pattern, "talker") && !has(pattern, "sample"))
    return "has neither {talker} nor {sample}; say where one of them stands";
  std::size_t count = 0;
  bool after_placeholder = false;
  for (const NamePiece& piece : pattern.pieces) {
    if (piece.is_placeholder && after_placeholder)
      return "has two placeholders with nothing between; nobody can tell where the first ends";
    count += piece.is_placeholder;
    after_placeholder = piece.is_placeholder;
  }
  return count > most_placeholders ? fmt::format("has more than {} placeholders", most_placeholders) : "";
}

CellName cell_of(const NameParts& parts) {
  const auto part = [&](std::string_view name, const char* otherwise) {
    const auto found = parts.find(name);
    return found == parts.end() ? std::string(otherwise) : found->second;
  };
  return {part("condition", ""), part("talker", "unknown"), part("sample", "all")};
}

std::string shown(const NameParts& parts) {
  const auto part = [&](std::string_view name) {
    const auto found = parts.find(name);
    return found == parts.end() ? std::string() : found->second;
  };
  return fmt::format("{} | {} | {}", part("condition"), part("talker"), part("sample"));
}

std::string why_not(const NamePattern& pattern, std::string_view path) {
  const auto wanted = std::ranges::count(pattern.text, '/');
  const auto found = std::ranges::count(path, '/');
  if (wanted != found) return fmt::format("lies {} folders deep where the pattern has {}", found, wanted);
  const std::string extension = extension_of(path);
  const std::string expected = extension_of(pattern.text);
  const bool fits = pattern.any_sound ? is_sound_extension(extension) : extension == expected;
  if (!pattern.any_extension && !fits)
    return fmt::format("ends in \"{}\" where the pattern has \"{}\"; leave the ending out of the pattern to "
                       "take both",
                       extension, expected);
  return fmt::format("does not fit {}", pattern.text);
}

} // namespace

std::variant<NamePattern, std::string> parse_pattern(std::string_view text) {
  if (text.empty() || text.starts_with('/') || text.find("..") != std::string_view::npos)
    return fmt::format("the pattern \"{}\" must be a path within the folder", text);
  NamePattern out = name_pattern(text, is_sound_extension);
  if (!std::ranges::all_of(out.pieces, is_sound_piece))
    return fmt::format(
        "the pattern \"{}\" has a brace that belongs to no placeholder; they are {{condition}}, "
        "{{talker}}, {{sample}} and {{*}}",
        text);
  if (const std::string mistake = mistake_in(out); !mistake.empty())
    return fmt::format("the pattern \"{}\" {}", text, mistake);
  return out;
}

std::variant<CellName, std::string> match(const NamePattern& pattern, std::string_view path) {
  const auto [ways, gave_up] = readings(pattern, path, 2);
  if (gave_up && ways.size() < 2)
    return "can be read in too many ways to try them all; use fewer placeholders, or shorter names";
  if (ways.empty()) return why_not(pattern, path);
  if (ways.size() > 1)
    return fmt::format(
        "fits in more than one way ({}, or {}); separate the parts by a sign that none of them "
        "holds, or by folders",
        shown(ways[0]), shown(ways[1]));
  return cell_of(ways.front());
}

std::string suggested_id(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_id(std::string_view(&c, 1)))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "x1" : out;
}

} // namespace quietroom::stimulus
