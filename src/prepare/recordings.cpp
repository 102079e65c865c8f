#include "prepare/recordings.h"

#include "recipe/source_audio.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

constexpr std::array sound_endings = {".wav",  ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3",  ".aif",
                                      ".aiff", ".au",   ".snd",  ".w64", ".sph", ".caf",  ".rf64", ".g722"};

/// The ending in a pattern that stands for each of them.
constexpr const char* any_sound = ".*";

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

bool is_sound(const fs::path& file) {
  return std::ranges::find(sound_endings, lower(file.extension().string())) != sound_endings.end();
}

/// What an id may hold, with "-" for the rest.
std::string id_of(std::string text) {
  for (char& c : text)
    if (!stimulus::is_id(std::string_view(&c, 1))) c = '-';
  return text;
}

/// A part of a pattern: a placeholder's name, or text that stands there as it is.
struct Piece {
  bool is_placeholder = false;
  std::string text;
};

void check_placeholder(const std::vector<Piece>& before, const std::string& name,
                       const std::string& pattern) {
  constexpr std::array known = {"talker", "sex", "language", "sample", "*"};
  if (std::ranges::find(known, name) == known.end())
    throw_input(fmt::format("--pattern \"{}\": there is no {{{}}}; use {{talker}}, {{sex}}, {{language}}, "
                            "{{sample}} and {{*}}",
                            pattern, name));
  const auto same = [&](const Piece& piece) { return piece.is_placeholder && piece.text == name; };
  if (name != "*" && std::ranges::any_of(before, same))
    throw_input(fmt::format("--pattern \"{}\" has {{{}}} twice; use {{*}} for one of them", pattern, name));
}

std::vector<Piece> pattern_of(const std::string& text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    if (open != at) out.push_back({false, text.substr(at, open - at)});
    if (open == std::string::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos)
      throw_input(fmt::format("--pattern \"{}\" has a {{ without its }}; fix it", text));
    const std::string name = text.substr(open + 1, close - open - 1);
    check_placeholder(out, name, text);
    out.push_back({true, name});
    at = close + 1;
  }
  if (out.empty() || out.back().is_placeholder) return out;
  std::string& last = out.back().text;
  const std::size_t dot = last.rfind('.');
  if (dot == std::string::npos || !is_sound(fs::path("x" + last.substr(dot)))) return out;
  const std::string before = last.substr(0, dot); // the files may end in ways of their own
  last = any_sound;
  if (!before.empty()) out.insert(out.end() - 1, {false, before});
  return out;
}

using Values = std::map<std::string, std::string>;

/// Reads a name by the pieces; each placeholder takes as little as it can.
class Reading {
public:
  explicit Reading(const std::vector<Piece>& pieces) : m_pieces(pieces) {}

  /// Whether what is left of the name fits the pieces from `piece` on.
  bool fits(std::string_view name, std::size_t piece = 0) {
    if (piece == m_pieces.size()) return name.empty();
    if (m_dead_ends.contains({piece, name.size()})) return false;
    const auto& [is_placeholder, text] = m_pieces[piece];
    if (!is_placeholder) {
      if (name.starts_with(text) && fits(name.substr(text.size()), piece + 1)) return true;
    } else {
      for (std::size_t length = 1; length <= name.size() && name[length - 1] != '/'; ++length)
        if (fits(name.substr(length), piece + 1)) {
          m_values[text] = name.substr(0, length);
          return true;
        }
    }
    m_dead_ends.emplace(piece, name.size());
    return false;
  }

  Values& values() { return m_values; }

private:
  const std::vector<Piece>& m_pieces;
  std::set<std::pair<std::size_t, std::size_t>> m_dead_ends; ///< tried in vain: piece, length of the rest
  Values m_values;
};

/// "female" or "male"; nothing for what is neither.
std::optional<std::string> sex_of(const std::string& text) {
  const std::string known = lower(text);
  if (known == "f" || known == "female") return "female";
  if (known == "m" || known == "male") return "male";
  return std::nullopt;
}

