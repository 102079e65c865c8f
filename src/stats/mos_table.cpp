#include "stats/mos_table.h"

#include "stats/describe.h"
#include "stats/grouping.h"

#include <algorithm>
#include <cassert>

namespace quietroom::stats {

namespace {

/// Sums of one group after the other; what is as long as the panel is cleared only where it was used.
class GroupSums {
public:
  explicit GroupSums(const VoteTable& table)
      : m_table(table), m_sum(table.listener().levels.size()), m_count(m_sum.size()),
        m_file_seen_in(table.stimulus().levels.size(), 0) {}

  void take(std::span<const std::uint32_t> rows) {
    m_histogram = {m_table.scale.low,
                   std::vector<std::uint64_t>(static_cast<std::size_t>(m_table.scale.levels()))};
    for (const std::uint32_t listener : m_listeners) m_sum[listener] = m_count[listener] = 0;
    m_listeners.clear();
    m_files = 0;
    ++m_group;
    for (const std::uint32_t row : rows) add(row);
  }

  const Histogram& histogram() const { return m_histogram; }
  std::uint64_t listeners() const { return m_listeners.size(); }
  std::uint64_t files() const { return m_files; }

  /// Ascending, so that neither the order of the votes nor the names of the listeners change their sum.
  std::vector<double> listener_means() const {
    std::vector<double> out;
    out.reserve(m_listeners.size());
    for (const std::uint32_t l : m_listeners)
      out.push_back(static_cast<double>(m_sum[l]) / static_cast<double>(m_count[l]));
    std::sort(out.begin(), out.end());
    return out;
  }

private:
  void add(std::uint32_t row) {
    const std::uint32_t listener = m_table.listener().codes[row];
    const std::uint32_t file = m_table.stimulus().codes[row];
    const int vote = m_table.votes[row];
    ++m_histogram.counts[static_cast<std::size_t>(vote - m_table.scale.low)];
    if (m_count[listener]++ == 0) m_listeners.push_back(listener);
    m_sum[listener] += vote;
    if (m_file_seen_in[file] != m_group) ++m_files;
    m_file_seen_in[file] = m_group;
  }

  const VoteTable& m_table;
  Histogram m_histogram;
  std::vector<std::int64_t> m_sum, m_count; ///< by listener
  std::vector<std::uint32_t> m_listeners;   ///< of this group
  std::vector<std::uint64_t> m_file_seen_in;
  std::uint64_t m_files = 0, m_group = 0;
};

void set_interval(MosRow& row, const GroupSums& sums, CiMethod method, double level) {
  row.mos = row.mean_votes;
  if (method == CiMethod::votes) {
    row.ci_half = half_width(row.n_votes, row.sd, level);
  } else if (method == CiMethod::listeners) {
    const MeanInterval interval = interval_of_sorted(sums.listener_means(), level);
    row.mos = interval.mean;
    row.ci_half = interval.half;
  }
  if (!row.ci_half) return;
  row.ci_low = row.mos - *row.ci_half;
  row.ci_high = row.mos + *row.ci_half;
}

MosRow row_of(const GroupSums& sums, CiMethod method, double level) {
  const Description described = describe(sums.histogram());
  MosRow row;
  row.n_votes = described.n;
  row.n_listeners = sums.listeners();
  row.n_files = sums.files();
  row.mean_votes = *described.mean; // a group has at least one vote
  row.sd = described.sd;
  row.median = *described.median;
  row.p_good_or_better = described.good_or_better_percent;
  row.p_poor_or_worse = described.poor_or_worse_percent;
  row.votes = sums.histogram().counts;
  set_interval(row, sums, method, level);
  return row;
}

} // namespace

std::vector<MosRow> mos_table(const VoteTable& table, std::span<const std::string> by, CiMethod method,
                              double level) {
  std::vector<const Factor*> factors;
  for (const std::string& name : by) {
    factors.push_back(table.find(name));
    assert(factors.back() != nullptr);
  }
  const Grouping groups = group_by(table.size(), factors);
  GroupSums sums(table);
  std::vector<MosRow> out;
  out.reserve(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    sums.take(groups.rows_of(group));
    out.push_back(row_of(sums, method, level));
    for (std::size_t i = 0; i < factors.size(); ++i)
      out.back().keys.push_back(factors[i]->levels[groups.keys[group][i]]);
  }
  std::sort(out.begin(), out.end(), [](const MosRow& a, const MosRow& b) { return a.keys < b.keys; });
  return out;
}

} // namespace quietroom::stats
