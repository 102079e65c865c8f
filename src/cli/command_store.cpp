#include "cli/command.h"
#include "cli/output.h"
#include "cli/store_place.h"
#include "core/error.h"
#include "core/json.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "core/utc.h"
#include "station/seat_lock.h"
#include "store/backup.h"
#include "store/clock_difference.h"
#include "store/connection_failure.h"
#include "store/hand_over.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/server_roles.h"
#include "store/server_studies.h"
#include "store/set_aside_elsewhere.h"
#include "store/study_copy.h"
#include "store/study_store.h"
#include "store/waiting_sessions.h"
#include "store/whole_view.h"
#include "study/store_of.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

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

int init(const Arguments& arguments) {
  refuse_target(arguments);
  const store::Location at = location_to_make(arguments);
  store::make_study_with_roles(at.server, at.study);
  print(fmt::format(
      "{}: study {} is made, schema {}; let users in by GRANT {} TO user, or GRANT {} TO user\n", at.server,
      at.study, store::schema_version, store::sql::quoted_name(store::booth_role(at.study)),
      store::sql::quoted_name(store::experimenter_role(at.study))));
  return ok;
}

/// What is told of one study.
struct StudySize {
  std::string name;
  int schema = 0;
  std::int64_t sessions = 0;
  std::optional<std::int64_t> votes = 0; ///< nothing: not all of them are shown to this user
  std::uint64_t bytes = 0;
};

StudySize size_of(const store::Location& at) {
  StudySize out{at.study.empty() ? at.name() : at.study};
  const auto connection = open(at, store::sql::Access::read_only);
  const auto count = [&](const char* query) {
    std::int64_t n = 0;
    connection->query(query, {}, [&](store::sql::Row row) { n = parse_integer(row[0]).value_or(0); });
    return n;
  };
  out.schema = store::version_of(*connection, at.name());
  out.sessions = count("SELECT COUNT(*) FROM session");
  if (!store::partly_shown_table(*connection, at).empty())
    out.votes.reset();
  else
    out.votes =
        count(connection->has_table("answer") ? "SELECT COUNT(*) FROM answer" : "SELECT COUNT(*) FROM vote");
  out.bytes = at.is_server() ? store::bytes_on_server(*connection) : fs::file_size(at.file);
  return out;
}

std::vector<StudySize> sizes_at(const store::Location& at) {
  std::vector<StudySize> out;
  if (at.is_server() && at.study.empty())
    for (const std::string& study : store::studies_on(at.server)) out.push_back(size_of({at.server, study}));
  else
    out.push_back(size_of(at));
  return out;
}

/// How much waits in the journal of a booth; nothing where PLACE is none.
std::optional<store::Waits> waiting_here(const Arguments& arguments) {
  const fs::path folder = *arguments.text("PLACE");
  if (!fs::is_directory(folder) || !exists(store::database_of(folder))) return std::nullopt;
  const store::Location at = study::store_of(folder);
  if (!at.is_server()) return std::nullopt;
  const auto journal = store::sql::open_sqlite(store::database_of(folder), store::sql::Access::read_only);
  const auto server = open(at, store::sql::Access::read_only);
  return store::waiting(*journal, *server);
}

/// What the booth of a folder holds itself, which is known also while its server is away.
struct HeldHere {
  std::int64_t sessions = 0, votes = 0;
};

std::optional<HeldHere> held_here(const fs::path& folder) {
  if (!fs::is_directory(folder) || !exists(store::database_of(folder))) return std::nullopt;
  const auto journal = store::sql::open_sqlite(store::database_of(folder), store::sql::Access::read_only);
  HeldHere out;
  journal->query("SELECT (SELECT COUNT(*) FROM session WHERE simulated = 0), (SELECT COUNT(*) FROM attempt a"
                 " JOIN session s ON s.session = a.session WHERE a.valid = 1 AND s.simulated = 0)",
                 {}, [&](store::sql::Row row) {
                   out.sessions = parse_integer(row[0]).value_or(0);
                   out.votes = parse_integer(row[1]).value_or(0);
                 });
  return out;
}

/// Of a booth whose server cannot be asked: nothing is written down of what was handed over, so that what may
/// wait is all that it holds.
int status_without_server(const Arguments& arguments, const store::Location& at, const std::string& why) {
  const auto here = held_here(*arguments.text("PLACE"));
  if (arguments.has("--json")) {
    Json::Object whole{
        {"program_schema", store::schema_version}, {"studies", Json::Array{}}, {"waiting", nullptr}};
    whole.emplace_back("sessions_here", here ? here->sessions : 0);
    whole.emplace_back("votes_here", here ? here->votes : 0);
    print(text(whole));
  } else if (here) {
    print(
        fmt::format("{}: {} sessions, {} votes in this booth; how many of them wait is known when the server "
                    "answers: at most all\n",
                    at.study, here->sessions, here->votes));
  } else {
    print(fmt::format("{}: no session was held on this machine yet, so nothing waits\n", at.study));
  }
  say(why);
  return environment_failed;
}

std::string waits_text(const store::Waits& waits) {
  std::string out = fmt::format("{} links of chains wait in this booth\n", waits.links);
  if (waits.rows > 0)
    out += fmt::format(
        "{} rows of audit, notes and measurements wait in this booth, or are not shown to this user\n",
        waits.rows);
  if (!waits.unseen.empty())
    out += fmt::format("not counted, for another user of the server began them and has not ended them: {}\n",
                       fmt::join(waits.unseen, ", "));
  return out;
}

