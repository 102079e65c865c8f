#include "store/claimed_seats.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>

namespace quietroom::store {

std::vector<ClaimedSeat> claimed_seats(sql::Connection& server, const std::vector<std::string>& listeners) {
  std::vector<ClaimedSeat> out;
  server.query(
      "SELECT n.listener, a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
      " LEFT JOIN unnest(string_to_array($1, ',')) AS n(listener)"
      " ON l.objid::bigint = hashtext(n.listener)::bigint & 4294967295"
      " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2"
      " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
      " AND l.classid::bigint = hashtext(current_schema())::bigint & 4294967295",
      {fmt::format("{}", fmt::join(listeners, ","))}, [&](sql::Row row) {
        out.push_back({std::string(row[0]), std::string(row[1])});
      });
  std::ranges::sort(out, {}, [](const ClaimedSeat& each) { return std::tie(each.listener, each.booth); });
  return out;
}

} // namespace quietroom::store
