#include "stats/session_checks.h"

#include "votes/grouping.h"

#include "core/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace quietroom::stats {

namespace {

/// A column of numbers; each level is read once.
class NumberColumn {
public:
  NumberColumn(const votes::VoteTable& table, std::string_view name, std::string_view other_name = {})
      : m_factor(table.find(name)) {
    if (!m_factor && !other_name.empty()) m_factor = table.find(other_name);
    if (!m_factor) return;
    for (const std::string& level : m_factor->levels) m_values.push_back(parse_double(level));
  }
  explicit operator bool() const { return m_factor != nullptr; }
  std::optional<double> at(std::uint32_t row) const {
    return m_factor ? m_values[m_factor->codes[row]] : std::nullopt;
  }

private:
  const votes::Factor* m_factor = nullptr;
  std::vector<std::optional<double>> m_values;
};

struct Columns {
  explicit Columns(const votes::VoteTable& table)
      : session(table.find("session")), block(table, "block"), trial(table, "trial"),
        response_ms(table, "response_ms", "rt_ms"), plays(table, "plays"), expected(table, "frames_expected"),
        delivered(table, "frames_delivered"), rate_hz(table, "rate_hz") {}

  const votes::Factor* session;
  NumberColumn block, trial, response_ms, plays, expected, delivered, rate_hz;
};

/// Type 7 median; `values` not empty.
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void check_votes(SessionChecks& out, const votes::VoteTable& table, std::span<const std::uint32_t> rows) {
  const double centre = table.vote(rows.front()); // near all others, so that squares stay small
  double sum = 0, squares = 0;
  std::set<double> levels;
  for (const std::uint32_t row : rows) {
    const double vote = table.vote(row);
    out.sum += vote;
    sum += vote - centre;
    squares += (vote - centre) * (vote - centre);
    levels.insert(vote);
  }
  out.n_votes = rows.size();
  out.distinct = levels.size();
  const auto n = static_cast<double>(rows.size());
  if (n > 1) out.variance = std::max(0.0, n * squares - sum * sum) / (n * (n - 1));
}

/// Runs do not go on from one session into the next. Votes without a number of trial have no place in them.
void check_runs(SessionChecks& out, const votes::VoteTable& table, const Columns& columns,
                std::span<const std::uint32_t> rows) {
  if (!columns.trial) return;
  std::vector<std::tuple<std::string_view, double, double, double>> order;
  for (const std::uint32_t row : rows)
    if (const auto trial = columns.trial.at(row))
      order.emplace_back(columns.session
                             ? std::string_view(columns.session->levels[columns.session->codes[row]])
                             : std::string_view{},
                         columns.block.at(row).value_or(0), *trial, table.vote(row));
  if (order.empty()) return;
  std::sort(order.begin(), order.end());
  std::uint64_t longest = 0;
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    std::vector<double> votes;
    for (; end < order.size() && std::get<0>(order[end]) == std::get<0>(order[begin]); ++end)
      votes.push_back(std::get<3>(order[end]));
    longest = std::max(longest, longest_run(votes));
  }
  out.longest_run = longest;
}

void check_response_times(SessionChecks& out, const Columns& columns, std::span<const std::uint32_t> rows) {
  std::vector<double> times;
  for (const std::uint32_t row : rows)
    if (const auto time = columns.response_ms.at(row)) times.push_back(*time);
  if (times.empty()) return;
  out.early_votes =
      static_cast<std::uint64_t>(std::count_if(times.begin(), times.end(), [](double t) { return t < 0; }));
  out.median_response_ms = median(times);
  for (double& time : times) time = std::abs(time - *out.median_response_ms);
  out.mad_response_ms = median(std::move(times));
}

/// Nothing where the columns do not tell of this row.
std::optional<bool> played_in_full(const Columns& columns, std::uint32_t row) {
  const auto expected = columns.expected.at(row), delivered = columns.delivered.at(row),
             plays = columns.plays.at(row);
  if (plays && *plays < 1) return false;
  if (!expected || !delivered) return plays ? std::optional(true) : std::nullopt;
  const double tolerance = 0.05 * columns.rate_hz.at(row).value_or(0); // 50 ms
  return *delivered >= *expected - tolerance;
}

void check_playback(SessionChecks& out, const Columns& columns, std::span<const std::uint32_t> rows) {
  for (const std::uint32_t row : rows)
    if (const auto full = played_in_full(columns, row))
      out.not_in_full = out.not_in_full.value_or(0) + (*full ? 0 : 1);
}

} // namespace

std::span<const std::string> session_columns() {
  static const std::array<std::string, 9> names = {"session", "block", "trial",           "response_ms",
                                                   "rt_ms",   "plays", "frames_expected", "frames_delivered",
                                                   "rate_hz"};
  return names;
}

std::uint64_t longest_run(std::span<const double> votes) {
  std::uint64_t longest = 0, run = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    run = i > 0 && votes[i] == votes[i - 1] ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

std::vector<SessionChecks> session_checks(const votes::VoteTable& table) {
  const Columns columns(table);
  const votes::Factor* const listener = &table.listener();
  const votes::Grouping groups = votes::group_by(table.size(), {&listener, 1});
  std::vector<SessionChecks> out;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    SessionChecks one;
    one.listener = listener->levels[groups.keys[group][0]];
    check_votes(one, table, groups.rows_of(group));
    check_runs(one, table, columns, groups.rows_of(group));
    check_response_times(one, columns, groups.rows_of(group));
    check_playback(one, columns, groups.rows_of(group));
    out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.listener < b.listener; });
  return out;
}

} // namespace quietroom::stats
