#include "watch/rules.h"

#include "core/near_miss.h"
#include "core/toml.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace quietroom::watch {

extern const std::string_view rules_sdk;  // data/rules/sdk.toml, which the program carries
extern const std::string_view rules_docs; // data/rules/docs.toml

namespace {

using enum RuleComparison;

const std::vector<std::string> comparison_words = {"over",       "under",           "mean over",
                                                   "mean under", "deviation under", "constant"};

bool counts(RuleComparison c) { return c == over || c == under; }
bool is_mean(RuleComparison c) { return c == mean_over || c == mean_under; }

/// One [[rule]], and every mistake in it.
class RuleTable {
public:
  RuleTable(const toml::Table& table, const std::string& file, std::vector<Problem>& problems)
      : m_in(table, file, problems), m_line(table.line) {}

  Rule read() {
    Rule out;
    out.name = m_in.required_text("name");
    out.statistic = statistic();
    out.comparison = comparison();
    const auto limit = m_in.number("limit");
    if (!limit) m_in.error(m_line, "the rule has no limit; give a number");
    if (limit && !std::isfinite(*limit)) m_in.error(m_line, "the limit is no finite number; give one");
    out.limit = limit.value_or(0);
    out.window = count("window", 5, 1, 100'000);
    read_counts(out);
    out.clear_value = out.limit;
    if (const auto clear = m_in.number("clear_value")) out.clear_value = *clear;
    only_for(is_mean(out.comparison), "clear_value", "mean over and mean under");
    check_clear_value(out);
    out.hold_ms = m_in.number_or("hold_ms", 5000, 0, 1e9);
    m_in.refuse_unknown();
    return out;
  }

private:
  std::size_t count(std::string_view key, int fallback, int low, int high) {
    return static_cast<std::size_t>(m_in.integer_or(key, fallback, low, high));
  }

  void check_clear_value(const Rule& rule) {
    if (!std::isfinite(rule.clear_value)) m_in.error(m_line, "clear_value is no finite number; give one");
    if (rule.comparison == mean_over && rule.clear_value > rule.limit)
      m_in.error(m_line, "clear_value is above the limit of mean over, so that it has no effect; lower it");
    if (rule.comparison == mean_under && rule.clear_value < rule.limit)
      m_in.error(m_line, "clear_value is below the limit of mean under, so that it has no effect; raise it");
  }

  void read_counts(Rule& out) {
    out.raise = count("raise", 3, 1, 100'000);
    out.clear = count("clear", 0, 0, 100'000);
    only_for(counts(out.comparison), "raise", "over and under");
    only_for(counts(out.comparison), "clear", "over and under");
    if (counts(out.comparison) && out.clear >= out.raise)
      m_in.error(m_line,
                 "clear is not below raise, so that the rule would raise and clear at once; lower clear");
    if (out.comparison == constant && out.limit < 1)
      m_in.error(m_line, "the limit of constant is a number of samples; give 1 or more");
  }

  void only_for(bool has_effect, std::string_view key, const char* comparisons) {
    if (!has_effect && m_in.value(key) != nullptr)
      m_in.error(m_line, std::string(key) + " has an effect with " + comparisons + " alone; leave it out");
  }

  Statistic statistic() {
    const std::string word = m_in.required_text("statistic");
    if (const auto found = parse_statistic(word)) return *found;
    unknown("statistic", word, statistic_names());
    return Statistic::mos;
  }

  RuleComparison comparison() {
    const std::string word = m_in.required_text("comparison");
    const auto found = std::find(comparison_words.begin(), comparison_words.end(), word);
    if (found != comparison_words.end()) return static_cast<RuleComparison>(found - comparison_words.begin());
    unknown("comparison", word, comparison_words);
    return over;
  }

  void unknown(const char* key, const std::string& word, const std::vector<std::string>& known) {
    if (word.empty()) return; // said already
    std::string all;
    for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
    m_in.error(m_line, std::string(key) + " \"" + word + "\" is not known" + did_you_mean(word, known) +
                           "; choose from " + all);
  }

  toml::Reader m_in;
  int m_line;
};

void refuse_equal_names(const RuleSet& set, const std::string& file, std::vector<Problem>& problems) {
  std::set<std::string> seen;
  for (const Rule& rule : set.rules)
    if (!seen.insert(rule.name).second)
      problems.push_back(
          {Severity::error, file, "two rules are called " + rule.name + "; name each differently"});
}

} // namespace

RuleReading read_rules(std::string_view text, const std::string& file) {
  RuleReading out;
  const auto parsed = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return {{}, {*problem}};
  toml::Reader in(std::get<toml::Table>(parsed), file, out.problems);
  out.set.name = in.text("name").value_or(file);
  const auto tables = in.tables("rule");
  for (const toml::Table* table : tables)
    out.set.rules.push_back(RuleTable(*table, file, out.problems).read());
  in.refuse_unknown();
  if (tables.empty())
    out.problems.push_back({Severity::error, file, "there is no [[rule]] in it; write at least one"});
  refuse_equal_names(out.set, file, out.problems);
  return out;
}

std::optional<RuleSet> published_rules(std::string_view name) {
  if (name == "sdk") return read_rules(rules_sdk, "sdk.toml").set;
  if (name == "docs") return read_rules(rules_docs, "docs.toml").set;
  return std::nullopt;
}

bool need_model(const RuleSet& set) {
  return std::any_of(set.rules.begin(), set.rules.end(),
                     [](const Rule& r) { return is_modelled(r.statistic); });
}

} // namespace quietroom::watch
