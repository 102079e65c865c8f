#include "cli/store_status.h"

#include "cli/output.h"
#include "cli/store_place.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "report/study_status_forms.h"
#include "store/connection_failure.h"
#include "store/hand_over.h"
#include "store/present_schema.h"
#include "store/schema.h"
#include "store/server_rights.h"
#include "store/server_studies.h"
#include "store/set_aside_elsewhere.h"
#include "store/study_store.h"
#include "store/whole_view.h"
#include "study/store_of.h"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// What is told of one study.
struct StudySize {
  std::string name;
  int schema = 0;
  std::int64_t sessions = 0;
  std::optional<std::int64_t> votes = {}; ///< nothing: not all of them are shown to this user
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
  if (store::partly_shown_table(*connection, at).empty())
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

/// How the owner renews the rights of the study, as it is typed.
std::string migrate_call(const Arguments& arguments, const std::string& study) {
  const std::string place = *arguments.text("PLACE");
  return "quietroom store migrate " +
         (store::is_server_address(place) ? store::as_arguments({place, study}) : store::shell_word(place));
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

} // namespace

int store_status(const Arguments& arguments) {
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

} // namespace quietroom::cli
