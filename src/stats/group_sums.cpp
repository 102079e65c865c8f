#include "stats/group_sums.h"

#include "method/scores.h"

#include <algorithm>

namespace quietroom::stats {

GroupSums::GroupSums(const votes::VoteTable& table, const votes::Factor& files)
    : m_table(table), m_files_of(files), m_sum(table.listener().levels.size()), m_count(m_sum.size()),
      m_file_seen_in(files.levels.size(), 0) {}

void GroupSums::take(std::span<const std::uint32_t> rows) {
  m_histogram = {m_table.scale.low, {}};
  if (m_table.is_whole())
    m_histogram.counts.assign(static_cast<std::size_t>(method::categories(m_table.scale)), 0);
  m_real_votes.clear();
  for (const std::uint32_t listener : m_listeners) {
    m_sum[listener] = 0;
    m_count[listener] = 0;
  }
  m_listeners.clear();
  m_files = 0;
  ++m_group;
  if (m_table.is_whole()) {
    const std::int16_t* votes = m_table.votes.data();
    const int low = m_table.scale.low;
    for (const std::uint32_t row : rows) {
      ++m_histogram.counts[static_cast<std::size_t>(votes[row] - low)];
      add(row, votes[row]);
    }
    return;
  }
  for (const std::uint32_t row : rows) {
    m_real_votes.push_back(m_table.real_votes[row]);
    add(row, m_table.real_votes[row]);
  }
  std::sort(m_real_votes.begin(), m_real_votes.end());
}

Description GroupSums::description() const {
  return m_table.is_whole() ? describe(m_histogram) : describe_sorted(m_real_votes);
}

std::vector<double> GroupSums::listener_means() const {
  std::vector<double> out;
  out.reserve(m_listeners.size());
  for (const std::uint32_t l : m_listeners) out.push_back(m_sum[l] / static_cast<double>(m_count[l]));
  std::sort(out.begin(), out.end());
  return out;
}

void GroupSums::add(std::uint32_t row, double vote) {
  const std::uint32_t listener = m_table.listener().codes[row];
  const std::uint32_t file = m_files_of.codes[row];
  if (m_count[listener]++ == 0) m_listeners.push_back(listener);
  m_sum[listener] += vote;
  if (m_file_seen_in[file] != m_group) ++m_files;
  m_file_seen_in[file] = m_group;
}

ClusterSums::ClusterSums(const votes::VoteTable& table, const votes::Factor& factor)
    : m_table(table), m_factor(factor), m_place(factor.levels.size(), 0) {}

std::span<const ClusterSums::Cluster> ClusterSums::take(std::span<const std::uint32_t> rows) {
  for (const Cluster& cluster : m_clusters) m_place[cluster.code] = 0;
  m_clusters.clear();
  for (const std::uint32_t row : rows) {
    const std::uint32_t code = m_factor.codes[row];
    if (m_place[code] == 0) {
      m_clusters.push_back({code, {}});
      m_place[code] = static_cast<std::uint32_t>(m_clusters.size());
    }
    VoteSums& sums = m_clusters[m_place[code] - 1].sums;
    const double vote = m_table.vote(row);
    ++sums.count;
    sums.sum += vote;
    sums.squares += vote * vote;
  }
  return m_clusters;
}

} // namespace quietroom::stats
