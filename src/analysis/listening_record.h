#pragma once

#include "votes/wide_votes.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quietroom::analysis {

/// How votes came about, as far as their rows say: practice and void ones count too. What no column says is
/// empty.
struct ListeningRecord {
  std::uint64_t rows = 0;                              ///< of the kind selected, real or simulated
  std::uint64_t practice = 0;                          ///< of them
  bool tells_void = false;                             ///< there is a column that says which rows are valid
  std::map<std::string, std::uint64_t> void_by_reason; ///< "underrun": how many rows
  std::set<std::string> languages;                     ///< of the scale
  std::set<std::string> devices;                       ///< through which it was heard
  std::set<std::string> rates_hz;                      ///< of the playback
  std::set<std::string> levels_db_spl;                 ///< an empty text: not measured
  std::set<std::string> talkers;
  std::optional<std::string> first_day, last_day;      ///< "2026-11-27", UTC
  std::map<std::string, std::set<std::string>> labels; ///< of each vote, by its text
};

/// Gathers a record from rows of votes in one pass. Rows are chosen as a table of votes chooses them.
class ListeningRecorder {
public:
  /// `where`: column and value, as in votes::VoteOptions.
  ListeningRecorder(bool of_simulated, std::vector<std::pair<std::string, std::string>> where)
      : m_simulated(of_simulated), m_where(std::move(where)) {}

  void header(votes::Row names);
  void row(votes::Row fields);

  const ListeningRecord& record() const { return m_record; }

private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  enum Column {
    block_type,
    valid,
    void_reason,
    simulated,
    language,
    device,
    rate_hz,
    level,
    talker,
    started,
    vote,
    vote_label,
    columns
  };

  std::string_view field(votes::Row fields, Column column) const;
  bool is_chosen(votes::Row fields) const;
  void count_day(std::string_view utc);

  bool m_simulated;
  std::vector<std::pair<std::string, std::string>> m_where;
  std::vector<std::size_t> m_where_at;
  std::array<std::size_t, columns> m_at{};
  ListeningRecord m_record;
};

} // namespace quietroom::analysis
