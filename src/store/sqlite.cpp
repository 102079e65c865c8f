#include "store/connection.h"

#include "core/error.h"
#include "store/file_identity.h"
#include "store/network_share.h"
#include "store/private_file.h"
#include "store/temporary_copy.h"

#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <unistd.h>

namespace quietroom::store::sql {

namespace {

constexpr int busy_timeout_ms = 5000;
constexpr int checkpoint_timeout_ms = 250; // whoever reads meanwhile is not waited for

/// What the experimenter can do about each kind of failure.
std::string advice(int code) {
  switch (code & 0xFF) {
  case SQLITE_FULL:
    return "the disk is full; free some space, nothing stored before is lost";
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    return "it cannot be written here; make the study's folder writable for this user";
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return "it is damaged or not a study database; put it aside and restore a copy";
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return "another program holds it; close that one first";
  case SQLITE_IOERR:
    return "the disk reports an error; check it, and that the folder still is there and has space";
  default:
    return "this should not happen; keep the file and report it";
  }
}

class Sqlite final : public Connection {
public:
  Sqlite(const std::filesystem::path& file, Access access) : m_file(file.string()), m_access(access) {
    open_and_prepare();
  }
  ~Sqlite() override { close(); }

  using Connection::run;
  void run(std::string_view text, std::span<const Value> parameters,
           const std::function<void(Row)>& on_row) override {
    if (text != rollback) refuse_moved(); // what was begun must end, also when the files are gone
    sqlite3_stmt* statement = prepared(text);
    const Reset reset{statement};
    bind(statement, parameters);
    std::vector<std::string_view> fields(static_cast<std::size_t>(sqlite3_column_count(statement)));
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      if (!on_row) continue;
      for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = field(statement, static_cast<int>(i));
      on_row(fields);
    }
    if (code != SQLITE_DONE) fail(code);
    if (sqlite3_get_autocommit(m_handle) != 0 && !m_identity.changed().empty()) after_commit();
  }

  std::vector<std::string> columns(std::string_view query) override {
    sqlite3_stmt* statement = prepared(query);
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(statement); ++i)
      names.emplace_back(sqlite3_column_name(statement, i));
    return names;
  }

