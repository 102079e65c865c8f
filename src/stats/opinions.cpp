#include "stats/opinions.h"

#include "votes/presentations.h"

#include <algorithm>
#include <numeric>

namespace quietroom::stats {

namespace {

/// The levels that have votes, sorted, and the place of every code among them.
struct Sorted {
  std::vector<std::string> names;
  std::vector<std::uint32_t> rank; ///< by code
  std::vector<std::uint32_t> code; ///< by rank
};

Sorted sorted_levels(const votes::Factor& factor) {
  std::vector<char> used(factor.levels.size(), 0);
  for (const std::uint32_t code : factor.codes) used[code] = 1;
  std::vector<std::uint32_t> order;
  for (std::uint32_t code = 0; code < used.size(); ++code)
    if (used[code]) order.push_back(code);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return factor.levels[a] < factor.levels[b]; });
  Sorted out{{}, std::vector<std::uint32_t>(factor.levels.size(), 0), {}};
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    out.rank[order[i]] = i;
    out.names.push_back(factor.levels[order[i]]);
  }
  out.code = std::move(order);
  return out;
}

using Order = std::vector<std::uint32_t>; ///< rows

/// Rows by ascending rank, those of equal rank as they were.
Order counting_sort(const Order& rows, const votes::Factor& factor, const Sorted& sorted) {
  std::vector<std::size_t> next(sorted.names.size() + 1, 0);
  for (const std::uint32_t code : factor.codes) ++next[sorted.rank[code] + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  Order out(rows.size());
  for (const std::uint32_t row : rows) out[next[sorted.rank[factor.codes[row]]]++] = row;
  return out;
}

/// Whether the rows stand listener by listener, and stimuli ascending, as programs often write them.
bool stands_sorted(const votes::VoteTable& table, const votes::Factor& stimulus, const Sorted& listeners,
                   const Sorted& stimuli) {
  std::uint64_t before = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::uint64_t key =
        std::uint64_t{listeners.rank[table.listener().codes[row]]} << 32 | stimuli.rank[stimulus.codes[row]];
    if (key < before) return false;
    before = key;
  }
  return true;
}

Order canonical_order(const votes::VoteTable& table, const votes::Factor& stimulus, const Sorted& listeners,
                      const Sorted& stimuli) {
  Order rows(table.size());
  std::iota(rows.begin(), rows.end(), 0U);
  if (stands_sorted(table, stimulus, listeners, stimuli)) return rows;
  return counting_sort(counting_sort(rows, stimulus, stimuli), table.listener(), listeners);
}

/// Repeated votes ascending; counts the most of them, and says whether there are any.
template<class Vote>
bool sort_repetitions(Opinions& out, std::vector<Vote>& votes, std::size_t begin, std::size_t end) {
  bool repeats = false;
  for (std::size_t run = begin; run < end;) {
    std::size_t next = run + 1;
    while (next < end && out.stimulus[next] == out.stimulus[run]) ++next;
    if (next - run > 1) {
      repeats = true;
      std::sort(votes.begin() + static_cast<std::ptrdiff_t>(run),
                votes.begin() + static_cast<std::ptrdiff_t>(next));
    }
    out.most_repetitions = std::max(out.most_repetitions, next - run);
    run = next;
  }
  return repeats;
}

} // namespace

Opinions opinions_of(const votes::VoteTable& table) {
  const votes::Presentations presented(table);
  const votes::Factor& stimulus = presented.factor();
  Sorted listeners = sorted_levels(table.listener());
  const Sorted stimuli = sorted_levels(stimulus);
  Opinions out;
  out.begins.assign(listeners.names.size() + 1, 0);
  for (const std::uint32_t code : table.listener().codes) ++out.begins[listeners.rank[code] + 1];
  std::partial_sum(out.begins.begin(), out.begins.end(), out.begins.begin());
  out.stimulus.reserve(table.size());
  const bool whole = table.is_whole();
  whole ? out.votes.reserve(table.size()) : out.real_votes.reserve(table.size());
  for (const std::uint32_t row : canonical_order(table, stimulus, listeners, stimuli)) {
    out.stimulus.push_back(stimuli.rank[stimulus.codes[row]]);
    whole ? out.votes.push_back(table.votes[row]) : out.real_votes.push_back(table.real_votes[row]);
  }
  out.listeners = std::move(listeners.names);
  for (const std::uint32_t code : stimuli.code) {
    out.stimuli.push_back(presented.stimulus(code));
    out.conditions.push_back(presented.condition(code));
  }
  for (std::size_t i = 0; i < out.listeners.size(); ++i) {
    const std::size_t begin = out.begins[i], end = out.begins[i + 1];
    const bool repeats = whole ? sort_repetitions(out, out.votes, begin, end)
                               : sort_repetitions(out, out.real_votes, begin, end);
    out.complete.push_back(!repeats && out.votes_of(i) == out.stimuli.size());
  }
  return out;
}

} // namespace quietroom::stats
