#include "watch/warnings.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quietroom::watch {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Moments {
  double mean = 0, deviation = 0;
};

Moments moments_of(const std::vector<double>& values) {
  Moments out;
  const double n = static_cast<double>(values.size());
  for (const double v : values) out.mean += v;
  out.mean /= n;
  for (const double v : values) out.deviation += (v - out.mean) * (v - out.mean);
  out.deviation = std::sqrt(out.deviation / n);
  return out;
}

} // namespace

std::string_view word(Change change) {
  return change == Change::raised ? "raised" : change == Change::cleared ? "cleared" : "open";
}

Warnings::Warnings(std::shared_ptr<const RuleSet> set)
    : m_set(std::move(set)), m_states(m_set->rules.size()) {
  for (std::size_t i = 0; i < m_states.size(); ++i) {
    const Rule& rule = m_set->rules[i];
    m_states[i].window.resize(rule.comparison == RuleComparison::constant ? 2 : rule.window, unknown);
  }
}

void Warnings::push(State& state, double value) {
  state.window[state.next] = value;
  state.next = (state.next + 1) % state.window.size();
  state.size = std::min(state.size + 1, state.window.size());
}

std::vector<double> Warnings::values_of(const State& state) {
  std::vector<double> out;
  out.reserve(state.size);
  const std::size_t n = state.window.size();
  for (std::size_t i = n - state.size; i < n; ++i) out.push_back(state.window[(state.next + i) % n]);
  return out;
}

Warnings::Decision Warnings::by_count(const Rule& rule, const State& state) {
  std::size_t bad = 0;
  for (std::size_t i = 0; i < state.size; ++i) {
    const double value = state.window[i]; // where the ring is not full yet its values stand at the front
    bad += rule.comparison == RuleComparison::over ? value > rule.limit : value < rule.limit;
  }
  return {bad >= rule.raise, bad < rule.raise && bad <= rule.clear};
}

Warnings::Decision Warnings::by_moment(const Rule& rule, const State& state) {
  if (state.size < state.window.size()) return {};
  const Moments found = moments_of(values_of(state));
  switch (rule.comparison) {
  case RuleComparison::mean_over:
    return {found.mean > rule.limit, found.mean <= rule.clear_value};
  case RuleComparison::mean_under:
    return {found.mean < rule.limit, found.mean >= rule.clear_value};
  default:
    return {found.deviation < rule.limit, !(found.deviation < rule.limit)};
  }
}

Warnings::Decision Warnings::by_run(const Rule& rule, State& state) {
  if (state.size < 2) return {};
  state.run = state.window[0] == state.window[1] ? state.run + 1 : 0;
  return {state.run >= rule.limit, state.run == 0};
}

Warnings::Decision Warnings::decide(const Rule& rule, State& state) {
  for (std::size_t i = 0; i < state.size; ++i)
    if (std::isnan(state.window[i])) return {};
  if (rule.comparison == RuleComparison::constant) return by_run(rule, state);
  if (rule.comparison == RuleComparison::over || rule.comparison == RuleComparison::under)
    return by_count(rule, state);
  return by_moment(rule, state);
}

void Warnings::apply(const Rule& rule, State& state, Decision decision, Warning&& at,
                     std::vector<Warning>& out) {
  const bool raise = decision.raise && !state.active;
  const bool clear =
      !decision.raise && decision.clear && state.active && at.t_ms - state.raised_ms >= rule.hold_ms;
  if (!raise && !clear) return;
  at.change = raise ? Change::raised : Change::cleared;
  at.name = rule.name;
  at.limit = rule.limit;
  at.values = rule.comparison == RuleComparison::constant ? std::vector<double>{state.run} : values_of(state);
  if (clear) at.duration_ms = at.t_ms - state.raised_ms;
  if (raise) state.raised_ms = at.t_ms;
  state.active = raise;
  out.push_back(std::move(at));
}

void Warnings::take(std::uint64_t sample, double t_ms, const Statistics& values, bool evaluate,
                    std::vector<Warning>& out) {
  for (std::size_t i = 0; i < m_states.size(); ++i) {
    const Rule& rule = m_set->rules[i];
    State& state = m_states[i];
    push(state, values[rule.statistic].value_or(unknown));
    if (!evaluate) continue;
    Warning at;
    at.sample = sample;
    at.t_ms = t_ms;
    apply(rule, state, decide(rule, state), std::move(at), out);
  }
}

void Warnings::finish(std::uint64_t sample, double t_ms, std::vector<Warning>& out) const {
  for (std::size_t i = 0; i < m_states.size(); ++i) {
    const State& state = m_states[i];
    if (!state.active) continue;
    const Rule& rule = m_set->rules[i];
    std::vector<double> values = values_of(state);
    std::erase_if(values, [](double v) { return std::isnan(v); });
    out.push_back(
        {{}, sample, t_ms, Change::open, rule.name, rule.limit, std::move(values), t_ms - state.raised_ms});
  }
}

std::size_t Warnings::active() const {
  return static_cast<std::size_t>(
      std::count_if(m_states.begin(), m_states.end(), [](const State& s) { return s.active; }));
}

} // namespace quietroom::watch
