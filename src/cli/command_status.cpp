#include "analysis/study_status.h"
#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/json.h"
#include "core/utc.h"
#include "core/visible_text.h"
#include "report/study_status_forms.h"
#include "station/seat_lock.h"
#include "store/audit.h"
#include "store/notes.h"
#include "store/read_records.h"
#include "store/study_store.h"
#include "study/store_of.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds status_interval{1000};

std::string now_utc() { return utc_text(std::chrono::system_clock::now()); }

/// A study, and what may change of it.
struct WatchedStudy {
  fs::path folder;
  analysis::StudyPlan plan;
  bool unblind = false;

  std::vector<analysis::Seated> seated() const {
    std::vector<analysis::Seated> out;
    for (const analysis::ListenerPlan& each : plan.listeners)
      if (const auto seat = station::taken_seat(folder, each.listener))
        out.push_back({each.listener, seat->booth, seat->waiting});
    return out;
  }

  analysis::StudyStatus status() const {
    return analysis::study_status(plan, store::read_records(study::store_of(folder)), seated(), unblind);
  }
};

/// Whoever looks at the scores of a study that still runs is written down first.
void record_unblinding(const fs::path& folder) {
  const store::Location database = study::store_of(folder);
  if (!exists(database)) return; // there is no score yet that could be seen
  store::StudyStore store(database, store::sql::Access::durable);
  if (const auto& kept = store.kept_as())
    say(fmt::format("{}: brought to the present schema; as it was it is kept in {}", database.name(),
                    kept->string()));
  store::sql::Transaction transaction(store.connection());
  store::add_audit(store.connection(), {.action = "unblind", .program = "quietroom " QUIETROOM_VERSION},
                   now_utc());
  transaction.commit();
}

/// Size and time of the database and its log: while they stand nothing was stored. A server is asked anew.
std::string stamp_of(const fs::path& folder) {
  std::string out;
  if (study::store_of(folder).is_server())
    return fmt::format("{}", std::chrono::steady_clock::now().time_since_epoch().count());
  for (const char* ending : {"", "-wal"}) {
    const std::string file = store::database_of(folder).string() + ending;
    std::error_code none;
    out += fmt::format("{} {};", fs::file_size(file, none),
                       fs::last_write_time(file, none).time_since_epoch().count());
  }
  return out;
}

std::string stamp_of(const WatchedStudy& study) {
  std::string out = stamp_of(study.folder);
  for (const analysis::Seated& each : study.seated())
    out += fmt::format("{} {} {};", each.listener, each.booth, each.waiting);
  return out;
}

void show(const analysis::StudyStatus& before, const analysis::StudyStatus& now, bool json) {
  constexpr const char* top_left_and_clear = "\033[H\033[2J";
  if (json) {
    print(one_line(report::study_status_json(now)) + '\n');
  } else if (::isatty(STDOUT_FILENO) == 1) {
    std::fputs(top_left_and_clear, stdout);
    print(report::study_status_text(now) + "\nCtrl-C ends this.\n");
  } else {
    for (const std::string& line : report::changed_listeners(before, now))
      print(now_utc() + ' ' + line + '\n');
  }
  finish_output();
}

void follow(const WatchedStudy& study, bool json) {
  const Interruption interruption;
  analysis::StudyStatus shown;
  std::string seen, last;
  while (!Interruption::requested()) {
    if (const std::string stamp = stamp_of(study); stamp != seen) {
      seen = stamp;
      const analysis::StudyStatus now = study.status();
      if (std::string said = text(report::study_status_json(now)); said != last) {
        show(shown, now, json);
        last = std::move(said);
      }
      shown = now;
    }
    std::this_thread::sleep_for(status_interval);
  }
}

/// What the experimenter wrote down. It may hold personal facts, so it is shown only when it is asked for.
int print_notes(const fs::path& folder, bool json) {
  const store::Location database = study::store_of(folder);
  std::vector<store::Note> all;
  if (exists(database)) all = store::notes(*open(database, store::sql::Access::read_only));
  if (json) {
    Json::Array out;
    for (const store::Note& each : all)
      out.push_back(Json::Object{{"written_utc", each.written_utc},
                                 {"session", each.session},
                                 {"block", each.block},
                                 {"trial", each.trial},
                                 {"text", each.text}});
    print(text(Json::Object{{"notes", std::move(out)}}));
    return ok;
  }
  for (const store::Note& each : all)
    print(fmt::format("{} {} block {} trial {}: {}\n", each.written_utc, each.session, each.block, each.trial,
                      visible_line(each.text)));
  return ok;
}

void refuse_notes_with_others(const Arguments& arguments) {
  for (const char* other : {"--follow", "--unblind"})
    if (arguments.has("--notes") && arguments.has(other))
      throw_input(fmt::format("--notes prints the notes alone; leave {} out", other));
}

int run_status(const Arguments& arguments) {
  const fs::path folder = *arguments.text("STUDY");
  refuse_notes_with_others(arguments);
  const study::FixedStudy study = study_of(folder);
  if (arguments.has("--notes")) return print_notes(folder, arguments.has("--json"));
  const WatchedStudy watched{folder, analysis::study_plan(study.design, study.set),
                             arguments.has("--unblind")};
  if (watched.unblind) record_unblinding(folder);
  const bool json = arguments.has("--json");
  if (arguments.has("--follow")) {
    follow(watched, json);
    return ok;
  }
  const analysis::StudyStatus status = watched.status();
  print(json ? text(report::study_status_json(status)) : report::study_status_text(status));
  return ok;
}

} // namespace

Command status_command() {
  return {"status",
          "show who sits, who is done and what went wrong, while votes are collected",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--follow", "", "go on until Ctrl-C: draw anew in a terminal, else print a line for each change"},
           {"--unblind", "", "show the mean votes so far as well; the audit of the study records it"},
           {"--notes", "", "print the experimenter's notes instead; they may hold personal facts"},
           {"--json", "", "print one JSON document; with --follow one a line for each change"}},
          "  quietroom status sessions/demo\n"
          "  quietroom status sessions/demo --follow\n"
          "  quietroom status sessions/demo --json > status.json",
          run_status};
}

} // namespace quietroom::cli
