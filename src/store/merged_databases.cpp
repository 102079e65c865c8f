#include "store/merged_databases.h"

#include "core/error.h"
#include "core/make_folder.h"
#include "core/number.h"
#include "store/copied_rows.h"
#include "store/copied_session.h"
#include "store/present_schema.h"
#include "store/private_file.h"
#include "store/schema.h"
#include "store/waiting_files.h"
#include "store/whole_view.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>

namespace quietroom::store {

namespace {

namespace fs = std::filesystem;

struct Opened {
  std::string name;
  std::unique_ptr<sql::Connection> connection;
  bool waits = false; ///< a file of waiting sessions beside a study
};

Opened opened(const Location& at, const std::string& name, bool waits) {
  refuse_missing(at);
  Opened out{name, open_whole(at), waits};
  refuse_earlier_schema(*out.connection, at);
  return out;
}

/// Each database, and what waits beside it.
std::vector<Opened> opened(const std::vector<MergeSource>& sources) {
  std::vector<Opened> out;
  for (const MergeSource& each : sources) {
    out.push_back(opened(each.database, each.name, false));
    if (each.database.is_server()) continue;
    for (const fs::path& beside : waiting_files_beside(each.database.file))
      out.push_back(opened(beside, each.name, true));
  }
  return out;
}

std::vector<FoundSession> sessions_in(const std::vector<Opened>& sources) {
  std::vector<FoundSession> out;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::size_t begin = out.size();
    sources[i].connection->query(
        "SELECT s.session, s.listener, s.started_utc, a.reason, s.simulated, (SELECT COUNT(*) FROM attempt t"
        " WHERE t.session = s.session AND t.valid = 1) FROM session s LEFT JOIN set_aside a"
        " ON a.session = s.session ORDER BY s.session",
        {}, [&](sql::Row row) {
          out.push_back({i,
                         std::string(row[0]),
                         std::string(row[1]),
                         std::string(row[2]),
                         std::string(row[3]),
                         row[4] == "1",
                         static_cast<std::uint64_t>(parse_integer(row[5]).value_or(0)),
                         {},
                         {},
                         sources[i].waits});
        });
    for (std::size_t each = begin; each < out.size(); ++each) {
      out[each].links = links_of(*sources[i].connection, out[each].session);
      out[each].content = content_of(*sources[i].connection, out[each].session);
    }
  }
  return out;
}

/// A database that is made, in one transaction.
class Made {
public:
  explicit Made(const fs::path& file) {
    make_private(file);
    m_connection = sql::open_sqlite(file, sql::Access::durable);
    m_transaction.emplace(*m_connection);
    make_tables_and_version(*m_connection);
  }
  sql::Connection& connection() { return *m_connection; }
  void finish() {
    m_transaction->commit();
    m_connection->checkpoint();
  }

private:
  std::unique_ptr<sql::Connection> m_connection;
  std::optional<sql::Transaction> m_transaction; ///< ends before its connection
};

/// A row of a table that numbers its rows over the whole database, without its number.
struct Unnumbered {
  std::string time, content, session;
  std::vector<sql::Value> values;
  bool operator<(const Unnumbered& other) const {
    return std::tie(time, content) < std::tie(other.time, other.content);
  }
};

struct NumberedTable {
  const char *table, *time, *session; ///< column of the session; none where it is of no session
};
constexpr NumberedTable renumbered_tables[] = {{"audit", "happened_utc", "session"},
                                               {"note", "written_utc", "session"},
                                               {"level_check", "checked_utc", ""},
                                               {"room_noise", "measured_utc", ""}};

class Merging {
public:
  Merging(const std::vector<MergeSource>& sources, const fs::path& study, std::string program,
          std::string now_utc)
      : m_sources(opened(sources)), m_study(study), m_program(std::move(program)), m_now(std::move(now_utc)) {
    for (const Opened& each : m_sources) m_names.push_back(each.name);
    m_found = sessions_in(m_sources);
    m_decision = decide_merge(m_found, m_names);
    m_out.same = m_decision.same;
    m_out.refusals = m_decision.refusals;
  }

  MergedDatabases merged() {
    count_sources();
    read_calibrations();
    read_seats();
    if (!m_out.refusals.empty()) return std::move(m_out);
    Made study(m_study / "study.sqlite");
    write_calibrations(study.connection());
    write_seats(study.connection());
    for (const std::size_t index : m_decision.taken) copy_to(study, index);
    write_waiting();
    write_numbered(study.connection(), {m_decision.taken.begin(), m_decision.taken.end()}, true);
    for (const WaitingSession& each : m_out.waiting) note_waiting(study.connection(), each, m_program, m_now);
    study.finish();
    return std::move(m_out);
  }

private:
  sql::Connection& source_of(std::size_t index) const { return *m_sources[m_found[index].source].connection; }
  const std::string& name_of(std::size_t index) const { return m_names[m_found[index].source]; }

