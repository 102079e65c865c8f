#include "votes/column_names.h"

#include "core/lower_case.h"
#include "core/near_miss.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quietroom::votes {

namespace {

using Words = std::vector<std::string_view>;

const std::vector<std::pair<std::string_view, Words>>& words() {
  static const std::vector<std::pair<std::string_view, Words>> out = {
      {"vote",
       {"vote", "votes", "rating", "ratings", "score", "scores", "mos", "opinion", "answer", "grade"}},
      {"listener",
       {"listener", "listeners", "subject", "rater", "participant", "worker", "assessor", "user",
        "listenerid", "subjectid", "workerid", "raterid"}},
      {"stimulus", {"stimulus", "stimuli", "file", "filename", "clip", "item", "sample", "stimulusid"}},
      {"condition", {"condition", "conditions", "system", "conditionid", "systemid"}}};
  return out;
}

/// Columns whose silent absence would change what counts.
constexpr std::array<std::string_view, 8> deciding = {"block_type", "valid",    "simulated", "method",
                                                      "scale",      "question", "study",     "context"};

constexpr std::array<std::string_view, 33> others = {
    "trial",      "session",      "block",     "attempt",    "talker",     "speaker",   "panel",
    "votelabel",  "plays",        "language",  "responsems", "startedutc", "votedutc",  "voidreason",
    "role",       "presentation", "digest",    "excluded",   "label",      "timestamp", "time",
    "date",       "age",          "gender",    "sex",        "comment",    "device",    "ratehz",
    "leveldbspl", "sha256",       "underruns", "gaindb",     "maxgapms"};

std::string bare(std::string_view word) {
  std::string out;
  for (const char c : lower_case(trimmed(word)))
    if (c != '_' && c != '-' && c != ' ') out += c;
  return out;
}

bool has(std::span<const std::string> header, std::string_view name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + ('"' + names[i] + '"');
  return out;
}

} // namespace

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  constexpr std::string_view no_break = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && blank(text.front()))
      text.remove_prefix(1);
    else if (!text.empty() && blank(text.back()))
      text.remove_suffix(1);
    else if (text.starts_with(no_break))
      text.remove_prefix(2);
    else if (text.ends_with(no_break))
      text.remove_suffix(2);
    else
      return text;
  }
}

bool is_known_column(std::string_view name) {
  const std::string word = bare(name);
  const auto is = [&](std::string_view known) { return bare(known) == word; };
  return std::any_of(deciding.begin(), deciding.end(), is) || std::any_of(others.begin(), others.end(), is) ||
         std::any_of(words().begin(), words().end(), [&](const auto& entry) {
           return std::any_of(entry.second.begin(), entry.second.end(), is);
         });
}

std::optional<std::string> near_miss(std::string_view wanted, std::span<const std::string> header) {
  if (has(header, wanted)) return std::nullopt;
  const auto first = [&](auto&& fits) -> std::optional<std::string> {
    const auto found = std::find_if(header.begin(), header.end(), fits);
    return found == header.end() ? std::nullopt : std::optional(*found);
  };
  const std::string word = bare(wanted);
  if (auto same = first([&](const std::string& name) { return bare(name) == word; })) return same;
  for (const auto& [column, synonyms] : words())
    if (column == wanted)
      for (const std::string_view synonym : synonyms)
        if (auto other = first([&](const std::string& name) { return bare(name) == synonym; })) return other;
  return first([&](const std::string& name) { return alike(name, wanted); });
}

std::string header_mistake(std::span<const std::string> needed, std::span<const std::string> header) {
  std::vector<std::string> missing, meant;
  std::string mapping;
  const auto see = [&](const std::string& name, const std::optional<std::string>& other) {
    missing.push_back(name);
    if (!other) return;
    meant.push_back(*other);
    mapping += (mapping.empty() ? "" : ",") + name + '=' + *other;
  };
  for (const std::string& name : needed)
    if (!has(header, name)) see(name, near_miss(name, header));
  for (const std::string_view name : deciding) {
    if (has(header, name)) continue;
    const auto found = std::find_if(header.begin(), header.end(),
                                    [&](const std::string& other) { return bare(other) == bare(name); });
    if (found != header.end()) see(std::string(name), *found);
  }
  if (missing.empty()) return {};
  std::string out = (missing.size() == 1 ? "no column " : "no columns ") + listed(missing);
  if (!meant.empty())
    return out + ", but there is " + listed(meant) + "; name them so in the header, or give --map " +
           (mapping.find(' ') == std::string::npos ? mapping : '"' + mapping + '"');
  out += " in the header; it has ";
  for (std::size_t i = 0; i < header.size(); ++i) out += (i == 0 ? "" : ", ") + header[i];
  return out;
}

} // namespace quietroom::votes
