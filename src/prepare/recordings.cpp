#include "prepare/recordings.h"

#include "core/lower_case.h"
#include "recipe/source_audio.h"
#include "stimulus/manifest.h"
#include "stimulus/name_pattern.h"
#include "stimulus/sound_endings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

/// Sources may also be headerless G.722: recipe/source_audio.h.
bool is_recording_extension(std::string_view extension) {
  return stimulus::is_sound_extension(extension) || extension == ".g722";
}

/// What an id may hold, with "-" for the rest.
std::string id_of(std::string text) {
  for (char& c : text)
    if (!stimulus::is_id(std::string_view(&c, 1))) c = '-';
  return text;
}

void check_placeholders(const stimulus::NamePattern& pattern) {
  constexpr std::array known = {"talker", "sex", "language", "sample", "*"};
  std::set<std::string_view> before;
  for (const auto& [is_placeholder, text] : pattern.pieces) {
    if (!is_placeholder && text.find('{') != std::string::npos)
      throw_input(fmt::format("--pattern \"{}\" has a {{ without its }}; fix it", pattern.text));
    if (!is_placeholder) continue;
    if (std::ranges::find(known, text) == known.end())
      throw_input(fmt::format("--pattern \"{}\": there is no {{{}}}; use {{talker}}, {{sex}}, {{language}}, "
                              "{{sample}} and {{*}}",
                              pattern.text, text));
    if (text != "*" && !before.insert(text).second)
      throw_input(
          fmt::format("--pattern \"{}\" has {{{}}} twice; use {{*}} for one of them", pattern.text, text));
  }
}

/// "female" or "male"; nothing for what is neither.
std::optional<std::string> sex_of(const std::string& text) {
  const std::string known = lower_case(text);
  if (known == "f" || known == "female") return "female";
  if (known == "m" || known == "male") return "male";
  return std::nullopt;
}

/// Takes whose recording it is from its name; otherwise a sentence that says why not.
std::optional<std::string> tell(const stimulus::NamePattern& pattern, Recording& recording) {
  const bool of_path = pattern.text.find('/') != std::string::npos;
  const std::string name = of_path ? recording.name : recording.file.filename().string();
  stimulus::NameReadings found = stimulus::readings(pattern, name, 1);
  if (found.ways.empty()) return "its name does not fit the pattern; rename it";
  stimulus::NameParts& values = found.ways.front();
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
    if (skip || !each->is_regular_file() || !is_recording_extension(lower_case(file.extension().string())))
      continue;
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
    if (const auto [known, is_new] = first.emplace(lower_case(each.source.id), each.name); !is_new)
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
  const stimulus::NamePattern wanted = stimulus::name_pattern(pattern, is_recording_extension);
  check_placeholders(wanted);
  Recordings out;
  for (Recording& each : sound_files(folder, except)) {
    each.source.id = id_of(fs::path(each.name).replace_extension().generic_string());
    each.source.talker = "unknown";
    std::optional<std::string> trouble;
    if (!pattern.empty()) trouble = tell(wanted, each);
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

std::set<std::string> talkers_of(const Recordings& recordings) {
  std::set<std::string> out;
  for (const Recording& each : recordings.found) out.insert(each.source.talker);
  return out;
}

} // namespace quietroom::prepare
