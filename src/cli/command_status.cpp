#include "analysis/study_status.h"
#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "cli/watched_study.h"
#include "core/error.h"
#include "core/json.h"
#include "core/utc.h"
#include "core/visible_text.h"
#include "report/study_status_forms.h"
#include "store/audit.h"
#include "store/notes.h"
#include "store/postgres.h"
#include "store/server_studies.h"
#include "store/study_store.h"
#include "store/whole_view.h"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

namespace quietroom::cli {

namespace {

constexpr std::chrono::milliseconds status_interval{1000};

std::string now_utc() { return utc_text(std::chrono::system_clock::now()); }

/// Whoever looks at the scores of a study that still runs is written down first.
void record_unblinding(const store::Location& database) {
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

/// The studies that are asked for, and what was told of each last.
struct Followed {
  WatchedStudy study;
  analysis::StudyStatus shown = {};
  std::string stamp = {}, said = {};
};

/// Draws all anew, in one piece, from the top of the terminal.
void draw(const std::vector<Followed>& all, const std::string& trouble) {
  constexpr const char* top_left_and_clear = "\033[H\033[2J";
  std::fputs(top_left_and_clear, stdout);
  for (const Followed& each : all) print(report::study_status_text(each.shown) + '\n');
  print(trouble.empty() ? "Ctrl-C ends this.\n" : trouble + "\n");
}

void tell_change(const Followed& of, const analysis::StudyStatus& now, bool json, bool several) {
  if (json) {
    print(one_line(report::study_status_json(now)) + '\n');
    return;
  }
  for (const std::string& line : report::changed_listeners(of.shown, now))
    print(fmt::format("{} {}{}\n", now_utc(), several ? now.study + ": " : "", line));
}

/// Whether anything is told anew.
bool look(Followed& each, bool json, bool on_terminal, bool several) {
  const std::string stamp = each.study.stamp();
  if (stamp == each.stamp) return false;
  const analysis::StudyStatus now = each.study.status();
  each.stamp = stamp;
  std::string said = text(report::study_status_json(now));
  if (said == each.said) return false;
  if (!on_terminal) tell_change(each, now, json, several);
  each.shown = now;
  each.said = std::move(said);
  return true;
}

/// Goes on while a server is away: what was shown stands, and the sentence says that it is old.
void follow(std::vector<Followed>& all, bool json) {
  const Interruption interruption;
  const bool on_terminal = !json && ::isatty(STDOUT_FILENO) == 1;
  std::string trouble;
  while (!Interruption::requested()) {
    std::string now;
    bool is_new = false;
    for (Followed& each : all) try {
        is_new = look(each, json, on_terminal, all.size() > 1) || is_new;
      } catch (const Error& failure) {
        if (!each.study.database().is_server() || failure.kind() == ErrorKind::input || each.said.empty())
          throw;
        each.study.reconnect();
        now = failure.what();
      }
    if (now != trouble && !on_terminal) say(now.empty() ? "the server is back" : now);
    if (on_terminal && (is_new || now != trouble)) draw(all, now);
    trouble = now;
    finish_output();
    std::this_thread::sleep_for(status_interval);
  }
}

/// What the experimenter wrote down. It may hold personal facts, so it is shown only when it is asked for.
int print_notes(const store::Location& database, bool json) {
  std::vector<store::Note> all;
  if (exists(database)) all = store::notes(*open_whole(database));
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

/// A folder, or the studies of a server: the one that is named, else all.
std::vector<Followed> studies_asked(const Arguments& arguments) {
  const std::string given = *arguments.text("STUDY");
  const bool unblind = arguments.has("--unblind");
  std::vector<Followed> out;
  if (!store::is_server_address(given)) {
    if (arguments.has("--study"))
      throw_input(fmt::format("--study {}: {} is no server with studies; leave it out",
                              *arguments.text("--study"), given));
    out.push_back({WatchedStudy(study_of(given), unblind)});
    return out;
  }
  store::sql::check_server_url(given);
  for (const std::string& each : store::chosen_studies(given, arguments.text("--study").value_or("")))
    out.push_back({WatchedStudy(store::Location(given, each), unblind)});
  return out;
}

void print_all(std::vector<Followed>& all, bool json, bool as_list) {
  Json::Array list;
  for (Followed& each : all) {
    const analysis::StudyStatus now = each.study.status();
    if (json && as_list)
      list.push_back(report::study_status_json(now));
    else
      print(json ? text(report::study_status_json(now))
                 : report::study_status_text(now) + (&each == &all.back() ? "" : "\n"));
  }
  if (json && as_list) print(text(Json::Object{{"studies", std::move(list)}}));
}

int run_status(const Arguments& arguments) {
  refuse_notes_with_others(arguments);
  std::vector<Followed> all = studies_asked(arguments);
  const bool json = arguments.has("--json");
  if (arguments.has("--notes") && all.size() > 1)
    throw_input(
        fmt::format("--notes prints those of one study; choose one of {} by --study NAME", all.size()));
  if (arguments.has("--notes")) return print_notes(all.front().study.database(), json);
  if (arguments.has("--unblind"))
    for (const Followed& each : all) record_unblinding(each.study.database());
  if (arguments.has("--follow"))
    follow(all, json);
  else
    print_all(all, json, store::is_server_address(*arguments.text("STUDY")) && !arguments.has("--study"));
  return ok;
}

} // namespace

Command status_command() {
  return {"status",
          "show who sits, who is done and what went wrong, while votes are collected",
          {{"STUDY", "STUDY", "folder of the study, or postgresql://HOST/DATABASE for the studies of a lab",
            true},
           {"--study", "NAME", "which study of a server (default: all)"},
           {"--follow", "", "go on until Ctrl-C: draw anew in a terminal, else print a line for each change"},
           {"--unblind", "", "show the mean votes so far as well; the audit of the study records it"},
           {"--notes", "", "print the experimenter's notes instead; they may hold personal facts"},
           {"--json", "", "print one JSON document; with --follow one a line for each change"}},
          "  quietroom status sessions/demo\n"
          "  quietroom status sessions/demo --follow\n"
          "  quietroom status sessions/demo --json > status.json\n"
          "  quietroom status postgresql://lab.example/quiet --follow\n"
          "  quietroom status postgresql://lab.example/quiet --study wideband --json\n"
          "Of a server it says what the booths have handed over, and who sits now. How many votes are "
          "planned stands in "
          "the folder of the study alone, so give that where you have it. A user of a server who is a booth "
          "is refused, "
          "for the server shows a booth its own sessions alone; what waits there says quietroom store status "
          "STUDY.",
          run_status};
}

} // namespace quietroom::cli
