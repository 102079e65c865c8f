#include "cli/command.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "cli/waiting_copies.h"
#include "core/error.h"
#include "core/json.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "core/utc.h"
#include "report/study_status_forms.h"
#include "station/seat_lock.h"
#include "store/backup.h"
#include "store/hand_over.h"
#include "store/migration.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/server_rights.h"
#include "store/server_roles.h"
#include "store/server_studies.h"
#include "store/set_aside_elsewhere.h"
#include "store/study_copy.h"
#include "store/study_store.h"
#include "store/waiting_sessions.h"
#include "store/whole_view.h"
#include "study/sessions_to_expect.h"
#include "study/store_of.h"
#include "study/votes_place.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Where PLACE says that a database is; a folder is the study's own file where `own_file`.
store::Location location_of(const Arguments& arguments, const char* argument, bool own_file = false) {
  const std::string given = *arguments.text(argument);
  const bool is_server = store::is_server_address(given);
  if (own_file && !is_server && fs::is_directory(given)) return store::database_of(given);
  const study::VotesPlace place =
      study::votes_place(given, is_server ? arguments.text("--study").value_or("") : "");
  if (place.kind == study::PlaceKind::table)
    throw_input(fmt::format(
        "{}: is no database; give a study, a file that ends in .sqlite, or postgresql://...", given));
  return place.database;
}

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
  refuse_target(arguments);
  const store::Location at = location_of(arguments, "PLACE");
  if (!at.is_server())
    throw_input(fmt::format(
        "{}: a file needs no store init, for the first session makes it; give postgresql://..., or "
        "a study whose study.toml has a line store = \"postgresql://...\"",
        at.name()));
  if (at.study.empty()) throw_input("store init: give the name of the study by --study NAME");
  store::make_study_with_roles(at.server, at.study, expected_of(arguments));
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
  std::optional<store::GrantedRights> rights = {}; ///< of a study on a server
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
  if (at.is_server()) out.rights = store::rights_of(*connection);
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

/// What a booth has that its server has not, or has no more.
struct BoothStanding {
  store::Waits waits;
  std::vector<std::string> withdrawn; ///< on the server, and not yet here
};

/// Nothing where PLACE is no booth of a server.
std::optional<BoothStanding> standing_here(const Arguments& arguments) {
  const fs::path folder = *arguments.text("PLACE");
  if (!fs::is_directory(folder) || !exists(store::database_of(folder))) return std::nullopt;
  const store::Location at = study::store_of(folder);
  if (!at.is_server()) return std::nullopt;
  const auto journal = store::sql::open_sqlite(store::database_of(folder), store::sql::Access::read_only);
  const auto server = open(at, store::sql::Access::read_only);
  return BoothStanding{store::waiting(*journal, *server), store::withdrawn_elsewhere(*journal, *server)};
}

/// How the owner renews the rights of the study, as it is typed.
std::string migrate_call(const Arguments& arguments, const std::string& study) {
  const std::string place = *arguments.text("PLACE");
  if (!store::is_server_address(place)) return "quietroom store migrate " + place;
  return fmt::format("quietroom store migrate '{}' --study '{}'", place, study);
}

/// What is to be done about its rights; empty where they are those of this program.
std::string rights_text(const StudySize& study, const Arguments& arguments) {
  if (study.rights == store::GrantedRights::earlier)
    return fmt::format("{}: its rights are of an earlier Quietroom; its owner brings them up: {}\n",
                       study.name, migrate_call(arguments, study.name));
  if (study.rights == store::GrantedRights::later)
    return fmt::format("{}: its rights are of a newer Quietroom; install that one here, too\n", study.name);
  return "";
}

Json::Object size_json(const StudySize& of) {
  Json::Object out{{"study", of.name},
                   {"schema", of.schema},
                   {"sessions", of.sessions},
                   {"votes", of.votes},
                   {"bytes", static_cast<std::int64_t>(of.bytes)}};
  if (of.rights) out.emplace_back("rights", name_of(*of.rights));
  return out;
}

