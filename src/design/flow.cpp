#include "design/flow.h"

#include "core/near_miss.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>
#include <vector>

namespace quietroom::design {

namespace {

constexpr std::pair<SoundCheck, std::string_view> check_names[] = {
    {SoundCheck::tones, "tones"}, {SoundCheck::sides, "sides"}, {SoundCheck::audible, "audible"}};

constexpr std::pair<Resume, std::string_view> resume_names[] = {
    {Resume::go_on, "continue"}, {Resume::restart_block, "restart-block"}, {Resume::discard, "discard"}};

template<class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  return std::ranges::find(table, value, [](const auto& each) { return each.first; })->second;
}

/// The first of the table where the key is not there.
template<class Table>
auto read_word(toml::Reader& reader, const char* key, const Table& table) {
  auto out = std::begin(table)->first;
  const auto word = reader.text(key);
  if (!word) return out;
  std::vector<std::string> names;
  for (const auto& [value, name] : table) {
    if (*word == name) return value;
    names.emplace_back(name);
  }
  reader.error(reader.line_of(key), fmt::format("{} \"{}\" is not known{}; use {}, {} or {}", key, *word,
                                                did_you_mean(*word, names), names[0], names[1], names[2]));
  return out;
}

} // namespace

std::string_view name_of(SoundCheck check) { return name_in(check_names, check); }
std::string_view name_of(Resume resume) { return name_in(resume_names, resume); }

SoundCheck read_check(toml::Reader& reader) { return read_word(reader, "check", check_names); }
Resume read_resume(toml::Reader& reader) { return read_word(reader, "resume", resume_names); }

} // namespace quietroom::design
