#include "cli/command.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "cli/waiting_copies.h"
#include "core/error.h"
#include "design/study_given.h"
#include "store/backup.h"
#include "store/present_schema.h"
#include "store/study_store.h"
#include "study/store_of.h"

#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

int run_backup(const Arguments& arguments) {
  const fs::path study = *arguments.text("STUDY");
  const fs::path file = *arguments.text("FILE");
  design::refuse_no_study(study);
  if (const store::Location at = study::store_of(study); at.is_server())
    throw_input(fmt::format("{}: its votes are on a server; make the backup by quietroom store backup {} {}",
                            study.string(), store::shell_word(study.string()),
                            store::shell_word(file.string())));
  const auto waiting = store::backup(store::database_of(study), file);
  print(fmt::format("{}: the database of {} as it is now, {} bytes\n", file.string(), study.string(),
                    fs::file_size(file)));
  tell_of_waiting_copies(file, waiting);
  return ok;
}

} // namespace

Command backup_command() {
  return {"backup",
          "copy the database of a study into one new file, also while stations run",
          {{"STUDY", "STUDY", "folder of the study", true},
           {"FILE", "FILE", "the file to make; one that is there is never replaced", true}},
          "  quietroom backup sessions/demo /media/stick/demo-monday.sqlite\n"
          "  quietroom mos /media/stick/demo-monday.sqlite\n"
          "  quietroom store copy /media/stick/demo-monday.sqlite sessions/demo\n"
          "The last one puts it back, into a folder without study.sqlite. Second sessions that wait "
          "(STUDY/waiting) "
          "are copied into demo-monday-waiting.sqlite, which has to stay beside it.",
          run_backup};
}

} // namespace quietroom::cli
