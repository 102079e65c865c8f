#include "cli/changed_study.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/taken_waiting.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/waiting_files.h"
#include "store/waiting_sessions.h"
#include "study/store_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::cli {

namespace {

/// What is changed: the study, and whose session.
struct Asked {
  std::string study, listener, reason;
  std::optional<std::string> session, held_in;
  ChangedStudy& changed;

  store::sql::Connection& connection() const { return changed.store.connection(); }
  store::Location database() const { return study::store_of(study); }

  /// Those of the listener.
  std::vector<store::WaitingSession> waiting() const {
    auto out = store::waiting_sessions(connection(), database());
    std::erase_if(out, [&](const store::WaitingSession& each) { return each.listener != listener; });
    return out;
  }
  /// Empty where none does.
  std::string counts() const {
    for (const store::SessionOfListener& each : store::sessions_of(connection(), listener))
      if (each.set_aside.empty()) return each.session;
    return "";
  }
};

/// What waited until now and may come in. The session that counts then, where it is one of these.
std::string taken_in(const Asked& asked) {
  const auto taken = taken_waiting(asked.study, asked.connection());
  const std::string counts = asked.counts();
  return std::ranges::find(taken, counts) == taken.end() ? "" : counts;
}

[[noreturn]] void refuse_session(const Asked& asked, const std::vector<store::WaitingSession>& waiting) {
  std::vector<std::string> known;
  for (const store::WaitingSession& each : waiting) known.push_back(each.session);
  for (const store::SessionOfListener& each : store::sessions_of(asked.connection(), asked.listener)) {
    if (each.session == *asked.session)
      throw_input(fmt::format("session {} was set aside already", *asked.session));
    known.push_back(each.session);
  }
  if (known.empty()) throw_input(fmt::format("listener {} has no session yet", asked.listener));
  throw_input(fmt::format("session {} is none of listener {}{}; theirs are {}", *asked.session,
                          asked.listener, did_you_mean(*asked.session, known), fmt::join(known, ", ")));
}

/// The session that waits under the id that was given, and in that place; nothing where the id is that of the
/// session that counts.
std::optional<store::WaitingSession> waiting_asked(const Asked& asked) {
  const auto all = asked.waiting();
  std::vector<store::WaitingSession> found;
  std::vector<std::string> places;
  for (const store::WaitingSession& each : all)
    if (each.session == *asked.session) {
      places.push_back(each.where);
      if (!asked.held_in || each.where == *asked.held_in) found.push_back(each);
    }
  const bool counts = asked.counts() == *asked.session;
  if (asked.held_in && found.empty())
    throw_input(fmt::format("--in {}: no session {} of listener {} that waits was held there{}",
                            *asked.held_in, *asked.session, asked.listener,
                            places.empty() ? std::string("; leave --in out")
                                           : fmt::format("; give one of {}", fmt::join(places, ", "))));
  if (found.size() == 1 && (asked.held_in || !counts)) return found.front();
  if (found.empty() && counts) return std::nullopt;
  if (found.empty()) refuse_session(asked, all);
  throw_input(fmt::format(
      "session {0}: {1}; one of them is chosen by --in PLACE, where PLACE is {2}{3}", *asked.session,
      counts ? "one of this id counts, and another one waits" : "several of this id wait",
      fmt::join(places, " or "), counts ? "; leave --session out for the one that counts" : ""));
}

void refuse_on_server(const Asked& asked) {
  const std::string counts = asked.counts();
  for (const store::WaitingSession& each : store::sessions_waiting_beside(store::database_of(asked.study)))
    if (asked.database().is_server() && each.listener == asked.listener && each.session == counts)
      throw_input(fmt::format("session {}: one of this id waits in {}, and a server keeps each id once; copy "
                              "the study into a file "
                              "(quietroom store copy) and decide there",
                              counts, store::waiting_folder(asked.study).string()));
}

/// Where none counts there is nothing to set aside; what waits here counts then.
std::optional<int> came_in_instead(const Asked& asked) {
  if (!asked.counts().empty()) return std::nullopt;
  const std::string now_counts = taken_in(asked);
  if (!now_counts.empty()) {
    print(fmt::format("{}: no session of {} counted, so none was set aside\n"
                      "The session that counts now: {}, which waited\n",
                      asked.study, asked.listener, now_counts));
    return ok;
  }
  for (const store::WaitingSession& each : asked.waiting())
    throw_input(
        fmt::format("listener {0} has no session that counts, so none can be set aside; {1} waits in {2} "
                    "and counts when it is handed over there: quietroom store send STUDY",
                    asked.listener, each.session, each.where));
  return std::nullopt;
}

void tell_what_counts(const Asked& asked, const std::optional<store::WaitingSession>& waited,
                      const std::string& now_counts) {
  if (waited) {
    print(fmt::format("The session that counts: {}\n", waited->counts));
    return;
  }
  if (!now_counts.empty()) {
    print(fmt::format("The session that counts now: {}, which waited\n", now_counts));
    return;
  }
  for (const store::WaitingSession& each : asked.waiting()) {
    print(fmt::format(
        "The session that counts next: {}, when it is handed over by {}: quietroom store send STUDY "
        "there\n",
        each.session, each.where));
    return;
  }
  print(fmt::format("The new session: quietroom panel {} --listener {}\n", asked.study, asked.listener));
}

int run_redo(const Arguments& arguments) {
  if (arguments.has("--in") && !arguments.has("--session"))
    throw_input("--in chooses among sessions of one id; give that id by --session, too, or leave --in out");
  ChangedStudy changed(*arguments.text("STUDY"), *arguments.text("--listener"));
  const Asked asked{
      *arguments.text("STUDY"),    *arguments.text("--listener"), arguments.text("--reason").value_or(""),
      arguments.text("--session"), arguments.text("--in"),        changed};
  const auto waited = asked.session ? waiting_asked(asked) : std::nullopt;
  std::string session;
  if (waited) {
    store::redo_waiting(asked.study, *waited, asked.reason, changed.program, changed.now_utc);
    session = waited->session;
  } else {
    if (const auto done = came_in_instead(asked)) return *done;
    refuse_on_server(asked);
    session = store::redo(asked.connection(), asked.listener, asked.reason, changed.program, changed.now_utc);
  }
  const std::string now_counts = taken_in(asked);
  print(fmt::format("{}: session {}{} is set aside; its votes are kept and count nowhere\n", asked.study,
                    session, asked.held_in ? " of " + *asked.held_in : ""));
  tell_what_counts(asked, waited, now_counts);
  return ok;
}

} // namespace

Command redo_command() {
  return {"redo",
          "set the session of a listener aside, so that a new one begins",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--listener", "ID", "whose session it is", true},
           {"--session", "ID",
            "which one, of a listener of whom two booths held a session (default: the one that counts; the "
            "other one counts then)"},
           {"--in", "PLACE", "where it was held, as status says, where two sessions have one id"},
           {"--reason", "TEXT", "why, for the audit of the study; no personal facts"}},
          "  quietroom redo sessions/demo --listener L07\n"
          "  quietroom redo sessions/demo --listener L07 --reason 'headphones were reversed'\n"
          "  quietroom redo sessions/all --listener L03 --session L03-1-7f3a2c\n"
          "  quietroom redo sessions/all --listener L03 --session L03-1 --in sessions/booth2",
          run_redo};
}

} // namespace quietroom::cli
