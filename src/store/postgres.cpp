#include "store/postgres.h"

#include "core/error.h"
#include "core/external_program.h"
#include "core/number.h"
#include "core/server_address.h"
#include "core/visible_text.h"
#include "store/connection_failure.h"
#include "store/sql_state.h"
#include "store/with_collation.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <dlfcn.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <optional>
#include <poll.h>

namespace quietroom::store::sql {

namespace {

// pg_type.dat of PostgreSQL: these numbers never change
constexpr Oid bool_oid = 16, int8_oid = 20, int2_oid = 21, int4_oid = 23, float4_oid = 700, float8_oid = 701;

constexpr double longest_dump_s = 24 * 3600;
/// The server is to end a statement first, and to say so.
constexpr std::chrono::milliseconds server_is_first{500};

/// libpq, opened by who first asks for a server: it brings twenty libraries, which every other command would
/// load for nothing. It stays until the program ends.
struct Libpq {
  decltype(&PQclear) clear = named("PQclear");
  decltype(&PQcmdStatus) cmdStatus = named("PQcmdStatus");
  decltype(&PQconnectdbParams) connectdbParams = named("PQconnectdbParams");
  decltype(&PQconnectionNeedsPassword) connectionNeedsPassword = named("PQconnectionNeedsPassword");
  decltype(&PQconnectionUsedPassword) connectionUsedPassword = named("PQconnectionUsedPassword");
  decltype(&PQconninfoFree) conninfoFree = named("PQconninfoFree");
  decltype(&PQconninfoParse) conninfoParse = named("PQconninfoParse");
  decltype(&PQerrorMessage) errorMessage = named("PQerrorMessage");
  decltype(&PQescapeLiteral) escapeLiteral = named("PQescapeLiteral");
  decltype(&PQconsumeInput) consumeInput = named("PQconsumeInput");
  decltype(&PQflush) flush = named("PQflush");
  decltype(&PQgetResult) getResult = named("PQgetResult");
  decltype(&PQisBusy) isBusy = named("PQisBusy");
  decltype(&PQsendDescribePrepared) sendDescribePrepared = named("PQsendDescribePrepared");
  decltype(&PQsendPrepare) sendPrepare = named("PQsendPrepare");
  decltype(&PQsendQuery) sendQuery = named("PQsendQuery");
  decltype(&PQsendQueryPrepared) sendQueryPrepared = named("PQsendQueryPrepared");
  decltype(&PQsetnonblocking) setnonblocking = named("PQsetnonblocking");
  decltype(&PQsocket) socket = named("PQsocket");
  decltype(&PQfinish) finish = named("PQfinish");
  decltype(&PQfname) fname = named("PQfname");
  decltype(&PQfreemem) freemem = named("PQfreemem");
  decltype(&PQftype) ftype = named("PQftype");
  decltype(&PQgetisnull) getisnull = named("PQgetisnull");
  decltype(&PQgetlength) getlength = named("PQgetlength");
  decltype(&PQgetvalue) getvalue = named("PQgetvalue");
  decltype(&PQnfields) nfields = named("PQnfields");
  decltype(&PQntuples) ntuples = named("PQntuples");
  decltype(&PQreset) reset = named("PQreset");
  decltype(&PQresultErrorField) resultErrorField = named("PQresultErrorField");
  decltype(&PQresultStatus) resultStatus = named("PQresultStatus");
  decltype(&PQsetErrorVerbosity) setErrorVerbosity = named("PQsetErrorVerbosity");
  decltype(&PQsetNoticeProcessor) setNoticeProcessor = named("PQsetNoticeProcessor");
  decltype(&PQstatus) status = named("PQstatus");

private:
  /// A function of any type.
  struct Symbol {
    void* address;
    template<class Function>
    operator Function*() const { // NOLINT(google-explicit-constructor)
      return reinterpret_cast<Function*>(address);
    }
  };
  static Symbol named(const char* name) {
    static void* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
      throw_environment("libpq.so.5 is not on this machine, which speaks to PostgreSQL; install the package "
                        "libpq5");
    return {dlsym(library, name)};
  }
};

const Libpq& pq() {
  static const Libpq out;
  return out;
}

struct Clear {
  void operator()(PGresult* result) const { pq().clear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

bool writes(std::string_view text) {
  return text.starts_with("INSERT ") || text.starts_with("UPDATE ") || text.starts_with("DELETE ");
}

struct Text {
  std::optional<std::string> operator()(std::monostate) const { return std::nullopt; }
  std::optional<std::string> operator()(std::int64_t value) const { return std::to_string(value); }
  std::optional<std::string> operator()(double value) const { return fmt::format("{}", value); }
  std::optional<std::string> operator()(const std::string& value) const { return value; }
};

class Postgres final : public Connection {
public:
  Postgres(std::string url, std::string study, Access access)
      : m_url(std::move(url)), m_study(std::move(study)), m_access(access) {
    connect();
  }
  ~Postgres() override { pq().finish(m_handle); }

  using Connection::run;
  void run(std::string_view text, std::span<const Value> parameters,
           const std::function<void(Row)>& on_row) override {
    const bool ends = text == "ROLLBACK" || text == "COMMIT";
    if (m_in_transaction || ends || !writes(text)) return run_one(text, parameters, on_row);
    Transaction own(*this);
    run_one(text, parameters, on_row);
    own.commit();
  }

  std::vector<std::string> columns(std::string_view query) override {
    const Result described = describe(query);
    std::vector<std::string> out;
    for (int i = 0; i < pq().nfields(described.get()); ++i) out.emplace_back(pq().fname(described.get(), i));
    return out;
  }

  std::vector<Kind> kinds(std::string_view query) override {
    const Result described = describe(query);
    std::vector<Kind> out;
    for (int i = 0; i < pq().nfields(described.get()); ++i)
      out.push_back(kind_of(pq().ftype(described.get(), i)));
    return out;
  }

  void limit_waits(std::chrono::milliseconds at_most) override {
    m_longest_wait = at_most;
    settle();
  }

  std::optional<double> clock_s() override {
    std::optional<double> out;
    query("SELECT EXTRACT(EPOCH FROM clock_timestamp())::float8", {},
          [&](Row row) { out = parse_double(row[0]); });
    return out;
  }

  bool has_table(std::string_view name) override {
    bool found = false;
    query("SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1"
          " AND c.relname = $2 AND c.relkind IN ('r', 'v')",
          {m_study, std::string(name)}, [&](Row) { found = true; });
    return found;
  }

  bool is_empty() override {
    bool empty = true;
    query(
        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 LIMIT 1",
        {m_study}, [&](Row) { empty = false; });
    return empty;
  }

  void define(std::string_view statement) override {
    run_one(with_collation(statement), {}, {});
    forget_statements(); // a query of the table may give other columns now
  }

  /// One writer of a study at a time, as with SQLite: numbers that are counted on stay free until the end.
  /// Each statement sees what was committed before it, whatever the server's default is: a snapshot of before
  /// the lock would miss the seat that the writer before has taken.
  void begin_writing() override {
    begin("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_catalog.pg_advisory_xact_lock(1364349266, "
          "pg_catalog.hashtext(" +
          literal(m_study) + "))");
  }
  void begin_reading() override { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

  bool checkpoint() override { return true; }

  void copy_to(const std::filesystem::path& target) override {
    refuse_other_than_owner();
    const auto program = find_program("pg_dump");
    if (!program) throw_environment("pg_dump is not on this machine; install the package postgresql-client");
    const PrivateFolder folder;
    ProgramCall call{*program,
                     {"pg_dump", "--dbname=" + m_url, "--schema=" + quoted_name(m_study), "--format=custom",
                      "--no-password", "--file=" + std::filesystem::absolute(target).string()},
                     folder.path(),
                     longest_dump_s};
    const ProgramEnd end = run_program(call);
    if (end.why != ProgramEnd::Why::exited || end.code != 0)
      throw_environment(fmt::format("{}: the backup was not made, for pg_dump says: {}", target.string(),
                                    end.first_line)); // why; what follows is the query
  }

private:
  /// A dump is whole or not made, and others than the owner do not see all.
  void refuse_other_than_owner() {
    bool is_owner = false;
    query("SELECT 1 FROM pg_namespace WHERE nspname = $1 AND pg_has_role(nspowner, 'USAGE')", {m_study},
          [&](Row) { is_owner = true; });
    if (!is_owner)
      throw_environment(fmt::format("{}: only the owner of the study \"{}\" makes its backup; ask them, or "
                                    "take a copy: quietroom store copy",
                                    m_url, m_study));
  }

  void connect() {
    // The address comes last, so that what it says counts.
    const std::array<const char*, 7> names = {"fallback_application_name",
                                              "connect_timeout",
                                              "tcp_user_timeout",
                                              "keepalives_idle",
                                              "client_encoding",
                                              "dbname",
                                              nullptr};
    const std::array<const char*, 7> values = {"quietroom", "5",           "10000", "10",
                                               "UTF8",      m_url.c_str(), nullptr};
    m_handle = pq().connectdbParams(names.data(), values.data(), 1);
    try {
      if (pq().status(m_handle) != CONNECTION_OK) refuse_unless_now();
      pq().setNoticeProcessor(
          m_handle, [](void*, const char*) {}, nullptr);
      settle();
    } catch (...) {
      pq().finish(m_handle);
      m_handle = nullptr;
      throw;
    }
  }

  /// libpq 15 gives no code of a connection that failed, but for one in whose messages there is nothing else:
  /// a server that spoke is asked once more. It may let us in this time, as one does that has just started.
  void refuse_unless_now() {
    const std::string message = pq().errorMessage(m_handle);
    const bool needs_password =
        pq().connectionNeedsPassword(m_handle) != 0 || pq().connectionUsedPassword(m_handle) != 0;
    std::string state;
    if (is_said_by_server(message)) {
      pq().setErrorVerbosity(m_handle, PQERRORS_SQLSTATE);
      pq().reset(m_handle);
      state = state_in(pq().errorMessage(m_handle));
      pq().setErrorVerbosity(m_handle, PQERRORS_DEFAULT);
      if (pq().status(m_handle) == CONNECTION_OK) return;
    }
    refuse_connection(message, state, needs_password && state.empty());
  }

  [[noreturn]] void refuse_connection(const std::string& message, const std::string& state,
                                      bool needs_password) const {
    const std::string sentence =
        fmt::format("{}: {} ({})", m_url, advice_on_connection(message, state, needs_password),
                    visible_line(one_line(message.c_str())));
    if (!needs_password && (state.empty() ? tells_of_absence(message) : is_away(state)))
      throw ServerAway(ErrorKind::environment, sentence);
    throw_environment(sentence);
  }

  /// What holds for every statement of this connection.
  void settle() {
    if (m_longest_wait) pq().setnonblocking(m_handle, 1);
    std::string all = "SET client_encoding TO 'UTF8'; SET client_min_messages TO error; SET "
                      "extra_float_digits TO 1; SET lock_timeout TO '30s';"
                      "SET search_path TO " +
                      (m_study.empty() ? std::string("pg_catalog") : quoted_name(m_study)) +
                      "; SET synchronous_commit TO " + (m_access == Access::relaxed ? "off" : "on");
    if (m_longest_wait) // so that the server ends by itself what nobody waits for any more
      all += fmt::format("; SET statement_timeout TO {0}; SET lock_timeout TO {0}", m_longest_wait->count());
    if (m_access == Access::read_only) all += "; SET default_transaction_read_only TO on";
    simple(all);
  }

  void reconnect() {
    m_statements.clear();
    if (m_handle == nullptr) return connect();
    pq().reset(m_handle);
    if (pq().status(m_handle) != CONNECTION_OK) refuse_unless_now();
    settle();
  }

  bool is_cut() const { return pq().status(m_handle) != CONNECTION_OK; }

  void begin(const std::string& statement) {
    if (is_cut()) reconnect();
    try {
      simple(statement);
    } catch (...) {
      if (!is_cut()) exec("ROLLBACK");
      throw;
    }
    m_in_transaction = true;
  }

  void run_one(std::string_view text, std::span<const Value> parameters,
               const std::function<void(Row)>& on_row) {
    if (text == "ROLLBACK") return roll_back();
    if (is_cut()) {
      if (m_in_transaction) lost();
      reconnect();
    }
    const Result result = execute(text, parameters);
    if (text == "COMMIT") {
      m_in_transaction = false;
      // the answer of a transaction in which something failed before
      if (std::string_view(pq().cmdStatus(result.get())) == "ROLLBACK") lost();
    }
    if (on_row) hand_on(*result, on_row);
  }

  void roll_back() {
    m_in_transaction = false;
    if (!is_cut()) exec("ROLLBACK");
  }

  void simple(const std::string& text) { check(exec(text.c_str()).get()); }

  Result exec(const char* text) { return answer(pq().sendQuery(m_handle, text)); }

  /// The last result of what was sent, as PQexec() gives it, but not waited for longer than the limit.
  Result answer(int sent) {
    Result last;
    if (sent == 0) lost();
    const auto until =
        m_longest_wait ? std::optional(std::chrono::steady_clock::now() + *m_longest_wait + server_is_first)
                       : std::nullopt;
    while (true) {
      wait_for_result(until);
      Result next(pq().getResult(m_handle));
      if (!next) return last;
      const bool failed = last && pq().resultStatus(last.get()) == PGRES_FATAL_ERROR;
      if (!failed) last = std::move(next);
    }
  }

  using Until = std::optional<std::chrono::steady_clock::time_point>;

  void wait_for_result(const Until& until) {
    while (true) {
      const int unsent = pq().flush(m_handle);
      if (unsent < 0) return; // getResult() tells
      if (unsent == 0 && pq().isBusy(m_handle) == 0) return;
      pollfd socket{pq().socket(m_handle), static_cast<short>(unsent > 0 ? POLLIN | POLLOUT : POLLIN), 0};
      const int ready = ::poll(&socket, 1, ms_left(until));
      if (ready < 0 && errno == EINTR) continue;
      if (ready == 0) give_up();
      if (pq().consumeInput(m_handle) == 0) return; // getResult() tells
    }
  }

  static int ms_left(const Until& until) {
    if (!until) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
  }

  /// The server holds the line and says nothing.
  [[noreturn]] void give_up() {
    pq().finish(m_handle);
    m_handle = nullptr;
    throw ServerAway(ErrorKind::environment,
                     fmt::format("{}: the server does not answer; see that it runs (it was silent for {} s)",
                                 m_url,
                                 std::chrono::duration<double>(*m_longest_wait + server_is_first).count()));
  }

  Result execute(std::string_view text, std::span<const Value> parameters) {
    std::vector<std::optional<std::string>> texts;
    std::vector<const char*> values;
    for (const Value& each : parameters) texts.push_back(std::visit(Text{}, each));
    for (const auto& each : texts) values.push_back(each ? each->c_str() : nullptr);
    const std::string& name = prepared(text);
    Result result = answer(pq().sendQueryPrepared(m_handle, name.c_str(), static_cast<int>(values.size()),
                                                  values.data(), nullptr, nullptr, 0));
    check(result.get());
    return result;
  }

  /// No type is said of a parameter: the server takes it from where it stands.
  const std::string& prepared(std::string_view text) {
    const auto found = m_statements.find(text);
    if (found != m_statements.end()) return found->second;
    const std::string name = fmt::format("q{}", ++m_last_name);
    check(answer(pq().sendPrepare(m_handle, name.c_str(), std::string(text).c_str(), 0, nullptr)).get());
    return m_statements.emplace(text, name).first->second;
  }

  Result describe(std::string_view query) {
    if (is_cut() && !m_in_transaction) reconnect();
    const std::string& name = prepared(query);
    Result result = answer(pq().sendDescribePrepared(m_handle, name.c_str()));
    check(result.get());
    return result;
  }

  void forget_statements() {
    m_statements.clear();
    simple("DEALLOCATE ALL");
  }

  void hand_on(const PGresult& result, const std::function<void(Row)>& on_row) {
    const int columns = pq().nfields(&result);
    std::vector<std::string> numbers(static_cast<std::size_t>(columns));
    std::vector<std::string_view> fields(static_cast<std::size_t>(columns));
    for (int row = 0; row < pq().ntuples(&result); ++row) {
      for (int i = 0; i < columns; ++i)
        fields[static_cast<std::size_t>(i)] = field(result, row, i, numbers[static_cast<std::size_t>(i)]);
      on_row(fields);
    }
  }

  static std::string_view field(const PGresult& result, int row, int i, std::string& number) {
    if (pq().getisnull(&result, row, i) != 0) return {};
    const std::string_view text(pq().getvalue(&result, row, i),
                                static_cast<std::size_t>(pq().getlength(&result, row, i)));
    if (pq().ftype(&result, i) == bool_oid) return text == "t" ? "1" : "0";
    if (pq().ftype(&result, i) != float8_oid) return text;
    const auto value = parse_double(text);
    if (!value) return text;
    number = fmt::format("{}", *value);
    return number;
  }

  static Kind kind_of(Oid type) {
    if (type == float8_oid || type == float4_oid) return Kind::real;
    return type == int8_oid || type == int4_oid || type == int2_oid ? Kind::whole : Kind::text;
  }

  std::string literal(const std::string& text) {
    char* made = pq().escapeLiteral(m_handle, text.c_str(), text.size());
    std::string out = made == nullptr ? "''" : made;
    pq().freemem(made);
    return out;
  }

  void check(const PGresult* result) const {
    const ExecStatusType status = pq().resultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    if (is_cut()) lost();
    const char* field = pq().resultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = field == nullptr ? "" : field;
    const std::string sentence =
        fmt::format("{}: {} ({})", m_url, advice_on(state),
                    visible_line(one_line(pq().resultErrorField(result, PG_DIAG_MESSAGE_PRIMARY))));
    if (is_refusal(state)) throw RefusedRows(ErrorKind::environment, sentence);
    if (is_away(state)) throw ServerAway(ErrorKind::environment, sentence);
    if (is_held(state)) throw Held(ErrorKind::environment, sentence);
    throw_environment(sentence);
  }

  [[noreturn]] void lost() const {
    throw ServerAway(ErrorKind::environment, fmt::format("{}: {} ({})", m_url, advice_on("08"),
                                                         one_line(pq().errorMessage(m_handle))));
  }

  std::string m_url;
  std::string m_study;
  Access m_access;
  PGconn* m_handle = nullptr;
  std::optional<std::chrono::milliseconds> m_longest_wait;
  bool m_in_transaction = false;
  int m_last_name = 0;
  std::map<std::string, std::string, std::less<>> m_statements; ///< text -> name on the server
};

} // namespace

void check_server_url(const std::string& url) {
  char* ignored = nullptr; // may repeat what must not be repeated
  PQconninfoOption* options = pq().conninfoParse(url.c_str(), &ignored);
  pq().freemem(ignored);
  if (options == nullptr)
    throw_input("the address of the server cannot be read; write it like postgresql://USER@HOST/DATABASE");
  bool secret = false;
  for (const PQconninfoOption* each = options; each->keyword != nullptr; ++each)
    secret = secret || (each->val != nullptr && std::string_view(each->dispchar) == "*");
  pq().conninfoFree(options);
  if (secret) throw_input(address_with_password);
}

std::unique_ptr<Connection> open_postgres(const std::string& url, const std::string& study, Access access) {
  check_server_url(url);
  return std::make_unique<Postgres>(url, study, access);
}

} // namespace quietroom::store::sql
