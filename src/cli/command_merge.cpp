#include "cli/command.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/atomic_folder.h"
#include "core/counted.h"
#include "core/error.h"
#include "core/json.h"
#include "core/utc.h"
#include "station/seat_lock.h"
#include "store/study_store.h"
#include "study/merged_study.h"
#include "study/votes_place.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

study::StudyToMerge study_to_merge(const std::string& name, const std::string& on_server) {
  const bool is_server = store::is_server_address(name);
  const study::VotesPlace place = study::votes_place(name, is_server ? on_server : "");
  if (place.kind == study::PlaceKind::table)
    throw_input(fmt::format("{}: is no study; give its folder, its .sqlite file or postgresql://...", name));
  study::StudyToMerge out{name, place.database, {}};
  refuse_missing(out.database);
  if (place.has_folder() &&
      (place.kind == study::PlaceKind::folder || fs::exists(place.study / "study.toml")))
    out.study = study_of(place.study.empty() ? fs::path(".") : place.study);
  return out;
}

std::vector<study::StudyToMerge> studies_given(const Arguments& arguments) {
  const std::vector<std::string> given = arguments.all("STUDY");
  if (given.size() < 2) throw_input("merge: give two studies at least");
  const bool has_server = std::ranges::any_of(given, store::is_server_address);
  if (arguments.has("--study") && !has_server)
    throw_input("--study names a study on a server, and none is given; leave it out");
  std::vector<study::StudyToMerge> out;
  for (const std::string& each : given)
    out.push_back(study_to_merge(each, arguments.text("--study").value_or("")));
  return out;
}

bool same_database(const store::Location& a, const store::Location& b) {
  if (a.is_server() != b.is_server()) return false;
  std::error_code none;
  return a.is_server() ? a.server == b.server && a.study == b.study : fs::equivalent(a.file, b.file, none);
}

