#include "study/merged_study.h"

#include "core/atomic_file.h"
#include "core/make_folder.h"
#include "core/toml_line.h"
#include "core/written_files.h"
#include "design/plan.h"
#include "store/study_store.h"
#include "store/waiting_files.h"
#include "study/ledger.h"
#include "study/lock_digest.h"
#include "study/study_difference.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::study {

namespace {

namespace fs = std::filesystem;

std::vector<const FixedStudy*> folders_of(const std::vector<StudyToMerge>& studies) {
  std::vector<const FixedStudy*> out;
  for (const StudyToMerge& each : studies)
    if (each.study) out.push_back(&*each.study);
  return out;
}

/// study.toml of the joined study: its set as it is found from there, its votes in its own file.
std::string joined_toml(const FixedStudy& first, const fs::path& target, std::vector<std::string>& notes) {
  const std::string file = (first.folder / "study.toml").string();
  std::string out = read_file(first.folder / "study.toml");
  const fs::path set = fs::proximate(fs::weakly_canonical(fs::absolute(first.design.set)),
                                     fs::weakly_canonical(fs::absolute(target)));
  out = toml::with_text(out, "set", set.string(), file);
  if (first.design.store.empty()) return out;
  notes.push_back(
      "the line store is left out of its study.toml: the votes of the joined study are in its own "
      "file");
  return toml::without_key(toml::without_key(out, "without_server", file), "store", file);
}

void write_folder(const FixedStudy& first, const fs::path& folder, const fs::path& target,
                  std::vector<std::string>& notes) {
  make_folder(folder / "set");
  write_noted_file(folder / "set" / "set.toml", read_file(first.folder / "set" / "set.toml"));
  write_noted_file(folder / "set" / "set.lock", read_file(first.folder / "set" / "set.lock"));
  write_file(folder / "study.toml", joined_toml(first, target, notes));
  if (const std::string& consent = first.design.consent_file; !consent.empty()) {
    make_folder((folder / consent).parent_path());
    write_file(folder / consent, read_file(first.folder / consent));
  }
  if (!first.design.eligibility.other_studies.empty())
    notes.push_back(
        "other_studies of [eligibility] has paths from the folder of its study.toml; look whether they "
        "lead there from the joined study, too");
}

/// Each line once, in the order of time; those of sessions that wait stand apart, unless the study has a
/// session of the same id.
void write_ledgers(const std::vector<const FixedStudy*>& folders,
                   const std::vector<store::WaitingSession>& waiting, const fs::path& folder) {
  std::set<std::string> aside, lines, of_waiting;
  for (const store::WaitingSession& each : waiting) aside.insert(each.session);
  store::open(store::database_of(folder), store::sql::Access::read_only)
      ->query("SELECT session FROM session", {},
              [&](store::sql::Row row) { aside.erase(std::string(row[0])); });
  for (const FixedStudy* each : folders)
    for (const fs::path& file : {each->folder, store::waiting_folder(each->folder)})
      for (const LedgerLine& line : read_ledger(file).lines)
        (aside.contains(line.session) ? of_waiting : lines)
            .insert(fmt::format("{} {} {}\n", line.utc, line.session, line.head));
  const auto write = [](const fs::path& file, const std::set<std::string>& all) {
    std::string text;
    for (const std::string& line : all) text += line;
    if (!all.empty()) write_file(file, text);
  };
  write(ledger_of(folder), lines);
  write(ledger_of(store::waiting_folder(folder)), of_waiting);
}

/// The sessions of a database whose plan is not the one of the joined study.
std::vector<std::string> foreign_sessions(const FixedStudy& study, const fs::path& database) {
  std::vector<std::string> out;
  const std::string lock = lock_digest(study.folder);
  store::open(database, store::sql::Access::read_only)
      ->query("SELECT session, listener, plan_hash, lock_sha256, study FROM session ORDER BY session", {},
              [&](store::sql::Row row) {
                const design::Plan plan = plan_for(study.design, study.set, row[1]);
                if (row[2] != hash_of(plan, study.set) && row[2] != former_hash_of(plan, study.set))
                  out.push_back(
                      fmt::format("session {}: was held by another plan than study.toml and set/ of the "
                                  "first study give",
                                  row[0]));
                else if (!row[3].empty() && row[3] != lock)
                  out.push_back(
                      fmt::format("session {}: began with another set/set.lock than that of the first "
                                  "study",
                                  row[0]));
                else if (row[4] != study.design.name)
                  out.push_back(fmt::format("session {}: is of the study \"{}\", and the first one is \"{}\"",
                                            row[0], row[4], study.design.name));
              });
  return out;
}

} // namespace

MergedStudy merge_studies(const std::vector<StudyToMerge>& studies, const fs::path& folder,
                          const fs::path& target, const std::string& program, const std::string& now_utc) {
  MergedStudy out;
  const auto folders = folders_of(studies);
  if (folders.empty())
    throw_input(
        "merge: none of these has a study.toml beside it; give the folder of the study as one of them");
  for (std::size_t i = 1; i < folders.size(); ++i) {
    StudyDifference found = difference(*folders[0], *folders[i]);
    std::ranges::move(found.refusals, std::back_inserter(out.databases.refusals));
    std::ranges::move(found.notes, std::back_inserter(out.notes));
  }
  if (!out.databases.refusals.empty()) return out;
  write_folder(*folders[0], folder, target, out.notes);
  std::vector<store::MergeSource> sources;
  for (const StudyToMerge& each : studies) sources.push_back({each.database, each.name});
  out.databases = store::merge_databases(sources, folder, program, now_utc);
  if (!out.databases.refusals.empty()) return out;
  write_ledgers(folders, out.databases.waiting, folder);
  const FixedStudy joined = read_fixed_study(folder).study; // with its seats
  std::vector<fs::path> databases = store::waiting_files_beside(store::database_of(folder));
  databases.insert(databases.begin(), store::database_of(folder));
  for (const fs::path& database : databases)
    std::ranges::move(foreign_sessions(joined, database), std::back_inserter(out.databases.refusals));
  return out;
}

} // namespace quietroom::study