  void count_sources() {
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
      if (!m_sources[i].waits) m_out.sources.push_back({m_names[i]});
      for (const FoundSession& each : m_found)
        if (each.source == i) {
          ++m_out.sources.back().sessions;
          m_out.sources.back().votes += each.votes;
        }
    }
    std::set<std::string> listeners;
    for (const std::size_t index : m_decision.taken) {
      listeners.insert(m_found[index].listener);
      ++m_out.sessions;
      m_out.votes += m_found[index].votes;
    }
    m_out.listeners = listeners.size();
  }

  void copy_to(Made& target, std::size_t index) {
    copy_session(source_of(index), target.connection(), m_found[index].session);
  }

  /// Two of one id stand in two files.
  void write_waiting() {
    std::map<std::string, std::size_t> of_id;
    std::vector<std::set<std::size_t>> files;
    const auto place = [&](std::size_t index) {
      const std::size_t file = of_id[m_found[index].session]++;
      if (file == files.size()) files.emplace_back();
      files[file].insert(index);
      return WaitingSession{.session = m_found[index].session,
                            .listener = m_found[index].listener,
                            .where = where_held(index),
                            .votes = m_found[index].votes,
                            .noted_utc = m_now};
    };
    for (const auto& [first, second] : m_decision.waiting) {
      m_out.waiting.push_back(place(second));
      m_out.waiting.back().counts = m_found[first].session;
      m_out.counts_in.push_back(name_of(first));
    }
    for (const std::size_t index : m_decision.beside) m_out.beside.push_back(place(index));
    for (std::size_t i = 0; i < files.size(); ++i) write_waiting_file(i + 1, files[i]);
  }

  void write_waiting_file(std::size_t number, const std::set<std::size_t>& indices) {
    make_folder(waiting_folder(m_study));
    Made waiting(waiting_file_beside(m_study / "study.sqlite", number));
    write_calibrations(waiting.connection());
    for (const std::size_t index : indices) copy_to(waiting, index);
    write_numbered(waiting.connection(), indices, false);
    for (const std::size_t index : indices)
      note_waiting(waiting.connection(),
                   {.session = m_found[index].session,
                    .listener = m_found[index].listener,
                    .where = where_held(index),
                    .votes = m_found[index].votes},
                   m_program, m_now);
    waiting.finish();
  }

  /// One that waited already was held where it was said then.
  std::string where_held(std::size_t index) const {
    const std::string before =
        m_found[index].waits ? place_noted(source_of(index), m_found[index].session) : "";
    return before.empty() ? name_of(index) : before;
  }

  /// Their numbers stand under digests, so no two may share one.
  void read_calibrations() {
    std::map<std::string, std::string> seen_in;
    for (const Opened& source : m_sources)
      source.connection->query("SELECT * FROM calibration ORDER BY calibration", {}, [&](sql::Row row) {
        std::string content;
        for (const auto field : row) content += fmt::format("{}:{};", field.size(), field);
        const std::string number(row[0]);
        const auto [found, is_new] = m_calibrations.try_emplace(number, content);
        if (is_new) {
          seen_in[number] = source.name;
        } else if (found->second != content) {
          m_out.refusals.push_back(fmt::format(
              "calibration {}: is another one in {} and in {}; their attempts name it by this number, which "
              "stands under digests, so these two cannot be joined",
              number, seen_in[number], source.name));
        }
      });
  }

  void write_calibrations(sql::Connection& to) {
    std::set<std::string> written;
    for (const Opened& source : m_sources)
      copy_table(source, to, "calibration", [&](sql::Row row) { return written.emplace(row[0]).second; });
  }

  void copy_table(const Opened& source, sql::Connection& to, const char* table,
                  const std::function<bool(sql::Row)>& is_wanted) {
    const auto columns = source.connection->columns(fmt::format("SELECT * FROM {}", table));
    const std::string query = fmt::format("SELECT {} FROM {} ORDER BY 1", fmt::join(columns, ", "), table);
    const auto kinds = to.kinds(query);
    RowsInto into(to, table, columns, "");
    source.connection->query(query, {}, [&](sql::Row row) {
      if (!is_wanted(row)) return;
      into.add(values_of(row, kinds));
    });
    into.write();
  }