/// Takes whose recording it is from its name; otherwise a sentence that says why not.
std::optional<std::string> tell(const std::vector<Piece>& pattern, bool of_path, Recording& recording) {
  Reading reading(pattern);
  fs::path name = of_path ? fs::path(recording.name) : recording.file.filename();
  if (!pattern.empty() && !pattern.back().is_placeholder && pattern.back().text == any_sound)
    name.replace_extension(any_sound);
  if (!reading.fits(name.generic_string())) return "its name does not fit the pattern; rename it";
  Values& values = reading.values();
  if (values.contains("talker")) {
    recording.source.talker = id_of(values["talker"]);
    recording.talker_name = values["talker"];
  }
  recording.source.language = values["language"];
  if (values.contains("sex")) {
    const auto sex = sex_of(values["sex"]);
    if (!sex) return fmt::format("its {{sex}} is \"{}\"; rename it to f, female, m or male", values["sex"]);
    recording.source.sex = *sex;
  }
  return std::nullopt;
}

std::vector<Recording> sound_files(const fs::path& folder, const fs::path& except) {
  if (!fs::is_directory(folder))
    throw_input(fmt::format("{}: no such folder; give one with recordings in it", folder.string()));
  std::vector<Recording> out;
  for (auto each = fs::recursive_directory_iterator(folder); each != fs::end(each); ++each) {
    const fs::path& file = each->path();
    const bool skip = file.filename().string().starts_with('.') || file == except;
    if (skip && each->is_directory()) each.disable_recursion_pending();
    if (skip || !each->is_regular_file() || !is_sound(file)) continue;
    out.push_back({file, file.lexically_relative(folder).generic_string(), {}, 0});
  }
  std::ranges::sort(out, {}, &Recording::name);
  return out;
}

void refuse_equal_ids(const std::vector<Recording>& found) {
  std::map<std::string_view, std::string_view> first;
  for (const Recording& each : found)
    if (const auto [known, is_new] = first.emplace(each.source.id, each.name); !is_new)
      throw_input(fmt::format("{} and {} would both be the source {}; rename one", known->second, each.name,
                              each.source.id));
}

/// Two names that would become one talker.
void refuse_equal_talkers(const std::vector<Recording>& found) {
  std::map<std::string_view, std::string_view> first;
  for (const Recording& each : found)
    if (const auto [known, is_new] = first.emplace(each.source.talker, each.talker_name);
        !is_new && known->second != each.talker_name)
      throw_input(fmt::format("the talkers \"{}\" and \"{}\" would both be {}; rename one", known->second,
                              each.talker_name, each.source.talker));
}

void refuse_unusable_ids(const std::vector<Recording>& found) {
  std::map<std::string, std::string_view> first;
  for (const Recording& each : found) {
    for (const std::string* id : {&each.source.id, &each.source.talker})
      if (const std::string why = stimulus::id_mistake(*id); !why.empty())
        throw_input(fmt::format("{}: \"{}\" {}; rename the file", each.name, *id, why));
    if (const auto [known, is_new] = first.emplace(lower(each.source.id), each.name); !is_new)
      throw_input(fmt::format("{} and {} would be sources that differ by case only; rename one",
                              known->second, each.name));
  }
}

} // namespace

std::map<std::string, std::string> renamed(const Recordings& recordings) {
  std::map<std::string, std::string> out;
  for (const Recording& each : recordings.found) {
    const std::string stem = fs::path(each.name).replace_extension().generic_string();
    if (stem != each.source.id) out.emplace(stem, each.source.id);
    if (!each.talker_name.empty() && each.talker_name != each.source.talker)
      out.emplace("talker " + each.talker_name, each.source.talker);
  }
  return out;
}

Recordings recordings_in(const fs::path& folder, const std::string& pattern, const fs::path& except) {
  const std::vector<Piece> wanted = pattern_of(pattern);
  Recordings out;
  for (Recording& each : sound_files(folder, except)) {
    each.source.id = id_of(fs::path(each.name).replace_extension().generic_string());
    each.source.talker = "unknown";
    std::optional<std::string> trouble;
    if (!wanted.empty()) trouble = tell(wanted, pattern.find('/') != std::string::npos, each);
    try {
      each.rate_hz = recipe::source_rate_hz(folder, {"", {each.name}, 0, "", "", "", 0});
    } catch (const Error& error) {
      trouble = error.what();
    }
    if (trouble)
      out.problems.push_back({Severity::warning, each.file.string(), fmt::format("left out: {}", *trouble)});
    else
      out.found.push_back(std::move(each));
  }
  refuse_equal_ids(out.found);
  refuse_equal_talkers(out.found);
  refuse_unusable_ids(out.found);
  return out;
}

} // namespace quietroom::prepare
