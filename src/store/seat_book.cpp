#include "store/seat_book.h"

#include "core/number.h"

namespace quietroom::store {

std::map<std::string, std::size_t, std::less<>> all_seats(sql::Connection& connection) {
  std::map<std::string, std::size_t, std::less<>> out;
  bool has_seats = false;
  connection.query("SELECT 1 FROM meta WHERE name = 'schema_version' AND value >= '3'", {},
                   [&](sql::Row) { has_seats = true; });
  if (has_seats)
    connection.query("SELECT listener, seat FROM seat", {}, [&](sql::Row row) {
      out.emplace(row[0], static_cast<std::size_t>(*parse_integer(row[1])));
    });
  return out;
}

std::optional<std::size_t> kept_seat(sql::Connection& connection, const std::string& listener) {
  std::optional<std::size_t> out;
  connection.query("SELECT seat FROM seat WHERE listener = $1", {listener},
                   [&](sql::Row row) { out = static_cast<std::size_t>(*parse_integer(row[0])); });
  return out;
}

namespace {

std::size_t seat_taken_now(sql::Connection& connection, const std::string& listener,
                           const std::string& now_utc, const ChooseSeat& choose) {
  sql::Transaction transaction(connection);
  if (const auto own = kept_seat(connection, listener)) return *own;
  std::vector<std::size_t> taken;
  connection.query("SELECT seat FROM seat ORDER BY seat", {},
                   [&](sql::Row row) { taken.push_back(static_cast<std::size_t>(*parse_integer(row[0]))); });
  const std::size_t seat = choose(taken);
  connection.run("INSERT INTO seat (listener, seat, taken_utc) VALUES ($1, $2, $3)",
                 {listener, static_cast<std::int64_t>(seat), now_utc});
  transaction.commit();
  return seat;
}

} // namespace

std::size_t take_seat(sql::Connection& connection, const std::string& listener, const std::string& now_utc,
                      const ChooseSeat& choose) {
  constexpr int most_choices = 3;
  for (int choice = 1;; ++choice) try {
      return seat_taken_now(connection, listener, now_utc, choose);
    } catch (const sql::RefusedRows&) { // somebody who did not wait for their turn has taken it meanwhile
      if (choice == most_choices) throw;
    }
}

} // namespace quietroom::store
