#include "cli/export_bundle.h"

#include "analysis/scale_words.h"
#include "bundle/bids.h"
#include "bundle/dataset_description.h"
#include "bundle/p808_tables.h"
#include "bundle/personal_tables.h"
#include "bundle/playback_log.h"
#include "bundle/public_release.h"
#include "bundle/public_set.h"
#include "bundle/question_names.h"
#include "bundle/readme.h"
#include "bundle/sureal_dataset.h"
#include "bundle/wide_table.h"
#include "cli/described_votes.h"
#include "cli/figure_kinds.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/atomic_file.h"
#include "core/counted.h"
#include "core/csv.h"
#include "core/sha256.h"
#include "core/visible_text.h"
#include "figure/font.h"
#include "figure/layout.h"
#include "report/citations.h"
#include "report/conditions_figure.h"
#include "report/method_section.h"
#include "report/method_sentences_listeners.h"
#include "report/votes_figure.h"
#include "stats/mos_table.h"
#include "usage/build.h"
#include "votes/presentations.h"
#include "votes/questions.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;
using bundle::TextFile;

std::vector<std::string> header_of(const std::string& csv) {
  const std::string_view head = std::string_view(csv).substr(0, csv.find('\n') + 1);
  CsvReader reader("header", head);
  std::vector<std::string_view> fields;
  reader.next(fields);
  return {fields.begin(), fields.end()};
}

void add_figures(const Arguments& arguments, const study::Snapshot& snapshot, const analysis::MosAnswer& mos,
                 std::vector<TextFile>& out) {
  const figure::Font font(figure::usual_font_file());
  const analysis::ScaleWords words =
      analysis::scale_words(snapshot.votes, context_of_votes(arguments, snapshot.set));
  report::ShownConditions shown;
  if (snapshot.set) shown.known = analysis::condition_names(snapshot.set->set);
  const auto add = [&](const std::string& name, report::FigureForms forms) {
    const figure::Scene scene = figure::scene_of(forms.figure, font.metric());
    out.push_back({"figures/" + name + ".svg", figure::svg_of(scene, font.name())});
    if (font.missing(scene).empty()) out.push_back({"figures/" + name + ".pdf", font.pdf_of(scene)});
    out.push_back({"figures/" + name + ".csv", visible(report::to_csv(forms.data))});
  };
  add("conditions", report::conditions_figure(mos, words, shown));
  if (!mos.rows.front().votes.empty()) add("votes", report::votes_figure(mos, words, shown));
}

void add_method(const analysis::StudyDescription& study, const std::string& version,
                std::vector<TextFile>& out) {
  const auto section = report::method_section(study, version);
  const auto checklist = report::reviewers_checklist(section);
  out.push_back({"methods.md", report::markdown(section)});
  out.push_back({"methods.tex", report::latex(section)});
  out.push_back({"checklist.md", report::markdown(checklist)});
  out.push_back({"references.bib",
                 report::bibtex(report::citations_of(study), version, usage::year_of(usage::this_build))});
}

/// Tables of one question; of several each has a file of its own, with the question in its name.
void add_votes_by_question(const votes::VoteTable& table, const std::string& name,
                           std::vector<TextFile>& out) {
  const std::vector<std::string> conditions = {"condition"}, stimuli = votes::by_units(table, {"stimulus"});
  const auto parts = votes::by_question(table);
  std::vector<std::string> questions;
  for (const votes::QuestionVotes& part : parts) questions.push_back(part.question);
  const std::vector<std::string> names = bundle::names_of_questions(questions);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const votes::VoteTable& part = parts[i].votes;
    const bool single = parts[i].question.empty();
    const std::string of = single ? "" : "_question-" + names[i];
    out.push_back({"data/" + (single ? "" : "task-" + names[i] + '_') + "description-wide_data.csv",
                   bundle::wide_csv(part)});
    out.push_back({"sureal" + of + ".json",
                   bundle::sureal_json(part, single ? name : name + ", question " + parts[i].question)});
    out.push_back({"p808/votes_per_cond" + of + ".csv",
                   bundle::votes_per_cond_csv(stats::mos_table(part, conditions, stats::CiMethod::none))});
    out.push_back({"p808/votes_per_clip" + of + ".csv",
                   bundle::votes_per_clip_csv(stats::mos_table(part, stimuli, stats::CiMethod::none))});
  }
}

