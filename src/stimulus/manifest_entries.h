#pragma once

#include "core/toml.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The entries of set.toml, one by one; every mistake becomes a problem with its line.
namespace quietroom::stimulus {

/// What every part of the document is read with.
struct Document {
  std::filesystem::path folder;
  std::string name; ///< of set.toml, for messages
  std::vector<Problem>& problems;

  toml::Reader reader(const toml::Table& table) const { return {table, name, problems}; }
};

/// One of a fixed list of words, by its place in the list.
template<class T>
T choice(toml::Reader& reader, std::string_view key, const std::optional<std::string>& given,
         std::initializer_list<std::pair<std::string_view, T>> known, T fallback) {
  if (!given) return fallback;
  std::string names;
  for (const auto& [name, value] : known) {
    if (name == *given) return value;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  reader.error(reader.line_of(key),
               std::string(key) + " is " + toml::quoted(*given) + "; it must be one of " + names);
  return fallback;
}

std::optional<PostAlign> read_post_align(toml::Reader& reader);
/// licence and attribution, `common` where the entry is silent.
Rights read_rights(toml::Reader& reader, const Rights& common);
std::vector<Step> read_steps(const Document& document, toml::Reader& reader, std::string_view key);
Source read_source(const Document& document, const toml::Table& table, const Rights& common);
Condition read_condition(const Document& document, const toml::Table& table);
Stimulus read_stimulus(const Document& document, const toml::Table& table, const Rights& common);

} // namespace quietroom::stimulus