  /// A listener has one seat; a seat may have two listeners, which is told.
  void read_seats() {
    std::map<std::string, std::string> by_seat; // -> the first listener there
    for (const Opened& source : m_sources)
      source.connection->query(
          "SELECT listener, seat FROM seat ORDER BY taken_utc, listener", {}, [&](sql::Row row) {
            const std::string listener(row[0]), seat(row[1]);
            const std::int64_t number = parse_integer(row[1]).value_or(0) + 1;
            const auto [own, is_new] = m_seats.try_emplace(listener, Seat{seat, source.name});
            if (!is_new) {
              if (own->second.seat != seat)
                m_out.refusals.push_back(fmt::format("listener {}: has seat {} in {} and seat {} in {}, "
                                                     "which are two orders; merge without one of "
                                                     "the two",
                                                     listener,
                                                     parse_integer(own->second.seat).value_or(0) + 1,
                                                     own->second.in, number, source.name));
              return;
            }
            const auto [first, is_free] = by_seat.try_emplace(seat, listener);
            if (!is_free)
              m_out.seats.push_back({static_cast<std::size_t>(number), first->second,
                                     m_seats[first->second].in, listener, source.name});
          });
  }

  void write_seats(sql::Connection& to) {
    std::set<std::string> written;
    for (const Opened& source : m_sources)
      copy_table(source, to, "seat", [&](sql::Row row) { return written.emplace(row[0]).second; });
  }

  /// The rows of every source that belong to these sessions, and to none that was found there where `others`:
  /// each once, in the order of time.
  void write_numbered(sql::Connection& to, const std::set<std::size_t>& sessions, bool others) {
    for (const NumberedTable& each : renumbered_tables) {
      std::map<std::string, std::size_t> copies; ///< of one content: the most that one source has
      std::vector<Unnumbered> rows;
      std::vector<std::string> columns;
      for (std::size_t i = 0; i < m_sources.size(); ++i) {
        std::map<std::string, std::size_t> here;
        for (Unnumbered& row : rows_of(m_sources[i], to, each, columns)) {
          const auto kept = kept_of(i, row.session);
          if (!(kept ? sessions.contains(*kept) && !was_wiped(*kept, i) : others)) continue;
          if (++here[row.content] > copies[row.content]) {
            copies[row.content] = here[row.content];
            rows.push_back(std::move(row));
          }
        }
      }
      std::ranges::stable_sort(rows, std::less<>{});
      columns.insert(columns.begin(), "entry");
      RowsInto into(to, each.table, columns, "");
      for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].values.insert(rows[i].values.begin(), static_cast<std::int64_t>(i) + 1);
        into.add(std::move(rows[i].values));
      }
      into.write();
    }
  }

  /// What is kept of the session that a source has under this id; nothing where it has none.
  std::optional<std::size_t> kept_of(std::size_t source, const std::string& session) const {
    const auto found = std::ranges::find_if(
        m_found, [&](const FoundSession& each) { return each.source == source && each.session == session; });
    if (found == m_found.end()) return std::nullopt;
    return m_decision.kept_as[static_cast<std::size_t>(found - m_found.begin())];
  }

  /// Of a session that its listener took back nothing comes from a copy that does not know it yet.
  bool was_wiped(std::size_t kept, std::size_t source) const {
    return m_found[kept].set_aside == "withdrawn" && m_found[kept].source != source;
  }

  std::vector<Unnumbered> rows_of(const Opened& source, sql::Connection& to, const NumberedTable& of,
                                  std::vector<std::string>& columns) {
    columns = source.connection->columns(fmt::format("SELECT * FROM {}", of.table));
    std::erase(columns, "entry");
    const std::string query = fmt::format("SELECT {} FROM {}", fmt::join(columns, ", "), of.table);
    const auto kinds = to.kinds(query);
    std::vector<Unnumbered> out;
    source.connection->query(query + " ORDER BY entry", {}, [&](sql::Row row) {
      Unnumbered one;
      one.values = values_of(row, kinds);
      for (std::size_t i = 0; i < row.size(); ++i) {
        one.content += fmt::format("{}:{};", row[i].size(), row[i]);
        if (columns[i] == of.time) one.time = row[i];
        if (columns[i] == of.session) one.session = row[i];
      }
      out.push_back(std::move(one));
    });
    return out;
  }

  struct Seat {
    std::string seat, in;
  };

  std::vector<Opened> m_sources;
  std::vector<std::string> m_names;
  std::vector<FoundSession> m_found;
  MergeDecision m_decision;
  fs::path m_study;
  std::string m_program, m_now;
  std::map<std::string, std::string> m_calibrations; ///< number -> content
  std::map<std::string, Seat, std::less<>> m_seats;  ///< by listener
  MergedDatabases m_out;
};

} // namespace

MergedDatabases merge_databases(const std::vector<MergeSource>& sources, const fs::path& study,
                                const std::string& program, const std::string& now_utc) {
  return Merging(sources, study, program, now_utc).merged();
}

} // namespace quietroom::store
