#include "stimulus/name_pattern.h"

#include "core/lower_case.h"
#include "stimulus/sound_endings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace quietroom::stimulus {

namespace {

constexpr int most_steps = 100'000; // for one name; some fit in more ways than can be tried

/// Whether a placeholder stands twice, so that what fits depends on what was read before.
bool repeats(const std::vector<NamePiece>& pieces) {
  std::set<std::string_view> before;
  return std::ranges::any_of(pieces, [&](const NamePiece& piece) {
    return piece.is_placeholder && piece.text != "*" && !before.insert(piece.text).second;
  });
}

/// Finds the ways in which a name fits the pieces.
class NameReader {
public:
  NameReader(const std::vector<NamePiece>& pieces, std::size_t most)
      : m_pieces(pieces), m_most(most), m_notes_dead_ends(most == 1 && !repeats(pieces)) {}

  NameReadings read(std::string_view name) {
    step(0, name);
    return {std::move(m_ways), m_steps > most_steps};
  }

private:
  void step(std::size_t piece, std::string_view rest) {
    if (m_ways.size() >= m_most) return;
    if (m_notes_dead_ends ? m_dead_ends.contains({piece, rest.size()}) : ++m_steps > most_steps) return;
    if (piece == m_pieces.size()) {
      if (rest.empty() && std::ranges::find(m_ways, m_parts) == m_ways.end()) m_ways.push_back(m_parts);
      return;
    }
    const NamePiece& wanted = m_pieces[piece];
    if (!wanted.is_placeholder) {
      if (rest.starts_with(wanted.text)) step(piece + 1, rest.substr(wanted.text.size()));
    } else {
      const std::size_t longest = std::min(rest.find('/'), rest.size());
      for (std::size_t length = 1; length <= longest; ++length)
        take(piece, rest.substr(0, length), rest.substr(length));
    }
    if (m_notes_dead_ends) m_dead_ends.emplace(piece, rest.size());
  }

  void take(std::size_t piece, std::string_view value, std::string_view rest) {
    const std::string& name = m_pieces[piece].text;
    if (name == "*") return step(piece + 1, rest);
    const auto [slot, is_new] = m_parts.emplace(name, value);
    if (slot->second == value) step(piece + 1, rest);
    if (is_new) m_parts.erase(name);
  }

  const std::vector<NamePiece>& m_pieces;
  std::size_t m_most;
  bool m_notes_dead_ends; ///< who asks for one way gets it in any case: each end is tried once
  NameParts m_parts;
  std::vector<NameParts> m_ways;
  std::set<std::pair<std::size_t, std::size_t>> m_dead_ends; ///< piece, length of the rest
  int m_steps = 0;
};

/// The path without what its ending may say as it likes; nothing where its ending does not fit.
std::optional<std::string> without_free_ending(const NamePattern& pattern, std::string_view path) {
  std::string name(path);
  const std::string extension = extension_of(path);
  const bool sounds = pattern.is_sound(extension);
  if (pattern.any_sound && !sounds) return std::nullopt;
  if (!sounds && !is_raw_extension(extension)) return name;
  name.resize(name.size() - extension.size());
  return pattern.any_extension || pattern.any_sound ? name : name + extension; // .WAV is .wav
}

} // namespace

NamePattern name_pattern(std::string_view text, bool (*is_sound)(std::string_view)) {
  NamePattern out{std::string(text), {}, is_sound};
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t open = std::min(rest.find('{'), rest.size());
    const std::size_t close = rest.find('}', open);
    const std::size_t literal = close == std::string_view::npos ? rest.size() : open;
    if (literal > 0) out.pieces.push_back({false, std::string(rest.substr(0, literal))});
    if (literal < rest.size())
      out.pieces.push_back({true, std::string(rest.substr(open + 1, close - open - 1))});
    rest.remove_prefix(literal < rest.size() ? close + 1 : literal);
  }
  if (out.pieces.empty()) return out;
  NamePiece& last = out.pieces.back();
  const auto dot = last.is_placeholder ? std::string::npos : last.text.rfind('.');
  out.any_extension = dot == std::string::npos && !text.ends_with(".{*}");
  if (dot == std::string::npos) return out;
  last.text.replace(dot, std::string::npos, lower_case(last.text.substr(dot)));
  out.any_sound = is_sound(std::string_view(last.text).substr(dot));
  if (out.any_sound) last.text.resize(dot);
  return out;
}

bool has(const NamePattern& pattern, std::string_view placeholder) {
  return std::ranges::any_of(pattern.pieces, [&](const NamePiece& piece) {
    return piece.is_placeholder && piece.text == placeholder;
  });
}

NameReadings readings(const NamePattern& pattern, std::string_view path, std::size_t most) {
  const auto name = without_free_ending(pattern, path);
  return name ? NameReader(pattern.pieces, most).read(*name) : NameReadings{};
}

} // namespace quietroom::stimulus
