#include "cli/changed_study.h"
#include "cli/command.h"
#include "cli/confirmation.h"
#include "cli/output.h"
#include "cli/taken_waiting.h"
#include "core/counted.h"
#include "core/error.h"
#include "store/study_store.h"
#include "store/waiting_sessions.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Copies of the database beside it, which keep what was withdrawn.
std::vector<std::string> copies_beside(const fs::path& study) {
  std::vector<std::string> out;
  for (const fs::directory_entry& each : fs::directory_iterator(study))
    if (each.path().extension() == ".sqlite" && each.path() != store::database_of(study))
      out.push_back(each.path().string());
  std::ranges::sort(out);
  return out;
}

int run_withdraw(const Arguments& arguments) {
  const fs::path study = *arguments.text("STUDY");
  const std::string listener = *arguments.text("--listener");
  ChangedStudy changed(study, listener);
  if (!arguments.has("--yes") &&
      !confirmed(fmt::format("Every vote of {0} will be wiped for good. Type {0} to go on: ", listener),
                 listener))
    throw_input("nothing was changed; type the id of the listener, or give --yes");
  auto& connection = changed.store.connection();
  taken_waiting(study, connection); // where nobody counts, one that waits does now
  const auto waiting = store::withdraw_waiting(study, listener, changed.program, changed.now_utc);
  const store::Withdrawn done = store::withdraw(connection, listener, changed.program, changed.now_utc);
  taken_waiting(study, connection);
  print(fmt::format("{}: {} has withdrawn; {} of {} were wiped\n", study.string(), listener,
                    counted(static_cast<std::uint64_t>(done.votes) + waiting.votes, "vote"),
                    counted(done.sessions.size() + waiting.sessions, "session")));
  for (const std::string& copy : copies_beside(study))
    say(fmt::format("{}: is a copy and still has what was withdrawn; remove it when you need it no more",
                    copy));
  say("tables, reports and backups that were made before still have these votes; make them anew, and remove "
      "the old ones");
  return ok;
}

} // namespace

Command withdraw_command() {
  return {"withdraw",
          "wipe the votes of a listener who takes them back",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--listener", "ID", "who withdraws", true},
           {"--yes", "", "do not ask on the terminal"}},
          "  quietroom withdraw sessions/demo --listener L07\n"
          "  quietroom withdraw sessions/demo --listener L07 --yes",
          run_withdraw};
}

} // namespace quietroom::cli