/// No database twice, for then its sessions would be counted as found in two places.
void refuse_same(const std::vector<study::StudyToMerge>& studies) {
  for (std::size_t i = 0; i < studies.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (same_database(studies[i].database, studies[j].database))
        throw_input(studies[i].database.is_server()
                        ? fmt::format("{} and {} are one database, {}; to join what booths have in files of "
                                      "their own, give these: {}/study.sqlite",
                                      studies[j].name, studies[i].name, studies[i].database.name(),
                                      studies[i].name)
                        : fmt::format("{} and {} are one database; give another study", studies[j].name,
                                      studies[i].name));
}

/// Nothing is written where something is read, a folder within a study included.
void refuse_inside(const std::vector<study::StudyToMerge>& studies, const fs::path& target) {
  const fs::path there = fs::weakly_canonical(fs::absolute(target));
  const auto is_inside = [&](const fs::path& folder) {
    const fs::path outer = fs::weakly_canonical(fs::absolute(folder));
    return std::ranges::mismatch(outer, there).in1 == outer.end();
  };
  for (const study::StudyToMerge& each : studies) {
    if (!each.study) continue;
    for (const fs::path& folder : {each.study->folder, each.study->design.set})
      if (is_inside(folder))
        throw_input(fmt::format("{}: lies in {}, which is read; give a folder elsewhere", target.string(),
                                folder.string()));
  }
}

/// A station goes on after the moment that is joined.
void tell_of_stations(const std::vector<study::StudyToMerge>& studies) {
  for (const study::StudyToMerge& each : studies)
    if (each.study)
      for (const std::string& listener : each.study->design.listeners)
        if (station::taken_seat(each.study->folder, listener))
          say(fmt::format(
              "{}: a station runs the session of {} now; what it stores from here on is not in the "
              "joined study",
              each.name, listener));
}

std::string waiting_line(const store::WaitingSession& it, const std::string& counts_in,
                         const std::string& study) {
  return fmt::format(
      "second session: listener {0} has {1} in {2}, which counts, and {3} in {4} ({5}), which counts "
      "nowhere until somebody decides: quietroom redo {6} --listener {0}",
      it.listener, it.counts, counts_in, it.session, it.where, counted(it.votes, "vote"), study);
}

void print_text(const study::MergedStudy& merged, const std::vector<study::StudyToMerge>& studies,
                const std::string& target) {
  const store::MergedDatabases& it = merged.databases;
  for (const store::MergedSource& each : it.sources)
    print(fmt::format("{}: {}, {}\n", each.name, counted(each.sessions, "session"),
                      counted(each.votes, "vote")));
  for (const store::SameSession& each : it.same)
    print(each.goes_on
              ? fmt::format("session {}: is in several studies; the longer one is taken, which goes on where "
                            "the other ends\n",
                            each.session)
              : fmt::format("session {}: is the same in several studies; it is taken once\n", each.session));
  for (std::size_t i = 0; i < it.waiting.size(); ++i)
    print(waiting_line(it.waiting[i], it.counts_in[i], target) + '\n');
  for (const store::WaitingSession& each : it.beside)
    print(fmt::format(
        "session {}: the one of {} ({}) was set aside there, and another one has its id; it is kept in "
        "{}/waiting and counts nowhere\n",
        each.session, each.where, counted(each.votes, "vote"), target));
  for (const store::SeatTakenTwice& each : it.seats)
    print(fmt::format(
        "seat {}: was taken twice, by {} in {} and by {} in {}; both heard the order of this seat, and "
        "both count\n",
        each.seat, each.first, each.first_in, each.second, each.second_in));
  for (const std::string& note : merged.notes) print(note + '\n');
  print(fmt::format(
      "{}: {} joined: {} of {}, {}{}\n", target, counted(studies.size(), "study", "studies"),
      counted(it.sessions, "session"), counted(it.listeners, "listener"), counted(it.votes, "vote"),
      it.waiting.empty() ? "" : fmt::format("; {} waiting", counted(it.waiting.size(), "session"))));
  print(fmt::format("The proof:  quietroom verify {}\n", target));
}

Json json_of(const study::MergedStudy& merged, const std::string& target) {
  const store::MergedDatabases& it = merged.databases;
  const auto whole = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
  Json::Array sources, waiting, beside, seats, same, notes;
  for (const store::MergedSource& each : it.sources)
    sources.push_back(
        Json::Object{{"study", each.name}, {"sessions", whole(each.sessions)}, {"votes", whole(each.votes)}});
  for (std::size_t i = 0; i < it.waiting.size(); ++i)
    waiting.push_back(Json::Object{{"listener", it.waiting[i].listener},
                                   {"session", it.waiting[i].session},
                                   {"in", it.waiting[i].where},
                                   {"votes", whole(it.waiting[i].votes)},
                                   {"counts", it.waiting[i].counts},
                                   {"counts_in", it.counts_in[i]}});
  for (const store::WaitingSession& each : it.beside)
    beside.push_back(Json::Object{{"listener", each.listener},
                                  {"session", each.session},
                                  {"in", each.where},
                                  {"votes", whole(each.votes)}});
  for (const store::SeatTakenTwice& each : it.seats)
    seats.push_back(Json::Object{{"seat", whole(each.seat)},
                                 {"listeners", Json::Array{each.first, each.second}},
                                 {"in", Json::Array{each.first_in, each.second_in}}});
  for (const store::SameSession& each : it.same)
    same.push_back(Json::Object{{"session", each.session}, {"goes_on", each.goes_on}});
  for (const std::string& each : merged.notes) notes.push_back(each);
  return Json::Object{{"study", target},
                      {"merged", std::move(sources)},
                      {"sessions", whole(it.sessions)},
                      {"listeners", whole(it.listeners)},
                      {"votes", whole(it.votes)},
                      {"second_sessions", std::move(waiting)},
                      {"set_aside_beside", std::move(beside)},
                      {"same_sessions", std::move(same)},
                      {"seats_taken_twice", std::move(seats)},
                      {"notes", std::move(notes)}};
}

int run_merge(const Arguments& arguments) {
  const std::string target = *arguments.text("-o");
  const auto studies = studies_given(arguments);
  refuse_same(studies);
  refuse_inside(studies, target);
  AtomicFolder folder(target);
  tell_of_stations(studies);
  const study::MergedStudy merged =
      merge_studies(studies, folder.path(), target, "quietroom " QUIETROOM_VERSION,
                    utc_text(std::chrono::system_clock::now()));
  const std::vector<std::string>& refusals = merged.databases.refusals;
  for (std::size_t i = 1; i < refusals.size(); ++i) say(refusals[i]);
  if (!refusals.empty()) throw_input(refusals.front() + "; nothing was made");
  folder.commit();
  if (arguments.has("--json"))
    print(text(json_of(merged, target)));
  else
    print_text(merged, studies, target);
  return ok;
}

} // namespace

Command merge_command() {
  return {
      "merge",
      "join studies whose sessions were held on separate machines into a new one",
      {{"STUDY", "STUDY...",
        "two or more: folders of one study, .sqlite files of booths, or postgresql://HOST/DATABASE", true},
       {"-o", "STUDY", "the folder to make; the first one given is the model of its study.toml", true},
       {"--study", "NAME", "which study of a server"},
       {"--json", "", "print one JSON document"}},
      "  quietroom merge sessions/booth1 sessions/booth2 -o sessions/all\n"
      "  quietroom merge booth1/study.sqlite booth2/study.sqlite -o sessions/all\n"
      "  quietroom merge sessions/booth1 postgresql://lab.example/quiet --study wideband -o sessions/all\n"
      "Studies are of one plan and one set, by hash. A second session of a listener counts nowhere until "
      "quietroom redo decides; quietroom status lists it. What is joined is read only.",
      run_merge};
}

} // namespace quietroom::cli
