#include "study/opened_votes.h"

#include "core/csv.h"
#include "core/error.h"
#include "store/study_reader.h"
#include "study/csv_votes.h"

#include <utility>

namespace quietroom::study {

namespace {

void refuse_for_study(const VotesPlace& place, const TableForm& form) {
  if (form.stimuli)
    throw_input(place.name +
                ": has conditions of its own; --conditions is for a wide CSV, one row per listener and one "
                "column per stimulus");
  if (form.wide || !form.names.empty())
    throw_input(place.name + ": is a study; --wide and --map are for a CSV");
}

} // namespace

OpenedVotes::OpenedVotes(VotesPlace place, TableForm form)
    : m_place(std::move(place)), m_form(std::move(form)) {
  if (m_place.kind == PlaceKind::server)
    throw_input(m_place.name + ": this version reads SQLite studies only; export the votes as CSV there");
  if (!m_place.is_study()) return;
  refuse_for_study(m_place, m_form);
  if (m_place.kind == PlaceKind::folder && !std::filesystem::exists(m_place.study / "study.toml") &&
      !std::filesystem::exists(m_place.database))
    throw_input(m_place.name +
                ": is a folder without study.toml; give a study, its database or a CSV of votes");
  m_reader = std::make_unique<store::StudyReader>(m_place.database);
}

OpenedVotes::~OpenedVotes() = default;

/// Numbers of one state of a file must not stand beside rows of another.
void OpenedVotes::refuse_change() {
  std::error_code none; // standard input and pipes have neither size nor time
  const auto size = std::filesystem::file_size(m_place.name, none);
  if (none) return;
  const auto time = std::filesystem::last_write_time(m_place.name, none);
  if (none) return;
  const std::pair now(size, time);
  if (m_seen && *m_seen != now)
    throw_input(m_place.name + ": was changed while it was read; run the command again");
  m_seen = now;
}

void OpenedVotes::each_row(const HeaderSink& header, const votes::RowSink& row) {
  if (m_reader) {
    std::uint64_t line = 1; // as it would be in the long CSV
    m_reader->each_row(header, [&](store::sql::Row fields) { row(fields, ++line); });
    return;
  }
  refuse_change();
  each_csv_row(m_place.name, m_form, header, row);
  refuse_change();
}

votes::VoteTable OpenedVotes::table(const votes::VoteOptions& options) {
  if (m_reader) {
    std::optional<votes::VoteTableBuilder> builder;
    each_row([&](votes::Row names) { builder.emplace(m_place.name, names, options); },
             [&](votes::Row row, std::uint64_t line) { builder->add(row, line); });
    return builder->finish();
  }
  refuse_change();
  votes::VoteTable out = csv_table(m_place.name, m_form, options);
  refuse_change();
  return out;
}

std::optional<StudyFacts> OpenedVotes::facts() const {
  if (!m_reader) return std::nullopt;
  return StudyFacts{m_reader->levels_db_spl(), m_reader->devices(), m_reader->unfinished_listeners(),
                    m_reader->simulated_truths()};
}

} // namespace quietroom::study
