#pragma once

#include "core/error.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The seam to a database: one function that runs one statement. SQL is written once, with $1 parameters,
/// for SQLite and PostgreSQL alike.
namespace quietroom::store::sql {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>; ///< monostate is NULL

/// A result row; the views hold during the call only. Values arrive as text, NULL as a null view.
using Row = std::span<const std::string_view>;

/// Of a column, as the schema declares it: TEXT, BIGINT or DOUBLE PRECISION.
enum class Kind { text, whole, real };

/// The database does not take these rows, however often they come: a text that is no UTF-8, a key that is
/// there or is missing, a right that this user has not. The connection and what else it holds are whole.
class RefusedRows : public Error {
public:
  using Error::Error;
};

/// Another program holds what this statement needs; it may be tried again.
class Held : public Error {
public:
  using Error::Error;
};

class Connection {
public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  /// Runs one statement. Throws an environment Error with a sentence for whoever owns the machine.
  virtual void run(std::string_view statement, std::span<const Value> parameters,
                   const std::function<void(Row)>& on_row) = 0;

  /// Names and kinds of the columns a query gives.
  virtual std::vector<std::string> columns(std::string_view query) = 0;
  virtual std::vector<Kind> kinds(std::string_view query) = 0;

  /// Whether the study has a table or view of this name; whether it has nothing yet.
  virtual bool has_table(std::string_view name) = 0;
  virtual bool is_empty() = 0;

  /// From now on no statement is waited for longer, whatever becomes of the server; the connection counts as
  /// cut then. A file answers by itself: nothing.
  virtual void limit_waits(std::chrono::milliseconds /*at_most*/) {}

  /// The server's clock now, in s since 1970; nothing of a file, whose clock is this machine's.
  virtual std::optional<double> clock_s() { return std::nullopt; }

  /// Runs a statement that makes or changes a table. Text is ordered by its bytes: SQLite's default, and
  /// COLLATE "C" of each column in PostgreSQL.
  virtual void define(std::string_view statement) = 0;

  /// Begins a transaction: the only one that writes this study, or a snapshot in which nothing changes. It
  /// ends by COMMIT or ROLLBACK, or with the connection.
  virtual void begin_writing() = 0;
  virtual void begin_reading() = 0;

  /// Brings what its log holds into the database's own file, and empties the log. Waits a quarter of a second
  /// at most for those who read; false: some of it stays in the log, and nothing is lost. Not within a
  /// transaction. A server minds its own log: true. Throws an environment Error.
  virtual bool checkpoint() = 0;

  /// Copies the whole database as it is at one moment into a file, which is empty or not there yet: SQLite's
  /// online backup, or what pg_dump makes. Those who write it meanwhile go on. Throws an environment Error
  /// that names the file.
  virtual void copy_to(const std::filesystem::path& target) = 0;

  void run(std::string_view statement) { run(statement, {}, {}); }
  void run(std::string_view statement, std::initializer_list<Value> parameters) {
    run(statement, std::span(parameters.begin(), parameters.size()), {});
  }
  void query(std::string_view statement, std::initializer_list<Value> parameters,
             const std::function<void(Row)>& on_row) {
    run(statement, std::span(parameters.begin(), parameters.size()), on_row);
  }
};

/// Rolls back unless committed.
class Transaction {
public:
  explicit Transaction(Connection& connection) : m_connection(connection) { m_connection.begin_writing(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

private:
  Connection& m_connection;
  bool m_open = true;
};

/// Writes within the transaction of the caller. Where the database refuses the rows, none of them is written,
/// the transaction goes on, and the answer says why. Any other Error is passed on.
std::optional<std::string> refusal_of(Connection& connection, const std::function<void()>& write);

enum class Access {
  read_only,
  durable, ///< write; a commit has reached the disk when it returns (WAL, synchronous=FULL). The listener's
           ///< station asks for it
  relaxed  ///< write; a power cut may lose the last commits but never harms the file. `simulate` asks for it
};

/// Opens (and, for writing, creates) an SQLite file and checks its integrity.
/// Whoever writes makes the file and what belongs to it readable for their owner only (mode 0600).
/// Throws an environment Error: corrupt, not a database, folder read-only, locked, on a network share.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Access access);

} // namespace quietroom::store::sql
