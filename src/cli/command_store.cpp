#include "cli/command.h"
#include "cli/output.h"
#include "cli/store_place.h"
#include "cli/store_send.h"
#include "cli/store_status.h"
#include "cli/study_folder.h"
#include "cli/waiting_copies.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "store/backup.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/server_rights.h"
#include "store/server_roles.h"
#include "store/server_studies.h"
#include "store/study_copy.h"
#include "store/study_store.h"
#include "study/sessions_to_expect.h"
#include "study/store_of.h"

#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

std::string target_of(const Arguments& arguments, const char* what) {
  if (const auto target = arguments.text("TO")) return *target;
  throw_input(fmt::format("store {}: give a second place, {}", *arguments.text("ACTION"), what));
}

void refuse_target(const Arguments& arguments) {
  if (arguments.has("TO"))
    throw_input(fmt::format("store {} takes one place; leave {} out", *arguments.text("ACTION"),
                            *arguments.text("TO")));
}

/// What the sessions of a study are that is given by its folder; nobody knows of one that is given by an
/// address.
std::optional<store::ExpectedSessions> expected_of(const Arguments& arguments) {
  const fs::path folder = *arguments.text("PLACE");
  if (!fs::is_directory(folder)) return std::nullopt;
  const auto read = design::read_design(folder);
  stop_at_errors(read.problems, folder);
  return study::sessions_to_expect(read.design, folder);
}

int init(const Arguments& arguments) {
  const store::Location at = location_to_make(arguments);
  store::make_study_with_roles(at.server, at.study, expected_of(arguments));
  print(fmt::format(
      "{}: study {} is made, schema {}; let users in by GRANT {} TO user, or GRANT {} TO user\n", at.server,
      at.study, store::schema_version, store::sql::quoted_name(store::booth_role(at.study)),
      store::sql::quoted_name(store::experimenter_role(at.study))));
  return ok;
}

/// On a server the tables of a study are of one schema, and what becomes new are the rights of its roles.
int migrate_on_server(const store::Location& at, const Arguments& arguments) {
  const store::GrantedRights before = store::rights_of(*open(at, store::sql::Access::read_only));
  store::renew_rights(at, expected_of(arguments));
  print(fmt::format("{}: is of schema {}; its rights {}\n", at.name(), store::schema_version,
                    before == store::GrantedRights::present
                        ? "were those of this Quietroom already, and are granted anew"
                        : "are now those of this Quietroom"));
  return ok;
}

int migrate(const Arguments& arguments) {
  const store::Location at = location_of(arguments, "PLACE");
  refuse_missing(at);
  if (at.is_server()) return migrate_on_server(at, arguments);
  const store::StudyStore opened(at, store::sql::Access::durable);
  if (opened.kept_as())
    print(fmt::format("{}: brought to schema {}; as it was it is kept in {}\n", at.name(),
                      store::schema_version, opened.kept_as()->string()));
  else
    print(fmt::format("{}: is of schema {} already\n", at.name(), store::schema_version));
  return ok;
}

int copy(const Arguments& arguments) {
  target_of(arguments, "where the copy goes");
  const store::Location from = location_of(arguments, "PLACE", true);
  store::Location to = location_of(arguments, "TO", true);
  if (!from.is_server() && !to.is_server() && arguments.has("--study"))
    throw_input("--study names a study on a server, and both places are files; leave it out");
  if (to.is_server() && to.study.empty()) {
    to.study = from.study.empty() ? store::study_named_in(from) : from.study;
    if (to.study.empty())
      throw_input(fmt::format("{}: give the name of the study by --study NAME", from.name()));
  }
  const store::CopiedStudy copied = store::copy_study(from, to);
  std::uint64_t rows = 0;
  for (const store::CopiedTable& each : copied.tables) rows += each.rows;
  print(fmt::format("{}: a copy of {}, {} rows, each read again\n", to.name(), from.name(), rows));
  tell_of_waiting_copies(to.file, copied.waiting);
  if (to.is_server() && !from.is_server()) tell_of_waiting_left(from.file, to.name());
  return ok;
}

