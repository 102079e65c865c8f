#include "prepare/recordings.h"

#include "prepare/source_audio.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <regex>
#include <string_view>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

constexpr std::array sound_endings = {".wav",  ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3",  ".aif",
                                      ".aiff", ".au",   ".snd",  ".w64", ".sph", ".caf",  ".rf64", ".g722"};

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

/// A pattern as an expression, and what its groups are.
struct Pattern {
  std::regex expression;
  std::vector<std::string> groups;
  bool of_path = false; ///< not of the file's name alone
};

Pattern pattern_of(const std::string& text) {
  static const std::regex placeholder(R"(\{([^{}]*)\})");
  static const std::regex special(R"([.^$|()\[\]{}*+?\\])");
  Pattern out;
  std::string expression;
  auto rest = text.begin();
  for (std::sregex_iterator each(text.begin(), text.end(), placeholder), end; each != end; ++each) {
    const std::string name = (*each)[1];
    if (name != "talker" && name != "sex" && name != "language" && name != "sample" && name != "*")
      throw_input(fmt::format("--pattern \"{}\": there is no {{{}}}; use {{talker}}, {{sex}}, {{language}}, "
                              "{{sample}} and {{*}}",
                              text, name));
    if (name != "*" && std::ranges::find(out.groups, name) != out.groups.end())
      throw_input(fmt::format("--pattern \"{}\" has {{{}}} twice; use {{*}} for one of them", text, name));
    out.groups.push_back(name);
    expression += std::regex_replace(std::string(rest, (*each)[0].first), special, R"(\$&)") + "([^/]+?)";
    rest = (*each)[0].second;
  }
  expression += std::regex_replace(std::string(rest, text.end()), special, R"(\$&)");
  out.expression = std::regex(expression);
  out.of_path = text.find('/') != std::string::npos;
  return out;
}

/// "female" or "male"; nothing for what is neither.
std::optional<std::string> sex_of(const std::string& text) {
  const std::string known = lower(text);
  if (known == "f" || known == "female") return "female";
  if (known == "m" || known == "male") return "male";
  return std::nullopt;
}

/// Whose recording it is, as its name has it; otherwise a sentence.
std::optional<std::string> tell(const Pattern& pattern, Recording& recording) {
  const std::string name = pattern.of_path ? recording.name : recording.file.filename().string();
  std::smatch match;
  if (!std::regex_match(name, match, pattern.expression))
    return "its name does not fit the pattern; rename it";
  for (std::size_t g = 0; g < pattern.groups.size(); ++g) {
    const std::string value = match[g + 1];
    if (pattern.groups[g] == "talker") recording.source.talker = id_of(value);
    if (pattern.groups[g] == "language") recording.source.language = value;
    if (pattern.groups[g] != "sex") continue;
    const auto sex = sex_of(value);
    if (!sex) return fmt::format("its {{sex}} is \"{}\"; rename it to f, female, m or male", value);
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

} // namespace

Recordings recordings_in(const fs::path& folder, const std::string& pattern, const fs::path& except) {
  const auto wanted = pattern.empty() ? std::nullopt : std::optional(pattern_of(pattern));
  Recordings out;
  for (Recording& each : sound_files(folder, except)) {
    each.source.id = id_of(fs::path(each.name).replace_extension().generic_string());
    each.source.talker = "unknown";
    std::optional<std::string> trouble;
    if (wanted) trouble = tell(*wanted, each);
    try {
      each.rate_hz = source_rate_hz(folder, {"", {each.name}, 0, "", "", "", 0});
    } catch (const Error& error) {
      trouble = error.what();
    }
    if (trouble)
      out.problems.push_back({Severity::warning, each.file.string(), fmt::format("left out: {}", *trouble)});
    else
      out.found.push_back(std::move(each));
  }
  refuse_equal_ids(out.found);
  return out;
}

} // namespace quietroom::prepare
