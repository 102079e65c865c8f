#include "cli/described_votes.h"

#include "analysis/scale_words.h"
#include "analysis/study_record.h"
#include "cli/read_votes.h"
#include "cli/study_folder.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "stats/session_checks.h"

#include <filesystem>

namespace quietroom::cli {

namespace {

design::ReportedFacts facts_in(const std::string& file) {
  const auto read = design::parse_facts(read_file(file), file);
  stop_at_errors(read.problems, file);
  return read.facts;
}

/// Nothing where there is none. Throws an input Error for one with mistakes, each of which is said.
std::optional<design::Design> design_of(const study::VotesPlace& place) {
  if (!place.has_folder() || !std::filesystem::exists(place.study / "study.toml")) return std::nullopt;
  auto read = design::read_design(place.study);
  stop_at_errors(read.problems, place.study);
  return std::move(read.design);
}

} // namespace

std::vector<Option> description_options() {
  std::vector<Option> out = vote_options();
  out.resize(out.size() - 2); // --json and --csv
  out.push_back(
      {"--facts", "FILE.toml",
       "facts that only people know, e.g. room_noise = \"24 dB(A)\" (default: [facts] of study.toml)"});
  return out;
}

analysis::StudyDescription description_of(const Arguments& arguments, study::OpenedVotes& opened,
                                          const study::Snapshot& snapshot) {
  const auto context = context_of_votes(arguments, snapshot.set);
  analysis::ListeningRecorder recorder(snapshot.votes.simulated, reading_options(arguments, {}).where);
  opened.each_row([&](votes::Row names) { recorder.header(names); },
                  [&](votes::Row row, std::uint64_t) { recorder.row(row); });
  auto out = analysis::describe_study(
      snapshot.votes, analysis::mos_answer(snapshot.votes, {"condition"}, ci_options(arguments), context),
      recorder.record());
  out.context = context;
  out.design = design_of(opened.place());
  if (out.design) out.facts = out.design->facts;
  if (const auto file = arguments.text("--facts")) out.facts = facts_in(*file);
  if (snapshot.set) out.set = snapshot.set->set;
  if (snapshot.facts && !snapshot.votes.simulated) {
    out.unfinished = snapshot.facts->unfinished.size();
    out.programs = snapshot.facts->programs;
    out.level = snapshot.facts->level;
    out.listeners = snapshot.facts->listeners;
    out.consent = snapshot.facts->consent;
    out.acts = snapshot.facts->acts;
    out.sound_check = snapshot.facts->sound_check;
  }
  if (const auto record = analysis::study_record(snapshot)) {
    if (!record->plan_hash.empty()) out.plan_hash = record->plan_hash;
    out.orders_withheld = record->orders_withheld;
  }
  return out;
}

DescribedVotes described_votes(const Arguments& arguments) {
  const study::VotesPlace place = place_read_again(arguments);
  ReadingOptions options = reading_options(arguments, {});
  options.questions = true;
  const auto columns = stats::session_columns();
  options.factors_if_present.insert(options.factors_if_present.end(), columns.begin(), columns.end());
  options.factors_if_present.emplace_back(analysis::label_column);
  ci_options(arguments); // its mistakes are told before votes are read
  study::OpenedVotes opened(place, options.form);
  study::Snapshot snapshot = snapshot_of(opened, arguments, options);
  auto description = description_of(arguments, opened, snapshot);
  return {std::move(snapshot), std::move(description)};
}

analysis::StudyDescription description_of(const Arguments& arguments) {
  return described_votes(arguments).description;
}

} // namespace quietroom::cli
