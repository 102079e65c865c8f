#pragma once

#include "stats/cluster_interval.h"
#include "stats/describe.h"
#include "votes/vote_table.h"

#include <span>
#include <vector>

namespace quietroom::stats {

/// Sums of one group of rows after the other; what is as long as the panel is cleared only where it was used.
class GroupSums {
public:
  /// `files` is what n_files counts, one code a row; table and factor must outlive this.
  GroupSums(const votes::VoteTable& table, const votes::Factor& files);

  void take(std::span<const std::uint32_t> rows);

  /// Of whole votes; no level of real ones.
  const Histogram& histogram() const { return m_histogram; }
  Description description() const;
  std::uint64_t listeners() const { return m_listeners.size(); }
  std::uint64_t files() const { return m_files; }

  /// Ascending, so that neither the order of the votes nor the names of the listeners change their sum.
  std::vector<double> listener_means() const;

private:
  void add(std::uint32_t row, double vote);

  const votes::VoteTable& m_table;
  const votes::Factor& m_files_of;
  Histogram m_histogram;
  std::vector<double> m_real_votes;       ///< of the group, ascending; where votes are not whole
  std::vector<double> m_sum;              ///< by listener; of whole votes exact
  std::vector<std::int64_t> m_count;      ///< by listener
  std::vector<std::uint32_t> m_listeners; ///< of this group
  std::vector<std::uint64_t> m_file_seen_in;
  std::uint64_t m_files = 0, m_group = 0;
};

/// The sums of one group by the levels of a factor.
class ClusterSums {
public:
  struct Cluster {
    std::uint32_t code = 0; ///< of the level
    VoteSums sums;
  };

  ClusterSums(const votes::VoteTable& table, const votes::Factor& factor);

  /// Clusters in order of appearance; valid until the next call.
  std::span<const Cluster> take(std::span<const std::uint32_t> rows);

private:
  const votes::VoteTable& m_table;
  const votes::Factor& m_factor;
  std::vector<std::uint32_t> m_place; ///< by code, 1 + where it stands in m_clusters; 0 where not
  std::vector<Cluster> m_clusters;
};

} // namespace quietroom::stats
