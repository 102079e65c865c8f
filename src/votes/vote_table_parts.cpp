#include "votes/vote_table_builder.h"

#include "core/error.h"

#include <algorithm>
#include <iterator>

namespace quietroom::votes {

namespace {

/// For each text of `from` its number in `to`, which learns those it does not know.
std::vector<std::uint32_t> learnt(Interner& to, const Interner& from) {
  std::vector<std::uint32_t> out(from.size());
  for (std::uint32_t code = 0; code < from.size(); ++code) out[code] = to.code(from.name(code));
  return out;
}

} // namespace

VoteTableBuilder VoteTableBuilder::part() const {
  VoteTableBuilder out = *this;
  out.m_trimmed = 0;
  out.m_expected = 0;
  for (Choice& choice : out.m_choices) choice.rows = 0;
  for (Rows& rows : out.m_rows) {
    Rows none;
    none.codes.resize(rows.codes.size());
    none.watched.resize(rows.watched.size());
    rows = std::move(none);
  }
  return out;
}

void VoteTableBuilder::append(VoteTableBuilder part) {
  std::vector<std::vector<std::uint32_t>> codes;
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    codes.push_back(learnt(m_columns[i].interner, part.m_columns[i].interner));
  for (std::size_t i = 0; i < m_choices.size(); ++i) {
    learnt(m_choices[i].seen, part.m_choices[i].seen);
    m_choices[i].rows += part.m_choices[i].rows;
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i) append(m_rows[i], std::move(part.m_rows[i]), codes);
  m_trimmed += part.m_trimmed;
  m_line = part.m_line;
}

void VoteTableBuilder::append(Rows& rows, Rows&& more, const std::vector<std::vector<std::uint32_t>>& codes) {
  if (more.seen == 0) return;
  if (rows.seen == 0) reserve(rows);
  for (std::size_t i = 0; i < rows.codes.size(); ++i) {
    const std::size_t before = rows.codes[i].size();
    rows.codes[i].resize(before + more.codes[i].size());
    std::transform(more.codes[i].begin(), more.codes[i].end(),
                   rows.codes[i].begin() + static_cast<std::ptrdiff_t>(before),
                   [&](std::uint32_t code) { return codes[i][code]; });
  }
  if (rows.real_votes.empty() && !more.real_votes.empty()) {
    rows.real_votes.assign(rows.votes.begin(), rows.votes.end());
    rows.votes = {};
  }
  if (rows.real_votes.empty()) {
    rows.votes.insert(rows.votes.end(), more.votes.begin(), more.votes.end());
  } else { // one column of the part is empty
    rows.real_votes.insert(rows.real_votes.end(), more.votes.begin(), more.votes.end());
    rows.real_votes.insert(rows.real_votes.end(), more.real_votes.begin(), more.real_votes.end());
  }
  rows.occasions.insert(rows.occasions.end(), more.occasions.begin(), more.occasions.end());
  for (std::size_t i = 0; i < rows.watched.size(); ++i) learnt(rows.watched[i], more.watched[i]);
  rows.left_out.practice += more.left_out.practice;
  rows.left_out.invalid += more.left_out.invalid;
  rows.left_out.empty += more.left_out.empty;
  rows.left_out.control += more.left_out.control;
  rows.controls.insert(rows.controls.end(), std::make_move_iterator(more.controls.begin()),
                       std::make_move_iterator(more.controls.end()));
  rows.seen += more.seen;
  for (auto& [listener, entry] : more.excluded)
    if (const auto [known, is_new] = rows.excluded.try_emplace(listener, entry); !is_new)
      known->second.votes += entry.votes;
}

} // namespace quietroom::votes
