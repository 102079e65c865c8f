#include "stats/other_scales.h"

#include "stats/cell_table.h"
#include "stats/interval.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace quietroom::stats {

namespace {

struct Sum {
  std::int64_t sum = 0, count = 0;
  double mean() const { return static_cast<double>(sum) / static_cast<double>(count); }
};

/// The listener and the levels that name a source.
std::vector<std::uint32_t> source_key(const votes::VoteTable& table,
                                      const std::vector<const votes::Factor*>& sources, std::size_t row) {
  std::vector<std::uint32_t> out = {table.listener().codes[row]};
  for (const votes::Factor* source : sources) out.push_back(source->codes[row]);
  return out;
}

/// Differential votes of one condition.
struct Differences {
  std::map<std::string, std::vector<double>> by_listener;
  std::uint64_t without_reference = 0;
};

Dmos dmos_of(const std::string& condition, Differences& differences) {
  Dmos out;
  out.condition = condition;
  out.without_reference = differences.without_reference;
  out.n_listeners = differences.by_listener.size();
  std::vector<double> all, means;
  for (auto& [listener, votes] : differences.by_listener) {
    std::sort(votes.begin(), votes.end()); // so that the order of the rows changes no digit
    means.push_back(interval_of_sorted(votes, 0.95).mean);
    all.insert(all.end(), votes.begin(), votes.end());
  }
  out.n_votes = all.size();
  if (all.empty()) return out;
  std::sort(all.begin(), all.end());
  std::sort(means.begin(), means.end());
  const MeanInterval of_all = interval_of_sorted(all, 0.95);
  out.dmos = of_all.mean;
  out.sd = of_all.sd;
  out.ci_half = interval_of_sorted(means, 0.95).half;
  return out;
}

/// More than 15 % of n, in whole numbers.
bool too_many(std::uint64_t count, std::uint64_t n) { return 100 * count > 15 * n; }

std::optional<double> share(std::uint64_t count, std::uint64_t n) {
  if (n == 0) return std::nullopt;
  return static_cast<double>(count) / static_cast<double>(n);
}

} // namespace

bool correct_ccr_order(votes::VoteTable& table, const votes::Factor& order) {
  for (const std::uint32_t code : order.codes)
    if (order.levels[code] != "rp" && order.levels[code] != "pr") return false;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (order.levels[order.codes[row]] == "pr")
      table.votes[row] = static_cast<std::int16_t>(-table.votes[row]);
  return true;
}

double differential_vote(int vote, int reference) { return vote - reference + 5; }

double crushed(double differential) {
  return differential > 5 ? 7 * differential / (2 + differential) : differential;
}

std::vector<Dmos> differential_mos(const votes::VoteTable& table, std::string_view reference,
                                   const std::vector<const votes::Factor*>& sources, bool crush) {
  const votes::Factor& condition = table.condition();
  std::map<std::vector<std::uint32_t>, Sum> references;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (condition.levels[condition.codes[row]] == reference) {
      Sum& own = references[source_key(table, sources, row)];
      own.sum += table.votes[row];
      ++own.count;
    }
  std::map<std::string, Differences> conditions;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = condition.levels[condition.codes[row]];
    if (name == reference) continue;
    Differences& differences = conditions[name];
    const auto own = references.find(source_key(table, sources, row));
    if (own == references.end()) {
      ++differences.without_reference;
      continue;
    }
    const double dv = table.votes[row] - own->second.mean() + 5;
    differences.by_listener[table.listener().levels[table.listener().codes[row]]].push_back(
        crush ? crushed(dv) : dv);
  }
  std::vector<Dmos> out;
  for (auto& [name, differences] : conditions) out.push_back(dmos_of(name, differences));
  return out;
}

std::vector<MushraListener> mushra_screening(const votes::VoteTable& table, std::string_view reference,
                                             std::string_view mid_anchor) {
  struct Counts {
    std::uint64_t references = 0, low = 0, anchors = 0, high = 0;
  };
  std::map<std::string, Counts> listeners;
  for (std::size_t row = 0; row < table.size(); ++row) {
    Counts& own = listeners[table.listener().levels[table.listener().codes[row]]];
    const std::string& condition = table.condition().levels[table.condition().codes[row]];
    if (condition == reference) {
      ++own.references;
      own.low += table.votes[row] < 90;
    } else if (condition == mid_anchor) {
      ++own.anchors;
      own.high += table.votes[row] > 90;
    }
  }
  std::vector<MushraListener> out;
  for (const auto& [name, own] : listeners)
    out.push_back({name, share(own.low, own.references), share(own.high, own.anchors),
                   too_many(own.low, own.references) || too_many(own.high, own.anchors)});
  return out;
}

LoudnessPreference loudness_preference(const Histogram& votes) {
  std::int64_t n = 0, sum = 0, preferred = 0, distance = 0;
  for (std::size_t i = 0; i < votes.counts.size(); ++i) {
    const auto count = static_cast<std::int64_t>(votes.counts[i]);
    const std::int64_t level = votes.low + static_cast<std::int64_t>(i);
    n += count;
    sum += count * level;
    preferred += level == 3 ? count : 0;
    distance += count * std::abs(level - 3);
  }
  if (n == 0) return {};
  const auto of = [&](std::int64_t value) { return static_cast<double>(value) / static_cast<double>(n); };
  return {of(sum), 100 * of(preferred), of(distance)};
}

} // namespace quietroom::stats