  /// By the type that the schema declares; what is calculated has none and counts as text.
  std::vector<Kind> kinds(std::string_view query) override {
    sqlite3_stmt* statement = prepared(query);
    std::vector<Kind> out;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const char* declared = sqlite3_column_decltype(statement, i);
      const std::string_view type = declared == nullptr ? "" : declared;
      out.push_back(type == "BIGINT" ? Kind::whole : type == "DOUBLE PRECISION" ? Kind::real : Kind::text);
    }
    return out;
  }

  bool has_table(std::string_view name) override {
    bool found = false;
    query("SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = $1", {std::string(name)},
          [&](Row) { found = true; });
    return found;
  }

  bool is_empty() override {
    bool empty = true;
    query("SELECT 1 FROM sqlite_master LIMIT 1", {}, [&](Row) { empty = false; });
    return empty;
  }

  void define(std::string_view statement) override { run(statement, {}, {}); }
  void begin_writing() override { run("BEGIN IMMEDIATE", {}, {}); }
  void begin_reading() override { run("BEGIN", {}, {}); }

  bool checkpoint() override {
    refuse_moved();
    sqlite3_busy_timeout(m_handle, checkpoint_timeout_ms);
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, busy_timeout_ms);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY && (code & 0xFF) != SQLITE_LOCKED) fail(code);
    return code == SQLITE_OK;
  }

  void copy_to(const std::filesystem::path& target) override {
    sqlite3* copy = nullptr;
    int code = sqlite3_open_v2(target.c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) code = copy_all(copy);
    // One plain file, without a log of its own. That is written, so it belongs to the copy.
    if (code == SQLITE_OK) code = sqlite3_exec(copy, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    const std::string detail = copy == nullptr ? "" : sqlite3_errmsg(copy);
    sqlite3_close(copy);
    if (code != SQLITE_OK)
      throw_environment(fmt::format("{}: {} ({})", target.string(), advice(code), detail));
  }

private:
  /// All pages in one step: a snapshot, during which those who write go on.
  int copy_all(sqlite3* copy) {
    sqlite3_backup* work = sqlite3_backup_init(copy, "main", m_handle, "main");
    if (work == nullptr) return sqlite3_errcode(copy);
    int code = SQLITE_BUSY;
    for (int tries = 0; code == SQLITE_BUSY || code == SQLITE_LOCKED; ++tries) {
      code = sqlite3_backup_step(work, -1);
      if (code != SQLITE_DONE && tries == most_tries) break;
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(busy_timeout_ms / most_tries);
    }
    const int finished = sqlite3_backup_finish(work);
    return code == SQLITE_DONE ? finished : code;
  }

  void open_and_prepare() {
    open(m_access);
    try {
      prepare_file(m_access);
    } catch (...) {
      close();
      throw;
    }
  }

  void open(Access access) {
    m_identity = {};
    const bool reading = access == Access::read_only;
    if (!reading) prepare_place();
    int flags = reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    std::string name = m_file;
    // A WAL database in a folder that cannot be written has no place for its index. Without a log beside it
    // nothing can change under us, so it is read as it stands; with one, a copy of both is read.
    if (reading && ::access(std::filesystem::absolute(m_file).parent_path().c_str(), W_OK) != 0) {
      std::error_code none;
      const auto log_bytes = std::filesystem::file_size(m_file + "-wal", none);
      if (!none && log_bytes > 0 && !std::filesystem::exists(m_file + "-shm")) {
        m_copy.emplace(m_file);
        name = m_copy->file();
      }
    }
    if (reading && !m_copy && ::access(std::filesystem::absolute(m_file).parent_path().c_str(), W_OK) != 0 &&
        !std::filesystem::exists(m_file + "-shm")) {
      name = "file:" + uri_escaped(std::filesystem::absolute(m_file).string()) + "?immutable=1";
      flags |= SQLITE_OPEN_URI;
    }
    const int code = sqlite3_open_v2(name.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_OK) {
      sqlite3_extended_result_codes(m_handle, 1);
      sqlite3_busy_timeout(m_handle, busy_timeout_ms);
      return;
    }
    sqlite3_close(m_handle);
    m_handle = nullptr;
    if (reading && (code & 0xFF) == SQLITE_CANTOPEN)
      throw_environment(
          fmt::format("{}: it cannot be read by this user; its owner may allow it, or make a copy by "
                      "quietroom backup",
                      m_file));
    throw_environment(fmt::format("{}: {}", m_file, advice(code)));
  }

  /// Log and index get the mode of the database when they are made.
  void prepare_place() const {
    if (const auto share = network_share_of(m_file); !share.empty())
      throw_environment(fmt::format(
          "{}: lies on a network share ({}), where two machines could damage it; put the study on "
          "a disk of this machine",
          m_file, share));
    make_private(m_file);
    for (const char* ending : {"-wal", "-shm", "-journal"}) keep_private(m_file + ending);
  }

  void prepare_file(Access access) {
    std::string verdict;
    // A reader may be in a hurry; whoever writes holds the indexes against the tables as well.
    query(access == Access::read_only ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)", {},
          [&](Row row) { verdict = row[0]; });
    if (verdict != "ok")
      throw_environment(fmt::format("{}: {} ({})", m_file, advice(SQLITE_CORRUPT),
                                    verdict.substr(verdict.rfind('\n') + 1))); // after a headline of SQLite's
    if (access == Access::read_only) return run("PRAGMA temp_store=MEMORY"); // no place for a file is needed
    run("PRAGMA journal_mode=WAL");
    run(access == Access::durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    run("PRAGMA foreign_keys=ON");
    run("PRAGMA secure_delete=ON"); // what is withdrawn must not stay in free pages
    query("SELECT COUNT(*) FROM sqlite_master", {},
          [](Row) {}); // the log and its index are open from here on
    m_identity = FileIdentity({m_file, m_file + "-wal", m_file + "-shm"});
  }

  bool has_moved() {
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
  }

  /// A file that was deleted or replaced under an open connection would take votes with it. Where it is the
  /// log or its index, the database itself takes in what they held and is opened anew with the next
  /// statement.
  void refuse_moved() {
    const std::string changed = has_moved() ? m_file : m_identity.changed().string();
    if (changed.empty()) return;
    if (changed != m_file && m_rescued && sqlite3_get_autocommit(m_handle) != 0) {
      close();
      return open_and_prepare();
    }
    m_rescued = changed != m_file && sqlite3_get_autocommit(m_handle) != 0 && rescue();
    throw_environment(
        m_rescued
            ? fmt::format("{}: it was removed or replaced while it was in use; what was stored is safe in "
                          "{}. Leave the files of the study alone, then try again",
                          changed, m_file)
            : fmt::format("{}: it was removed or replaced while it was in use; put it back, nothing is "
                          "stored until then",
                          changed));
  }

  /// Brings all that the open log holds into the database, which must still be the one that was opened.
  bool rescue() {
    int frames = 0;
    int done = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_FULL, &frames, &done);
    return code == SQLITE_OK && frames == done && !has_moved();
  }

  /// The files changed while a statement ran: what it stored counts only if it stands in the database.
  void after_commit() {
    if (has_moved() || !rescue()) refuse_moved();
  }

  /// Makes a statement ready for its next use, also when a row's reader throws.
  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
      sqlite3_reset(statement);
      sqlite3_clear_bindings(statement);
    }
  };

  static std::string uri_escaped(const std::string& path) {
    std::string out;
    for (const char c : path) {
      if (c == '%' || c == '?' || c == '#')
        out += fmt::format("%{:02X}", static_cast<unsigned>(c));
      else
        out += c;
    }
    return out;
  }

  sqlite3_stmt* prepared(std::string_view text) {
    const auto found = m_statements.find(text);
    if (found != m_statements.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(m_handle, text.data(), static_cast<int>(text.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    m_statements.emplace(text, statement);
    return statement;
  }

  /// "$1" is a name to SQLite, so parameters are found by it and never by position.
  void bind(sqlite3_stmt* statement, std::span<const Value> parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const int at = sqlite3_bind_parameter_index(statement, fmt::format("${}", i + 1).c_str());
      const int code = std::visit(Bind{statement, at}, parameters[i]);
      if (code != SQLITE_OK) fail(code);
    }
  }

  struct Bind {
    sqlite3_stmt* statement;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, at, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, at, value); }
    int operator()(const std::string& value) const {
      return sqlite3_bind_text(statement, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    }
  };

  std::string_view field(sqlite3_stmt* statement, int i) {
    const int type = sqlite3_column_type(statement, i);
    if (type == SQLITE_NULL) return {};
    if (type == SQLITE_FLOAT) { // SQLite's own text has 15 digits: not enough to read back the same number
      std::string& text = m_numbers[i];
      text = fmt::format("{}", sqlite3_column_double(statement, i));
      return text;
    }
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, i))};
  }

  [[noreturn]] void fail(int code) const {
    const std::string sentence = fmt::format("{}: {} ({})", m_file, advice(code), sqlite3_errmsg(m_handle));
    if ((code & 0xFF) == SQLITE_CONSTRAINT) throw RefusedRows(ErrorKind::environment, sentence);
    throw_environment(sentence);
  }

  void close() {
    for (const auto& [text, statement] : m_statements) sqlite3_finalize(statement);
    m_statements.clear();
    m_rescued = false;
    sqlite3_close(m_handle);
    m_handle = nullptr;
  }

  static constexpr std::string_view rollback = "ROLLBACK";
  static constexpr int most_tries = 20; // of a copy while another program holds the database for itself

  std::string m_file;
  Access m_access;
  std::optional<TemporaryCopy> m_copy; ///< where it can only be read so
  FileIdentity m_identity;             ///< of a database that is written
  bool m_rescued = false;              ///< the log is gone, and what it held stands in the database
  sqlite3* m_handle = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> m_statements;
  std::map<int, std::string> m_numbers;
};

} // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, Access access) {
  return std::make_unique<Sqlite>(file, access);
}

} // namespace quietroom::store::sql
