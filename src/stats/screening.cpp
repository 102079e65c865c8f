#include "stats/screening.h"

#include "core/number.h"
#include "method/scores.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>

namespace quietroom::stats {

namespace {

using Reason = std::optional<std::string>;

/// What a rule may look at besides the listener.
struct Panel {
  std::optional<double> bt1788_threshold;
  std::uint64_t levels = 0; ///< that anybody used
  method::Scale scale;      ///< of the votes
};

std::string r_text(std::optional<double> r) { return r ? fixed(r, 2) : "undefined"; }

Reason bt500(const ScreenedListener& l, const Panel&) {
  if (!l.bt500.rejected) return std::nullopt;
  return std::to_string(l.bt500.p) + " votes far above and " + std::to_string(l.bt500.q) +
         " far below the panel: " + fixed(100 * l.bt500.share, 1) + " % (limit 5 %), asymmetry " +
         fixed(l.bt500.asymmetry, 2) + " (below 0.30)";
}

Reason p913(const ScreenedListener& l, const Panel&) {
  if (!l.correlation.rejected_p913) return std::nullopt;
  return "r over stimuli " + r_text(l.correlation.r_stimulus) + " (below 0.75) and over conditions " +
         r_text(l.correlation.r_condition) + " (below 0.80)";
}

Reason vqeg(const ScreenedListener& l, const Panel&) {
  if (!l.correlation.rejected_vqeg) return std::nullopt;
  return "r over stimuli " + r_text(l.correlation.r_stimulus) + " (below 0.75)";
}

Reason bt1788(const ScreenedListener& l, const Panel& panel) {
  if (!l.correlation.rejected_bt1788) return std::nullopt;
  return "the lesser of Pearson's and Spearman's r, " + r_text(l.correlation.r_stimulus) + " and " +
         r_text(l.correlation.r_spearman) + ", below the panel's limit " + r_text(panel.bt1788_threshold);
}

/// The P.808 toolkit has 0.1 for its scale 1:5; a variance grows with the square of the range.
Reason variance(const ScreenedListener& l, const Panel& panel) {
  constexpr double toolkit_limit = 0.1, toolkit_range = 4;
  const double range = panel.scale.high - panel.scale.low;
  const double limit = toolkit_limit * range * range / (toolkit_range * toolkit_range);
  if (!l.session.variance || *l.session.variance >= limit) return std::nullopt;
  const int decimals = limit < toolkit_limit ? 4 : limit >= 10 ? 1 : 2;
  const std::string scale = std::to_string(panel.scale.low) + ':' + std::to_string(panel.scale.high);
  return "variance of the votes " + fixed(l.session.variance, decimals) + " (below " +
         fixed(limit, decimals) +
         (range == toolkit_range ? ")" : ", which is on the scale " + scale + " what 0.10 is on 1:5)");
}

Reason straight_lining(const ScreenedListener& l, const Panel&) {
  const double limit = std::max(10.0, static_cast<double>(l.n_votes) / 4);
  if (!l.session.longest_run || static_cast<double>(*l.session.longest_run) < limit) return std::nullopt;
  return std::to_string(*l.session.longest_run) + " equal votes in a row (limit " + fixed(limit, 0) + ")";
}

Reason few_levels(const ScreenedListener& l, const Panel& panel) {
  constexpr std::uint64_t enough_to_tell = 10;
  if (l.session.distinct > 2 || panel.levels < 4 || l.n_votes < enough_to_tell) return std::nullopt;
  return "used " + std::to_string(l.session.distinct) + " of the " + std::to_string(panel.levels) +
         " levels that the panel used";
}

Reason response_time(const ScreenedListener& l, const Panel&) {
  const auto median = l.session.median_response_ms;
  if (!median || (*median >= 300 && *median <= 30000)) return std::nullopt;
  return "median response time " + fixed(median, 0) + " ms (300 to 30000 expected)";
}

Reason early_vote(const ScreenedListener& l, const Panel&) {
  if (l.session.early_votes.value_or(0) == 0) return std::nullopt;
  return std::to_string(*l.session.early_votes) + " votes before the sound had ended";
}

Reason not_in_full(const ScreenedListener& l, const Panel&) {
  if (l.session.not_in_full.value_or(0) == 0) return std::nullopt;
  return std::to_string(*l.session.not_in_full) + " votes on sounds not played in full";
}

Reason gold(const ScreenedListener& l, const Panel&) {
  if (l.controls.gold_failed == 0) return std::nullopt;
  return std::to_string(l.controls.gold_failed) + " of " + std::to_string(l.controls.gold) +
         " gold items more than 1 from the answer";
}

Reason trap(const ScreenedListener& l, const Panel&) {
  if (l.controls.trap_failed == 0) return std::nullopt;
  return std::to_string(l.controls.trap_failed) + " of " + std::to_string(l.controls.trap) +
         " trap items not answered as told";
}

constexpr std::array<std::string_view, 12> names = {
    "bt500",      "p913",          "vqeg",       "bt1788",      "variance", "straight-lining",
    "few-levels", "response-time", "early-vote", "not-in-full", "gold",     "trap"};
constexpr std::array<Reason (*)(const ScreenedListener&, const Panel&), names.size()> rules = {
    bt500,      p913,          vqeg,       bt1788,      variance, straight_lining,
    few_levels, response_time, early_vote, not_in_full, gold,     trap};

std::uint64_t levels_used(const votes::VoteTable& table) {
  if (!table.is_whole()) return std::set<double>(table.real_votes.begin(), table.real_votes.end()).size();
  std::vector<bool> used(static_cast<std::size_t>(method::categories(table.scale)));
  for (const std::int16_t vote : table.votes) used[static_cast<std::size_t>(vote - table.scale.low)] = true;
  return static_cast<std::uint64_t>(std::count(used.begin(), used.end(), true));
}

} // namespace

std::span<const std::string_view> screening_rules() { return names; }

namespace {

/// Of the question of this table, where it has one.
ControlChecks control_checks(const votes::VoteTable& table, const std::string& listener) {
  const votes::Factor* question = table.find("question");
  const std::string* asked =
      question == nullptr || table.size() == 0 ? nullptr : &question->levels[question->codes.front()];
  constexpr double gold_tolerance = 1; // as the toolkit of P.808 has it
  ControlChecks out;
  for (const votes::ControlVote& each : table.controls) {
    if (each.listener != listener || (asked != nullptr && !each.question.empty() && each.question != *asked))
      continue;
    const double off = std::abs(each.vote - each.answer);
    ++(each.is_trap ? out.trap : out.gold);
    if (each.is_trap && off > 0) ++out.trap_failed;
    if (!each.is_trap && off > gold_tolerance) ++out.gold_failed;
  }
  return out;
}

} // namespace

Screening screen(const votes::VoteTable& table, const Bt500Options& options) {
  const std::vector<Bt500Listener> kurtosis = bt500_screening(table, options);
  const CorrelationScreening correlations = correlation_screening(table);
  std::vector<SessionChecks> sessions = session_checks(table);
  const Panel panel{correlations.bt1788_threshold, levels_used(table), table.scale};
  Screening out;
  out.bt1788_threshold = correlations.bt1788_threshold;
  for (std::size_t i = 0; i < kurtosis.size(); ++i) { // all three in the same order
    ScreenedListener one;
    one.listener = kurtosis[i].listener;
    one.n_votes = kurtosis[i].n_votes;
    one.mean = sessions[i].sum / static_cast<double>(one.n_votes);
    one.bt500 = kurtosis[i];
    one.correlation = correlations.listeners[i];
    one.session = std::move(sessions[i]);
    one.controls = control_checks(table, one.listener);
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
      if (auto reason = rules[rule](one, panel))
        one.flags.push_back({std::string(names[rule]), std::move(*reason)});
    out.listeners.push_back(std::move(one));
  }
  return out;
}

std::vector<std::string> rejected_by(std::string_view rule, const votes::VoteTable& table,
                                     const Bt500Options& options) {
  assert(std::find(names.begin(), names.end(), rule) != names.end());
  std::vector<std::string> out;
  if (rule == "bt500") { // alone: much quicker than the whole report
    const auto listeners = bt500_screening(table, options);
    for (const Bt500Listener& one : listeners)
      if (one.rejected) out.push_back(one.listener);
    return out.size() == listeners.size() && options.keep_if_all_rejected ? std::vector<std::string>{} : out;
  }
  for (const ScreenedListener& one : screen(table, options).listeners)
    if (std::any_of(one.flags.begin(), one.flags.end(), [&](const Flag& f) { return f.rule == rule; }))
      out.push_back(one.listener);
  return out;
}

} // namespace quietroom::stats