std::string standing_text(const BoothStanding& here) {
  const store::Waits& waits = here.waits;
  std::string out = fmt::format("{} links of chains wait in this booth\n", waits.links);
  if (waits.rows > 0)
    out += fmt::format(
        "{} rows of audit, notes and measurements wait in this booth, or are not shown to this user\n",
        waits.rows);
  if (!waits.unseen.empty())
    out += fmt::format("not counted, for another user of the server began them and has not ended them: {}\n",
                       fmt::join(waits.unseen, ", "));
  if (!here.withdrawn.empty()) out += report::withdrawn_here_line(here.withdrawn) + '\n';
  return out;
}

/// What is told of it in JSON.
void add_standing(const BoothStanding& here, Json::Object& out) {
  for (const auto& [name, count] : {std::pair{"waiting", here.waits.links},
                                    {"waiting_rows", here.waits.rows},
                                    {"unseen_sessions", std::uint64_t{here.waits.unseen.size()}}})
    out.emplace_back(name, static_cast<std::int64_t>(count));
  out.emplace_back("withdrawn_here", Json(here.withdrawn));
}

int status(const Arguments& arguments) {
  refuse_target(arguments);
  const store::Location at = location_of(arguments, "PLACE");
  refuse_missing(at);
  const std::vector<StudySize> sizes = sizes_at(at);
  if (arguments.has("--json")) {
    Json::Array out;
    for (const StudySize& each : sizes) out.push_back(size_json(each));
    Json::Object whole{{"program_schema", store::schema_version}, {"studies", std::move(out)}};
    if (const auto here = standing_here(arguments)) add_standing(*here, whole);
    print(text(whole));
    return ok;
  }
  for (const StudySize& each : sizes) {
    print(fmt::format("{}: schema {}{}, {} sessions, {}, {} bytes\n", each.name, each.schema,
                      each.schema < store::schema_version ? " (an earlier one: quietroom store migrate)" : "",
                      each.sessions,
                      each.votes ? fmt::format("{} votes", *each.votes)
                                 : "votes that the server does not show to this user, a booth",
                      each.bytes));
    print(rights_text(each, arguments));
  }
  if (const auto here = standing_here(arguments)) print(standing_text(*here));
  if (sizes.empty()) print(fmt::format("{}: no study that this user may look into\n", at.name()));
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
  refuse_target(arguments);
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
  const fs::path folder = *arguments.text("PLACE");
  const store::Location at = study::store_of(folder), journal = store::database_of(folder);
  if (!at.is_server())
    throw_input(fmt::format("{}: its study.toml names no server, so nothing waits", folder.string()));
  refuse_missing(journal);
  const auto from = open(journal, store::sql::Access::durable);
  const auto to = store::open_for_booth(at);
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
        "a study, its .sqlite file, or postgresql://HOST/DATABASE (of copy a study is its own file)", true},
       {"TO", "TO", "copy: where the copy goes; backup: the file to make"},
       {"--study", "NAME", "which study of a server; for init the one to make"},
       {"--json", "", "status: one JSON document"}},
      "  quietroom store init postgresql://lab.example/quiet --study wideband\n"
      "  quietroom store status postgresql://lab.example/quiet\n"
      "  quietroom store copy sessions/demo postgresql://lab.example/quiet\n"
      "  quietroom store copy postgresql://lab.example/quiet wideband.sqlite --study wideband\n"
      "  quietroom store migrate postgresql://lab.example/quiet --study wideband\n"
      "  quietroom store backup postgresql://lab.example/quiet wideband.dump --study wideband\n"
      "  quietroom store send sessions/wideband\n"
      "migrate brings a file to the present schema and keeps it as it was beside it; of a study on a server "
      "its "
      "owner gives both roles the rights of this program.\n"
      "init and migrate, given the folder of a study, tell its server the method and the scales of its "
      "sessions; "
      "it takes no others then.\n"
      "send hands over what waits in a booth, as its station does while it runs; exit 1 where some still "
      "waits.\n"
      "A password never stands in an address: it belongs into ~/.pgpass, the file of PGPASSFILE or a service "
      "file.",
      run_store};
}

} // namespace quietroom::cli