/// As it stands, or written anew without what is nobody's business.
void add_set(const study::SetOfVotes& set, bool is_public, std::vector<TextFile>& out) {
  if (is_public) {
    out.push_back({"set/set.toml", bundle::set_toml(set.set)});
    out.push_back({"set/stimuli.csv", bundle::stimuli_csv(set.set)});
    return;
  }
  for (const char* name : {"set.toml", "set.lock"})
    if (const fs::path file = fs::path(set.folder) / name; fs::is_regular_file(file))
      out.push_back({std::string("set/") + name, read_file(file)});
}

/// What stands in dictionary.csv: the data, and what was played.
bool is_data(const std::string& path) {
  return (path.starts_with("data/") && path.ends_with(".csv")) || path == "playback_log.csv";
}

bundle::Resource resource_of(const TextFile& file) {
  const bool table = file.path.ends_with(".csv");
  const bool wide = file.path.ends_with("description-wide_data.csv");
  return {{file.path, table ? header_of(file.content) : std::vector<std::string>{}, wide},
          fs::path(file.path).stem().string(),
          file.content.size(),
          sha256_of(file.content)};
}

/// What lists the others: dictionary, read-me, citation, Psych-DS, data package, checksums.
void add_catalogues(bundle::Dataset about, bool is_public, std::vector<TextFile>& out) {
  std::vector<bundle::DescribedFile> described;
  for (const TextFile& each : out) {
    about.resources.push_back(resource_of(each));
    if (is_data(each.path)) described.push_back(about.resources.back().file);
  }
  const auto add = [&](const char* path, std::string content) {
    out.push_back({path, std::move(content)});
    about.resources.push_back(resource_of(out.back()));
  };
  add("dictionary.csv", bundle::dictionary_csv(described));
  add("README.md", bundle::readme_of(about, is_public));
  add("CITATION.cff", bundle::citation_cff(about));
  add("dataset_description.json", bundle::psych_ds_json(about));
  add("datapackage.json", bundle::datapackage_json(about));
  std::string checksums;
  for (const bundle::Resource& each : about.resources)
    checksums += each.sha256 + "  " + each.file.path + '\n';
  out.push_back({"checksums.txt", checksums});
}

std::string description_text(const analysis::StudyDescription& study) {
  const std::string listeners = report::listeners_text(study);
  return fmt::format("Votes of a listening test: {} of {} on {}{}.{}{}", counted(study.n_votes, "vote"),
                     counted(study.n_listeners, "listener"), counted(study.n_conditions, "condition"),
                     study.mos.of.simulated ? ", SIMULATED" : "", listeners.empty() ? "" : " ", listeners);
}

/// What each listener said, where it was asked for.
void add_personal(const Arguments& arguments, const study::OpenedVotes& opened, std::vector<TextFile>& out) {
  if (!arguments.has("--personal")) return;
  std::vector<bundle::PersonalAnswer> answers;
  for (const store::StoredAnswer& each : opened.personal_answers())
    answers.push_back({each.listener, each.session, each.questionnaire, each.question, each.heading,
                       each.code, each.said, each.answered_utc});
  std::vector<bundle::PersonalScreening> screenings;
  for (const store::EligibilityEntry& each : opened.screenings())
    screenings.push_back(
        {each.listener, each.session, each.rules, each.breaches, each.overridden, each.checked_utc});
  auto files = bundle::personal_tables(answers, screenings);
  if (files.empty()) say("--personal: this study has no answers of listeners besides votes");
  for (TextFile& each : files) out.push_back(std::move(each));
}