int status(const Arguments& arguments) {
  refuse_target(arguments);
  const store::Location at = location_of(arguments, "PLACE");
  refuse_missing(at);
  std::vector<StudySize> sizes;
  try {
    sizes = sizes_at(at);
  } catch (const store::sql::ServerAway& away) {
    if (!fs::is_directory(*arguments.text("PLACE"))) throw;
    return status_without_server(arguments, at, away.what());
  }
  if (arguments.has("--json")) {
    Json::Array out;
    for (const StudySize& each : sizes)
      out.push_back(Json::Object{{"study", each.name},
                                 {"schema", each.schema},
                                 {"sessions", each.sessions},
                                 {"votes", each.votes},
                                 {"bytes", static_cast<std::int64_t>(each.bytes)}});
    Json::Object whole{{"program_schema", store::schema_version}, {"studies", std::move(out)}};
    if (const auto waits = waiting_here(arguments))
      for (const auto& [name, count] : {std::pair{"waiting", waits->links},
                                        {"waiting_rows", waits->rows},
                                        {"unseen_sessions", std::uint64_t{waits->unseen.size()}}})
        whole.emplace_back(name, static_cast<std::int64_t>(count));
    print(text(whole));
    return ok;
  }
  for (const StudySize& each : sizes)
    print(fmt::format("{}: schema {}{}, {} sessions, {}, {} bytes\n", each.name, each.schema,
                      each.schema < store::schema_version ? " (an earlier one: quietroom store migrate)" : "",
                      each.sessions,
                      each.votes ? fmt::format("{} votes", *each.votes)
                                 : "votes that the server does not show to this user, a booth",
                      each.bytes));
  if (const auto waits = waiting_here(arguments)) print(waits_text(*waits));
  if (sizes.empty()) print(fmt::format("{}: no study that this user may look into\n", at.name()));
  return ok;
}

int migrate(const Arguments& arguments) {
  refuse_target(arguments);
  const store::Location at = location_of(arguments, "PLACE");
  refuse_missing(at);
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
  std::uint64_t rows = 0;
  for (const store::CopiedTable& each : store::copy_study(from, to)) rows += each.rows;
  print(fmt::format("{}: a copy of {}, {} rows, each read again\n", to.name(), from.name(), rows));
  return ok;
}

int backup(const Arguments& arguments) {
  const fs::path target = target_of(arguments, "the file to make");
  const store::Location from = location_of(arguments, "PLACE");
  store::backup(from, target);
  print(fmt::format("{}: {} as it is now, {} bytes\n", target.string(), from.name(), fs::file_size(target)));
  return ok;
}

/// The booth hears of what was set aside on the server, but for who sits in it now: their station does that.
void hear_of_set_aside(const fs::path& folder, store::sql::Connection& journal,
                       store::sql::Connection& server) {
  for (const std::string& listener : store::listeners_of(journal)) {
    if (station::taken_seat(folder, listener)) continue;
    const auto heard = store::take_over_set_aside(journal, server, listener, "quietroom " QUIETROOM_VERSION);
    for (const std::string& sentence : store::sentences(heard, listener)) say(sentence);
  }
}

/// What this folder's booth has that its server has not.
int send(const Arguments& arguments) {
  refuse_target(arguments);
  const fs::path folder = folder_of_booth(arguments);
  const store::Location at = study::store_of(folder), journal = store::database_of(folder);
  const auto from = open(journal, store::sql::Access::durable);
  const auto to = store::open_for_booth(at);
  if (const std::string warning = store::clock_warning(*to); !warning.empty()) say(warning);
  hear_of_set_aside(folder, *from, *to);
  const store::HandedOver done = store::hand_over(*from, *to);
  for (const std::string& sentence : done.refused) say(sentence);
  if (!done.refused.empty())
    store::note_waiting_of_booth(*from, *to, station::this_booth(), "quietroom " QUIETROOM_VERSION,
                                 utc_text(std::chrono::system_clock::now()));
  print(fmt::format("{}: {} links of chains handed over, {} wait\n", at.name(), done.links, done.left));
  if (const std::uint64_t rows = store::waiting(*from, *to).rows; rows > 0)
    print(
        fmt::format("{} rows of audit, notes and measurements wait, or are not shown to this user\n", rows));
  return done.left == 0 && done.refused.empty() ? ok : check_failed;
}

struct Action {
  const char* name;
  int (*run)(const Arguments&);
};
constexpr Action actions[] = {{"init", init}, {"status", status}, {"migrate", migrate},
                              {"copy", copy}, {"backup", backup}, {"send", send}};

int run_store(const Arguments& arguments) {
  const std::string asked = *arguments.text("ACTION");
  std::vector<std::string> names;
  for (const Action& each : actions) {
    names.emplace_back(each.name);
    if (asked != each.name) continue;
    if (arguments.has("--json") && asked != "status") throw_input("--json is for store status; leave it out");
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
      "  quietroom store backup postgresql://lab.example/quiet wideband.dump --study wideband\n"
      "  quietroom store send sessions/wideband\n"
      "init makes a study and its two roles on a server. status says how much each study holds, and of the "
      "folder of a booth what waits for its server. migrate brings a database of an earlier Quietroom to the "
      "present schema. copy makes a study anew, row for row, in a file or on a server. backup makes one "
      "file: of "
      "a server what pg_restore reads, else an SQLite file. send hands over what waits in a booth, as its "
      "station "
      "does while it runs; exit 1 where some still waits.\n"
      "In a shell an address with ? or & stands in quotes: 'postgresql:///?service=lab'.\n"
      "A password never stands in an address: it belongs into ~/.pgpass, the file of PGPASSFILE or a service "
      "file.",
      run_store};
}

} // namespace quietroom::cli
