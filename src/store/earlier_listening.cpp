#include "store/earlier_listening.h"

#include "core/error.h"
#include "store/migration.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::store {

void add_earlier_listening(sql::Connection& connection, const std::string& listener,
                           const std::string& except, const Unfamiliar& unfamiliar,
                           design::EarlierListening& to) {
  connection.query("SELECT a.started_utc, p.talker, p.sample, p.sha256 FROM attempt a"
                   " JOIN session s ON s.session = a.session JOIN presented p ON p.session = a.session AND"
                   " p.block = a.block AND p.trial = a.trial AND p.attempt = a.attempt"
                   " WHERE s.listener = $1 AND s.session <> $2 AND s.simulated = 0",
                   {listener, except}, [&](sql::Row row) {
                     to.last_utc = std::max(to.last_utc, std::string(row[0]));
                     if (unfamiliar.files.contains(std::string(row[3])) ||
                         unfamiliar.sources.contains({std::string(row[1]), std::string(row[2])}))
                       to.heard_before = true;
                   });
}

void add_earlier_listening(const Location& database, const std::string& listener,
                           const Unfamiliar& unfamiliar, design::EarlierListening& to) {
  if (!exists(database))
    throw_input(
        fmt::format("{}: there is no such database; take it out of other_studies in [eligibility], or "
                    "give the folder of a study that has sessions",
                    database.name()));
  const auto connection = open(database, sql::Access::read_only);
  connection->begin_reading();
  show_as_present(*connection, database);
  add_earlier_listening(*connection, listener, "", unfamiliar, to);
}

} // namespace quietroom::store
