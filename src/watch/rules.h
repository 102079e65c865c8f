#pragma once

#include "core/error.h"
#include "watch/statistic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// When a call is warned of, as data: `[[rule]]` tables of TOML (data/rules, or a user's file).
namespace quietroom::watch {

/// What is held against the limit. All comparisons are strict: a value equal to the limit is good.
enum class RuleComparison {
  over,      ///< values over the limit are bad
  under,     ///< values under it are
  mean_over, ///< the mean of a full window is over it
  mean_under,
  deviation_under, ///< the standard deviation of a full window is under it
  constant         ///< as many values as the limit says equal the one before
};

struct Rule {
  std::string name;
  Statistic statistic = Statistic::mos;
  RuleComparison comparison = RuleComparison::over;
  double limit = 0;
  std::size_t window = 5; ///< samples looked back at, this one included; need not be full for over and under
  std::size_t raise = 3;  ///< so many bad values in the window raise
  std::size_t clear = 0;  ///< so many, or fewer, clear; between the two nothing changes
  double clear_value = 0; ///< of a mean: it clears at this value and on its good side
  double hold_ms = 5000;  ///< least time between raised and cleared; exactly this is enough
  bool operator==(const Rule&) const = default;
};

struct RuleSet {
  std::string name;
  std::vector<Rule> rules; ///< in the order of evaluation
};

struct RuleReading {
  RuleSet set;
  std::vector<Problem> problems; ///< all mistakes, with FILE:LINE; the set is then not to be used
};

/// Keys of a rule: name, statistic, comparison, limit; window (5), raise (3), clear (0), clear_value (the
/// limit), hold_ms (5000). `file` is for messages.
RuleReading read_rules(std::string_view text, const std::string& file);

/// "sdk" (as shipped) or "docs" (as published); nothing for another word.
std::optional<RuleSet> published_rules(std::string_view name);

/// Whether any rule looks at a result of the E-model.
bool need_model(const RuleSet& set);

} // namespace quietroom::watch
