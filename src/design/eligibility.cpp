#include "design/eligibility.h"

#include "core/near_miss.h"
#include "core/relative_path.h"
#include "design/test_date.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr int most_months = 120;

Unheard unheard_of(const toml::Reader& table, const std::string& word) {
  if (word == "files") return Unheard::files;
  if (word == "sources") return Unheard::sources;
  constexpr std::array words = {"files", "sources"};
  const std::vector<std::string> known(words.begin(), words.end());
  table.error(
      table.line_of("unheard"),
      fmt::format("unheard is \"{}\"{}; it must be \"sources\" (no talker's sample was heard before) or "
                  "\"files\" (no stimulus was)",
                  word, did_you_mean(word, known)));
  return Unheard::no_rule;
}

int months(toml::Reader& table, std::string_view key) {
  return table.value(key) == nullptr ? 0 : static_cast<int>(table.integer_or(key, 0, 1, most_months));
}

} // namespace

bool has_rules(const EligibilityRules& rules) {
  return rules.last_test_months > 0 || rules.last_listening_test_months > 0 || rules.normal_hearing ||
         rules.unheard != Unheard::no_rule;
}

std::string rules_text(const EligibilityRules& rules) {
  std::string out;
  const auto add = [&](const std::string& rule) { out += (out.empty() ? "" : ", ") + rule; };
  if (rules.last_test_months > 0) add(fmt::format("last_test_months = {}", rules.last_test_months));
  if (rules.last_listening_test_months > 0)
    add(fmt::format("last_listening_test_months = {}", rules.last_listening_test_months));
  if (rules.normal_hearing) add("normal_hearing");
  if (rules.unheard != Unheard::no_rule)
    add(rules.unheard == Unheard::files ? "unheard = files" : "unheard = sources");
  return out;
}

std::string_view name_of(Breach breach) {
  switch (breach) {
  case Breach::last_test:
    return "last_test";
  case Breach::last_listening_test:
    return "last_listening_test";
  case Breach::normal_hearing:
    return "normal_hearing";
  case Breach::unheard:
    break;
  }
  return "unheard";
}

std::vector<Breach> breaches(const EligibilityRules& rules,
                             const std::map<std::string, std::string, std::less<>>& answers,
                             const EarlierListening& earlier, std::string_view today_utc) {
  const auto answer = [&](std::string_view field) {
    const auto found = answers.find(field);
    return found == answers.end() ? std::string() : found->second;
  };
  const auto is_long_ago = [&](std::string_view field, int least_months) {
    const std::string said = answer(field);
    const bool stored_long_ago =
        earlier.last_utc.empty() ||
        is_months_ago(std::string_view(earlier.last_utc).substr(0, 10), least_months, today_utc);
    return !said.empty() && is_months_ago(said, least_months, today_utc) && stored_long_ago;
  };
  std::vector<Breach> out;
  if (rules.last_test_months > 0 && !is_long_ago("last_test", rules.last_test_months))
    out.push_back(Breach::last_test);
  if (rules.last_listening_test_months > 0 &&
      !is_long_ago("last_listening_test", rules.last_listening_test_months))
    out.push_back(Breach::last_listening_test);
  if (rules.normal_hearing && answer("hearing") != "normal") out.push_back(Breach::normal_hearing);
  if (rules.unheard != Unheard::no_rule && earlier.heard_before) out.push_back(Breach::unheard);
  return out;
}

std::vector<std::string> fields_needed(const EligibilityRules& rules) {
  std::vector<std::string> out;
  if (rules.last_test_months > 0) out.emplace_back("last_test");
  if (rules.last_listening_test_months > 0) out.emplace_back("last_listening_test");
  if (rules.normal_hearing) out.emplace_back("hearing");
  return out;
}

EligibilityRules read_eligibility(toml::Reader& study, const std::filesystem::path& folder,
                                  std::vector<Problem>& problems) {
  EligibilityRules out;
  const toml::Table* entries = study.table("eligibility");
  if (entries == nullptr) return out;
  toml::Reader table(*entries, (folder / "study.toml").string(), problems);
  out.last_test_months = months(table, "last_test_months");
  out.last_listening_test_months = months(table, "last_listening_test_months");
  out.normal_hearing = table.boolean("normal_hearing").value_or(false);
  if (const auto word = table.text("unheard")) out.unheard = unheard_of(table, *word);
  out.other_studies_line = table.line_of("other_studies");
  for (const std::string& other : table.texts("other_studies"))
    out.other_studies.push_back(from_folder(folder, other));
  const bool looks_back =
      out.last_test_months > 0 || out.last_listening_test_months > 0 || table.value("unheard") != nullptr;
  if (!out.other_studies.empty() && !looks_back)
    table.error(table.line_of("other_studies"),
                "other_studies has no effect without unheard, last_test_months or "
                "last_listening_test_months; add a rule, or take the line out");
  else if (!looks_back && !out.normal_hearing)
    table.error(entries->line, "[eligibility] has no rule; use last_test_months, last_listening_test_months, "
                               "normal_hearing = true or unheard, or take the table out");
  table.refuse_unknown();
  return out;
}

} // namespace quietroom::design
