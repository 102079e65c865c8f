#pragma once

#include "store/answer_book.h"
#include "store/eligibility_book.h"
#include "study/snapshot.h"
#include "study/votes_place.h"
#include "votes/vote_table_builder.h"
#include "votes/wide_votes.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::store {
class StudyReader;
}

namespace quietroom::study {

using HeaderSink = std::function<void(votes::Row)>;

/// How the user says a CSV is to be read; nothing is guessed.
struct TableForm {
  bool wide = false;                                  ///< a listener a row and a stimulus a column
  std::optional<votes::StimulusColumns> stimuli = {}; ///< conditions of a wide CSV
  std::vector<std::pair<std::string, std::string>> names =
      {}; ///< the name of a column here, its name in the file
};

/// A place of votes, opened once: every question to it is answered from the same snapshot. Of a study the
/// database is opened, checked and held in one transaction; a file that is read a second time must be the
/// same.
class OpenedVotes {
public:
  /// Throws an input Error for a place that cannot be read, and for a form that is for a CSV.
  OpenedVotes(VotesPlace place, TableForm form);
  ~OpenedVotes();

  const VotesPlace& place() const { return m_place; }

  /// The rows as text, header first, in the long form. Standard input can be read once.
  void each_row(const HeaderSink& header, const votes::RowSink& row);

  /// The votes. A long CSV is read on all cores; the result does not depend on their number.
  votes::VoteTable table(const votes::VoteOptions& options);

  /// None for a table.
  std::optional<StudyFacts> facts() const;

  /// What each listener said besides votes, and who was eligible: personal. None for a table.
  std::vector<store::StoredAnswer> personal_answers() const;
  std::vector<store::EligibilityEntry> screenings() const;

private:
  void refuse_change();

  VotesPlace m_place;
  TableForm m_form;
  std::unique_ptr<store::StudyReader> m_reader;
  std::optional<std::pair<std::uintmax_t, std::filesystem::file_time_type>>
      m_seen; ///< size and time of the CSV
};

} // namespace quietroom::study
