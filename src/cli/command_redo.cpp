#include "cli/changed_study.h"
#include "cli/command.h"
#include "cli/output.h"
#include "store/redo.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

int run_redo(const Arguments& arguments) {
  const std::string study = *arguments.text("STUDY");
  const std::string listener = *arguments.text("--listener");
  ChangedStudy changed(study, listener);
  const std::string session =
      store::redo(changed.store.connection(), listener, arguments.text("--reason").value_or(""),
                  changed.program, changed.now_utc);
  print(fmt::format("{}: session {} is set aside; its votes are kept and count nowhere\n"
                    "The new session: quietroom panel {} --listener {}\n",
                    study, session, study, listener));
  return ok;
}

} // namespace

Command redo_command() {
  return {"redo",
          "set the session of a listener aside, so that a new one begins",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"--listener", "ID", "whose session it is", true},
           {"--reason", "TEXT", "why, for the audit of the study; no personal facts"}},
          "  quietroom redo sessions/demo --listener L07\n"
          "  quietroom redo sessions/demo --listener L07 --reason 'headphones were reversed'",
          run_redo};
}

} // namespace quietroom::cli