int backup(const Arguments& arguments) {
  const fs::path target = target_of(arguments, "the file to make");
  const store::Location from = location_of(arguments, "PLACE");
  const auto waiting = store::backup(from, target);
  print(fmt::format("{}: {} as it is now, {} bytes\n", target.string(), from.name(), fs::file_size(target)));
  tell_of_waiting_copies(target, waiting);
  if (const fs::path place = *arguments.text("PLACE"); from.is_server() && fs::is_directory(place))
    tell_of_waiting_left(store::database_of(place), target.string());
  return ok;
}

struct Action {
  const char* name;
  int (*run)(const Arguments&);
  bool takes_target = false;
};
constexpr Action actions[] = {{"init", init},       {"status", store_status}, {"migrate", migrate},
                              {"copy", copy, true}, {"backup", backup, true}, {"send", store_send}};

int run_store(const Arguments& arguments) {
  const std::string asked = *arguments.text("ACTION");
  std::vector<std::string> names;
  for (const Action& each : actions) {
    names.emplace_back(each.name);
    if (asked != each.name) continue;
    if (arguments.has("--json") && asked != "status") throw_input("--json is for store status; leave it out");
    if (!each.takes_target) refuse_target(arguments);
    return each.run(arguments);
  }
  throw_input(fmt::format("store {}: is none of init, status, migrate, copy, backup and send{}", asked,
                          did_you_mean(asked, names)));
}

} // namespace

Command store_command() {
  return {
      "store",
      "make, look at, copy and back up the database of a study, in a file or on a PostgreSQL server",
      {{"ACTION", "ACTION", "init, status, migrate, copy, backup or send", true},
       {"PLACE", "PLACE",
        "the folder of a study (where its study.toml gathers votes; of copy its own file), its .sqlite file, "
        "or "
        "postgresql://HOST/DATABASE",
        true},
       {"TO", "TO", "copy: a new .sqlite file, or postgresql://HOST/DATABASE; backup: the file to make"},
       {"--study", "NAME", "which study of a server; for init and a copy to a server the one to make"},
       {"--json", "", "status: one JSON document"}},
      "  quietroom store init postgresql://lab.example/quiet --study wideband\n"
      "  quietroom store status postgresql://lab.example/quiet\n"
      "  quietroom store status sessions/wideband\n"
      "  quietroom store migrate sessions/demo\n"
      "  quietroom store copy sessions/demo postgresql://lab.example/quiet\n"
      "  quietroom store copy postgresql://lab.example/quiet wideband.sqlite --study wideband\n"
      "  quietroom store migrate postgresql://lab.example/quiet --study wideband\n"
      "  quietroom store backup postgresql://lab.example/quiet wideband.dump --study wideband\n"
      "  quietroom store send sessions/wideband\n"
      "init makes a study and its two roles on a server. status says how much each study holds, and of the "
      "folder of a booth what waits for its server. migrate brings a file of an earlier Quietroom to the "
      "present schema and keeps it as it was beside it; of a study on a server its owner gives both roles "
      "the "
      "rights of this program. init and migrate, given the folder of a study, tell its server the method and "
      "the "
      "scales of its sessions; it takes no others from a booth then. copy makes a study anew, row for row, "
      "in a "
      "file or on a server. backup makes one file: of a server what pg_restore reads, else an SQLite file. "
      "send "
      "hands over what waits in a booth, as its station does while it runs; exit 1 where some still waits.\n"
      "In a shell an address with ? or & stands in quotes: 'postgresql:///?service=lab'.\n"
      "A password never stands in an address: it belongs into ~/.pgpass, the file of PGPASSFILE or a service "
      "file.",
      run_store};
}

} // namespace quietroom::cli
