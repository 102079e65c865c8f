#include "stimulus/name_pattern.h"

#include "stimulus/manifest.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::stimulus {

namespace {

constexpr std::array<std::pair<std::string_view, Part>, 4> placeholders{{
    {"{condition}", Part::condition},
    {"{talker}", Part::talker},
    {"{sample}", Part::sample},
    {"{*}", Part::anything},
}};

constexpr std::size_t most_placeholders = 8; // more would only take time
constexpr int most_steps = 100'000;          // for one name; some fit in more ways than can be tried

bool has(const NamePattern& pattern, Part part) {
  return std::ranges::find(pattern.pieces, part, &NamePiece::part) != pattern.pieces.end();
}

/// What is wrong with the order of the pieces; empty where nothing is.
std::string mistake_in(const NamePattern& pattern) {
  if (!has(pattern, Part::condition)) return "has no {condition}; say where its name stands";
  if (!has(pattern, Part::talker) && !has(pattern, Part::sample))
    return "has neither {talker} nor {sample}; say where one of them stands";
  std::size_t count = 0;
  bool after_placeholder = false;
  for (const NamePiece& piece : pattern.pieces) {
    const bool is_placeholder = piece.part != Part::literal;
    if (is_placeholder && after_placeholder)
      return "has two placeholders with nothing between; nobody can tell where the first ends";
    count += is_placeholder;
    after_placeholder = is_placeholder;
  }
  return count > most_placeholders ? fmt::format("has more than {} placeholders", most_placeholders) : "";
}

/// Finds the ways in which a path fits, two at most.
class Matcher {
public:
  explicit Matcher(const NamePattern& pattern) : m_pattern(pattern) {}

  std::vector<CellName> cells(std::string_view path) {
    step(0, path);
    return std::move(m_found);
  }
  /// There were too many ways to try them all.
  bool gave_up() const { return m_steps > most_steps; }

private:
  std::string& value_of(Part part) {
    return part == Part::condition ? m_cell.condition : part == Part::talker ? m_cell.talker : m_cell.sample;
  }

  void step(std::size_t piece, std::string_view rest) {
    if (m_found.size() > 1 || ++m_steps > most_steps) return;
    if (piece == m_pattern.pieces.size()) {
      if (rest.empty() && std::ranges::find(m_found, m_cell) == m_found.end()) m_found.push_back(m_cell);
      return;
    }
    const NamePiece& wanted = m_pattern.pieces[piece];
    if (wanted.part == Part::literal) {
      if (rest.starts_with(wanted.text)) step(piece + 1, rest.substr(wanted.text.size()));
      return;
    }
    const std::size_t longest = std::min(rest.find('/'), rest.size());
    for (std::size_t length = 1; length <= longest; ++length)
      take(piece, wanted.part, rest.substr(0, length), rest.substr(length));
  }

  /// A placeholder that stands twice must say the same twice.
  void take(std::size_t piece, Part part, std::string_view value, std::string_view rest) {
    if (part == Part::anything) return step(piece + 1, rest);
    std::string& slot = value_of(part);
    if (!slot.empty()) {
      if (slot == value) step(piece + 1, rest);
      return;
    }
    slot = value;
    step(piece + 1, rest);
    value_of(part).clear();
  }

  const NamePattern& m_pattern;
  CellName m_cell;
  std::vector<CellName> m_found;
  int m_steps = 0;
};

void lower_case(std::string& text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i)
    if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] - 'A' + 'a');
}

std::string shown(const CellName& cell) {
  return fmt::format("{} | {} | {}", cell.condition, cell.talker, cell.sample);
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
  NamePattern out{std::string(text), {}, false};
  if (text.empty() || text.starts_with('/') || text.find("..") != std::string_view::npos)
    return fmt::format("the pattern \"{}\" must be a path within the folder", text);
  for (std::string_view rest = text; !rest.empty();) {
    const auto known = std::ranges::find_if(
        placeholders, [&](const auto& placeholder) { return rest.starts_with(placeholder.first); });
    if (known != placeholders.end()) {
      out.pieces.push_back({known->second, ""});
      rest.remove_prefix(known->first.size());
      continue;
    }
    const std::size_t end = std::min(rest.find('{', rest.front() == '{' ? 1 : 0), rest.size());
    if (rest.front() == '{' || rest.substr(0, end).find('}') != std::string_view::npos)
      return fmt::format(
          "the pattern \"{}\" has a brace that belongs to no placeholder; they are {{condition}}, "
          "{{talker}}, {{sample}} and {{*}}",
          text);
    out.pieces.push_back({Part::literal, std::string(rest.substr(0, end))});
    rest.remove_prefix(end);
  }
  if (const std::string mistake = mistake_in(out); !mistake.empty())
    return fmt::format("the pattern \"{}\" {}", text, mistake);
  NamePiece& last = out.pieces.back();
  const auto dot = last.part == Part::literal ? last.text.rfind('.') : std::string::npos;
  out.any_extension = dot == std::string::npos && !text.ends_with(".{*}");
  if (dot == std::string::npos) return out;
  lower_case(last.text, dot);
  out.any_sound = is_sound_extension(std::string_view(last.text).substr(dot));
  if (out.any_sound) last.text.resize(dot);
  return out;
}

std::variant<CellName, std::string> match(const NamePattern& pattern, std::string_view path) {
  std::string name(path);
  const std::string extension = extension_of(path);
  if (is_sound_extension(extension) || is_raw_extension(extension)) {
    lower_case(name, name.size() - extension.size()); // .WAV is .wav
    if (pattern.any_sound && !is_sound_extension(extension)) return why_not(pattern, path);
    if (pattern.any_extension || pattern.any_sound) name.resize(name.size() - extension.size());
  } else if (pattern.any_sound) {
    return why_not(pattern, path);
  }
  Matcher matcher(pattern);
  std::vector<CellName> cells = matcher.cells(name);
  if (matcher.gave_up() && cells.size() < 2)
    return "can be read in too many ways to try them all; use fewer placeholders, or shorter names";
  if (cells.empty()) return why_not(pattern, path);
  if (cells.size() > 1)
    return fmt::format(
        "fits in more than one way ({}, or {}); separate the parts by a sign that none of them "
        "holds, or by folders",
        shown(cells[0]), shown(cells[1]));
  if (!has(pattern, Part::talker)) cells.front().talker = "unknown";
  if (!has(pattern, Part::sample)) cells.front().sample = "all";
  return std::move(cells.front());
}

bool is_sound_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 15> known{".wav",  ".wave", ".flac", ".ogg",  ".oga",
                                                   ".opus", ".mp3",  ".aif",  ".aiff", ".aifc",
                                                   ".au",   ".snd",  ".w64",  ".rf64", ".caf"};
  return std::ranges::find(known, extension) != known.end();
}

bool is_raw_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 10> known{".raw", ".pcm", ".sw",  ".s16", ".src",
                                                   ".out", ".8k",  ".16k", ".32k", ".48k"};
  return std::ranges::find(known, extension) != known.end();
}

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string out(name.substr(dot));
  lower_case(out, 0);
  return out;
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
