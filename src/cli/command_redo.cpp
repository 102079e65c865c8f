#include "cli/changed_study.h"
#include "cli/command.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/waiting_sessions.h"
#include "study/ledger.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::cli {

namespace {

/// The heads that were noted of a session while it waited, in the ledger of the study.
void take_heads(const std::filesystem::path& study, const std::vector<std::string>& sessions) {
  for (const study::LedgerLine& line : study::read_ledger(store::waiting_folder(study)).lines)
    if (std::ranges::find(sessions, line.session) != sessions.end()) study::note_head(study, line);
  if (!std::filesystem::exists(store::waiting_file(study)))
    std::filesystem::remove_all(store::waiting_folder(study));
}

/// What waited until now and may come in, because of what was set aside.
std::string taken_in(const std::filesystem::path& study, const std::string& listener, ChangedStudy& changed) {
  const std::vector<std::string> taken = store::take_waiting(study, changed.store.connection());
  take_heads(study, taken);
  for (const store::SessionOfListener& each : store::sessions_of(changed.store.connection(), listener))
    if (each.set_aside.empty() && std::ranges::find(taken, each.session) != taken.end()) return each.session;
  return "";
}

/// The session that waits under this id; nothing where the id is that of the session that counts.
std::optional<store::WaitingSession> waiting_under(ChangedStudy& changed, const std::string& listener,
                                                   const std::string& session) {
  std::vector<std::string> known;
  for (store::WaitingSession& each : store::waiting_sessions(changed.store.connection())) {
    if (each.listener != listener) continue;
    if (each.session == session) return std::move(each);
    known.push_back(each.session);
  }
  for (const store::SessionOfListener& each : store::sessions_of(changed.store.connection(), listener)) {
    if (each.session == session && each.set_aside.empty()) return std::nullopt;
    if (each.session == session) throw_input(fmt::format("session {} was set aside already", session));
    known.push_back(each.session);
  }
  if (known.empty()) throw_input(fmt::format("listener {} has no session yet", listener));
  throw_input(fmt::format("session {} is none of listener {}{}; theirs are {}", session, listener,
                          did_you_mean(session, known), fmt::join(known, ", ")));
}

/// A session of this listener that its booth has not handed over.
std::optional<store::WaitingSession> waits_elsewhere(ChangedStudy& changed, const std::string& listener) {
  for (store::WaitingSession& each : store::waiting_sessions(changed.store.connection()))
    if (each.listener == listener) return std::move(each);
  return std::nullopt;
}

int run_redo(const Arguments& arguments) {
  const std::string study = *arguments.text("STUDY");
  const std::string listener = *arguments.text("--listener");
  const std::string reason = arguments.text("--reason").value_or("");
  ChangedStudy changed(study, listener);
  const auto given = arguments.text("--session");
  const auto waits = given ? waiting_under(changed, listener, *given) : std::nullopt;
  if (waits) store::redo_waiting(study, *waits, reason, changed.program, changed.now_utc);
  const std::string session =
      waits ? waits->session
            : store::redo(changed.store.connection(), listener, reason, changed.program, changed.now_utc);
  const std::string now_counts = taken_in(study, listener, changed);
  print(fmt::format("{}: session {} is set aside; its votes are kept and count nowhere\n", study, session));
  if (waits)
    print(fmt::format("The session that counts: {}\n", waits->counts));
  else if (!now_counts.empty())
    print(fmt::format("The session that counts now: {}, which waited\n", now_counts));
  else if (const auto elsewhere = waits_elsewhere(changed, listener))
    print(fmt::format(
        "The session that counts next: {}, when it is handed over by {}: quietroom store send STUDY "
        "there\n",
        elsewhere->session, elsewhere->where));
  else
    print(fmt::format("The new session: quietroom panel {} --listener {}\n", study, listener));
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
           {"--reason", "TEXT", "why, for the audit of the study; no personal facts"}},
          "  quietroom redo sessions/demo --listener L07\n"
          "  quietroom redo sessions/demo --listener L07 --reason 'headphones were reversed'\n"
          "  quietroom redo sessions/all --listener L03 --session L03-1-7f3a2c",
          run_redo};
}

} // namespace quietroom::cli