/// In a public release even a count may point at somebody.
void tell_of_small_groups(const analysis::StudyDescription& study) {
  if (!study.listeners) return;
  constexpr std::uint64_t few = 5;
  for (const auto& [field, answers] : study.listeners->answers)
    for (const auto& [code, count] : answers)
      if (!code.empty() && count < few && report::is_told(field))
        say("a group of fewer than five can be recognised: " + field + " " + code);
}

/// Of the study; else of the file of votes, whose name everybody need not know.
std::string name_of(const Arguments& arguments, const analysis::StudyDescription& study,
                    const study::Snapshot& snapshot) {
  if (study.design) return study.design->name;
  return arguments.has("--public") ? "votes" : fs::path(snapshot.name).stem().string();
}

} // namespace

std::vector<Option> bundle_options() {
  return {{"--tables", "", "write only long.csv and the tables of conditions; quick for a million votes"},
          {"--bids", "DIR", "write the votes as a BIDS dataset into this folder, too"},
          {"--public", "",
           "for everybody: new names for the listeners, days for times, no session, device or "
           "digest, no seed of the orders. The names differ each time and are written nowhere"},
          {"--personal", "",
           "also what each listener said in the form and in questionnaires, and who was eligible (folder "
           "personal/); not with --public or --tables"},
          {"--keep", "COLUMNS", "with --public: columns of others to keep, e.g. age; small groups are told"},
          {"--facts", "FILE.toml", "facts for the method section (default: [facts] of study.toml)"}};
}

std::vector<TextFile> bundle_files(const Arguments& arguments, study::OpenedVotes& opened,
                                   const study::Snapshot& snapshot, const EachRow& rows,
                                   const ExportedTables& tables) {
  const bool is_public = arguments.has("--public");
  const std::string version(usage::this_build.version);
  analysis::StudyDescription study = description_of(arguments, opened, snapshot);
  if (is_public) study.record.void_by_reason = bundle::public_void_reasons(study.record.void_by_reason);
  const std::string name = name_of(arguments, study, snapshot);
  std::vector<TextFile> out = {{"long.csv", text_of_rows(rows, snapshot.votes.excluded)}};
  for (TextFile& each : table_files(arguments, tables)) out.push_back(std::move(each));
  out.push_back({"data/description-long_data.csv", out.front().content});
  out.push_back({"data/description-conditions_data.csv", visible(report::to_csv(tables.data))});
  add_votes_by_question(snapshot.votes, name, out);
  bundle::PlaybackLog log;
  rows([&](votes::Row header) { log.header(header); }, [&](votes::Row row, std::uint64_t) { log.row(row); });
  if (!log.columns().empty()) out.push_back({"playback_log.csv", log.csv()});
  add_method(study, version, out);
  if (is_public) tell_of_small_groups(study);
  add_personal(arguments, opened, out);
  add_figures(arguments, snapshot, study.mos, out);
  if (snapshot.set) add_set(*snapshot.set, is_public, out);
  out.push_back({"versions.txt", usage::version_text("quietroom", usage::this_build) + '\n'});
  add_catalogues({name, description_text(study), version, snapshot.votes.simulated, {}}, is_public, out);
  return out;
}

std::vector<TextFile> bids_files(const Arguments& arguments, const study::Snapshot& snapshot,
                                 const EachRow& rows) {
  const bool is_study = snapshot.facts.has_value();
  const std::string name =
      arguments.has("--public") && !is_study ? "votes" : fs::path(snapshot.name).stem().string();
  bundle::BidsDataset dataset(name, std::string(usage::this_build.version));
  rows([&](votes::Row header) { dataset.header(header); },
       [&](votes::Row row, std::uint64_t) { dataset.row(row); });
  return dataset.files();
}

} // namespace quietroom::cli
