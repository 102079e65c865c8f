#include "study/opened_votes.h"

#include "core/csv.h"
#include "core/error.h"
#include "design/design.h"
#include "store/study_reader.h"
#include "study/csv_votes.h"

#include <set>
#include <utility>

namespace quietroom::study {

namespace {

void refuse_for_study(const VotesPlace& place, const TableForm& form) {
  if (form.stimuli) refuse_conditions(place.name);
  if (form.wide || !form.names.empty())
    throw_input(place.name + ": is a study; --wide and --map are for a CSV");
}

/// Databases of schema 1 do not know the seed of the study; study.toml does, and a session whose plan it does
/// not make any more is refused.
PlanFacts plans_of(const store::StudyReader& reader, const std::filesystem::path& study, bool simulated) {
  PlanFacts out{reader.seeds(simulated), reader.plan_hashes(simulated)};
  if (out.seeds.empty() && !out.hashes.empty() && !study.empty() &&
      std::filesystem::exists(study / "study.toml"))
    out.seeds.push_back(std::to_string(design::read_design(study).design.seed));
  return out;
}

ConsentFacts consent_of(const store::StudyReader& reader) {
  store::ConsentCounts counts = reader.consent_counts();
  return {counts.agreed, counts.declined, std::move(counts.versions)};
}

ActFacts acts_of(const store::StudyReader& reader) {
  const store::ActCounts counts = reader.act_counts();
  return {counts.pauses, counts.repeated, counts.notes};
}

SoundCheckFacts sound_check_of(const store::StudyReader& reader) {
  const store::SoundCheckCounts counts = reader.sound_check_counts();
  return {counts.sessions, counts.with_failures};
}

LevelFacts level_of(const store::StudyReader& reader) {
  LevelFacts out;
  std::set<std::int64_t> used;
  for (const store::CalibratedAttempts& each : reader.calibrated_attempts()) {
    (each.calibration ? out.attempts_under : out.attempts_without) += each.attempts;
    if (each.calibration) used.insert(*each.calibration);
  }
  for (const design::Calibration& each : reader.calibrations())
    if (used.contains(each.id)) out.calibrations.push_back(each);
  for (const design::LevelCheck& each : reader.level_checks())
    if (used.contains(each.calibration)) out.checks.push_back(each);
  out.room_noise = reader.room_noise();
  return out;
}

} // namespace

OpenedVotes::OpenedVotes(VotesPlace place, TableForm form)
    : m_place(std::move(place)), m_form(std::move(form)) {
  if (!m_place.is_study()) return;
  refuse_for_study(m_place, m_form);
  if (m_place.kind == PlaceKind::folder && !std::filesystem::exists(m_place.study / "study.toml") &&
      !m_place.database.is_server() && !exists(m_place.database))
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
    votes::VoteTable out = builder->finish();
    if (!out.simulated) out.level_note = calibration_note(level_of(*m_reader));
    return out;
  }
  refuse_change();
  votes::VoteTable out = csv_table(m_place.name, m_form, options);
  refuse_change();
  return out;
}

std::optional<StudyFacts> OpenedVotes::facts() const {
  if (!m_reader) return std::nullopt;
  return StudyFacts{m_reader->levels_db_spl(),
                    m_reader->devices(),
                    m_reader->unfinished_listeners(),
                    m_reader->simulated_truths(),
                    plans_of(*m_reader, m_place.study, false),
                    plans_of(*m_reader, m_place.study, true),
                    m_reader->programs(),
                    level_of(*m_reader),
                    consent_of(*m_reader),
                    m_reader->listener_facts(),
                    acts_of(*m_reader),
                    sound_check_of(*m_reader)};
}

std::vector<store::StoredAnswer> OpenedVotes::personal_answers() const {
  return m_reader ? m_reader->answers() : std::vector<store::StoredAnswer>{};
}

std::vector<store::EligibilityEntry> OpenedVotes::screenings() const {
  return m_reader ? m_reader->screenings() : std::vector<store::EligibilityEntry>{};
}

} // namespace quietroom::study
