#pragma once

#include "votes/vote_table.h"
#include "votes/wide_votes.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Votes as they may be given to everybody: new names for the listeners, and nothing that leads back to them.
namespace quietroom::bundle {

/// From a listener's id to a new one. Written nowhere.
using Pseudonyms = std::map<std::string, std::string, std::less<>>;

/// "p-" and twelve hexadecimal digits each; `random` gives 64 bits that nobody can guess or repeat.
Pseudonyms pseudonyms_for(const std::set<std::string>& listeners,
                          const std::function<std::uint64_t()>& random);

/// The listeners of the table and those excluded get their new names; a reason that is no rule of ours
/// becomes "excluded".
void rename_listeners(votes::VoteTable& votes, const Pseudonyms& names);

/// Why attempts were void, with how many: a reason of the program's by its name, any other (somebody's words)
/// as "other".
std::map<std::string, std::uint64_t> public_void_reasons(const std::map<std::string, std::uint64_t>& counts);

/// Rows of long votes, made public: gathered, reduced and sorted by pseudonym, then as they were heard.
class PublicRows {
public:
  /// Columns of ours stay but `session`, `digest`, `device` and `panel`; columns of others stay only where
  /// they are named in `kept`.
  PublicRows(const Pseudonyms& names, std::vector<std::string> kept)
      : m_names(names), m_kept(std::move(kept)) {}

  void header(votes::Row names);
  void row(votes::Row fields);

  const std::vector<std::string>& columns() const { return m_columns; }

  /// The rows, sorted. To be called once, at the end.
  std::vector<std::vector<std::string>> take_rows();

private:
  std::string reduced(std::size_t column, std::string_view field) const;

  const Pseudonyms& m_names;
  std::vector<std::string> m_kept;
  std::vector<std::size_t> m_from; ///< of each column that stays, its place in the source
  std::vector<std::string> m_columns;
  std::vector<std::vector<std::string>> m_rows;
};

/// Values of these columns, taken together, that fewer than five listeners share: "age 60-69, gender f: 2
/// listeners".
std::vector<std::string> small_cells(const std::vector<std::string>& columns,
                                     const std::vector<std::vector<std::string>>& rows,
                                     const std::vector<std::string>& of);

} // namespace quietroom::bundle
