#include "store/connection.h"
#include "store/study_reader.h"
#include "store/study_store.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

using namespace quietroom;
using namespace quietroom::store;
namespace fs = std::filesystem;
using Catch::Contains;

namespace {

void open_study(const fs::path& file) { const StudyStore store(file, sql::Access::durable); }

} // namespace

TEST_CASE("a file that is no database, or a damaged one, is refused and left as it is") {
  const test::TempFolder folder;
  const fs::path text = folder.write("a.sqlite", std::string(5000, 'x'));
  CHECK_THROWS_WITH(open_study(text), Contains("damaged or not a study database"));
  CHECK(fs::file_size(text) == 5000);

  const fs::path damaged = folder.path() / "b.sqlite";
  open_study(damaged);
  std::fstream file(damaged, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  file << std::string(3 * 4096, '\x5A');
  file.close();
  CHECK_THROWS_WITH(open_study(damaged), Contains("damaged"));
}

TEST_CASE("a database of a newer schema and one of another program are refused") {
  const test::TempFolder folder;
  const fs::path newer = folder.path() / "a.sqlite";
  open_study(newer);
  sql::open_sqlite(newer, sql::Access::durable)
      ->run("UPDATE meta SET value = '99' WHERE name = 'schema_version'");
  CHECK_THROWS_WITH(open_study(newer), Contains("version 99") && Contains("newer Quietroom"));

  const fs::path foreign = folder.path() / "b.sqlite";
  sql::open_sqlite(foreign, sql::Access::durable)->run("CREATE TABLE t (a TEXT)");
  CHECK_THROWS_WITH(open_study(foreign), Contains("not of a study"));
}

TEST_CASE("durable access means WAL and synchronous=FULL") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "a.sqlite", sql::Access::durable);
  std::string mode;
  std::string sync;
  connection->query("PRAGMA journal_mode", {}, [&](sql::Row row) { mode = row[0]; });
  connection->query("PRAGMA synchronous", {}, [&](sql::Row row) { sync = row[0]; });
  CHECK(mode == "wal");
  CHECK(sync == "2");
}

TEST_CASE("parameters are bound by their number, not by their place") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "a.sqlite", sql::Access::durable);
  std::string got;
  connection->query("SELECT $2 || $1 || $2", {std::string("a"), std::string("b")},
                    [&](sql::Row row) { got = row[0]; });
  CHECK(got == "bab");
}

TEST_CASE("numbers keep every digit, NULL and the empty text are different things") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "a.sqlite", sql::Access::durable);
  std::vector<std::string> got;
  bool null = false;
  connection->query("SELECT $1, $2, $3", {0.1 + 0.2, std::string(), sql::Value(std::monostate{})},
                    [&](sql::Row row) {
                      got = {std::string(row[0]), std::string(row[1])};
                      null = row[2].data() == nullptr && row[1].data() != nullptr;
                    });
  CHECK(got == std::vector<std::string>{"0.30000000000000004", ""});
  CHECK(null);
}

TEST_CASE("what is not committed is rolled back") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "a.sqlite", sql::Access::durable);
  connection->run("CREATE TABLE t (a TEXT)");
  {
    sql::Transaction transaction(*connection);
    connection->run("INSERT INTO t VALUES ('x')");
  }
  int rows = 0;
  connection->query("SELECT * FROM t", {}, [&](sql::Row) { ++rows; });
  CHECK(rows == 0);
}

TEST_CASE("a study in a missing folder, and a missing study, say what to do") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(open_study(folder.path() / "no" / "a.sqlite"), Contains("cannot be written"));
  CHECK_THROWS_WITH(read_votes_long(
                        folder.path() / "a.sqlite", [](sql::Row) {}, [](sql::Row) {}),
                    Contains("there is no database yet"));
}

namespace {

void store_number(sql::Connection& connection, int number) {
  sql::Transaction transaction(connection);
  connection.run("INSERT INTO vote (value) VALUES ($1)", {std::int64_t{number}});
  transaction.commit();
}

/// The numbers that whoever opens the file now finds in it.
std::string numbers_in(const fs::path& file) {
  std::string out;
  sql::open_sqlite(file, sql::Access::read_only)
      ->query("SELECT value FROM vote ORDER BY value", {},
              [&](sql::Row row) { out += std::string(row[0]) + " "; });
  return out;
}

struct OpenDatabase {
  test::TempFolder folder;
  fs::path file = folder.path() / "a.sqlite";
  std::unique_ptr<sql::Connection> connection = sql::open_sqlite(file, sql::Access::durable);
  OpenDatabase() {
    connection->run("CREATE TABLE vote (value INTEGER PRIMARY KEY)");
    store_number(*connection, 1);
  }
};

} // namespace

TEST_CASE(
    "a log or its index that is deleted or replaced stops the next vote, and no vote before it is lost") {
  const std::string ending = GENERATE("-wal", "-shm");
  const bool replaced = GENERATE(false, true);
  CAPTURE(ending, replaced);
  OpenDatabase open;
  const fs::path part = open.file.string() + ending;
  if (replaced) fs::copy_file(part, open.folder.path() / "copy");
  fs::remove(part);
  if (replaced) fs::rename(open.folder.path() / "copy", part);
  CHECK_THROWS_WITH(store_number(*open.connection, 2),
                    Contains(part.string()) && Contains("was removed or replaced") && Contains("safe"));
  CHECK(numbers_in(open.file) == "1 ");
  store_number(*open.connection, 2); // tried again: the database is opened anew
  store_number(*open.connection, 3);
  CHECK(numbers_in(open.file) == "1 2 3 ");
  open.connection.reset();
  CHECK(numbers_in(open.file) == "1 2 3 ");
}

TEST_CASE("nothing is stored while the database itself is away, and all goes on when it is put back") {
  OpenDatabase open;
  const fs::path away = open.folder.path() / "away";
  fs::rename(open.file, away);
  for (int i = 0; i < 2; ++i)
    CHECK_THROWS_WITH(store_number(*open.connection, 2),
                      Contains("put it back") && Contains("nothing is stored"));
  { // another one in its place is not the one that was opened
    std::ofstream(open.file) << "";
    CHECK_THROWS_WITH(store_number(*open.connection, 2), Contains("put it back"));
  }
  fs::rename(away, open.file);
  store_number(*open.connection, 2);
  CHECK(numbers_in(open.file) == "1 2 ");
}

TEST_CASE("a log that goes away within a transaction ends it without its vote") {
  OpenDatabase open;
  {
    sql::Transaction transaction(*open.connection);
    open.connection->run("INSERT INTO vote (value) VALUES (2)");
    fs::remove(open.file.string() + "-wal");
    CHECK_THROWS_WITH(transaction.commit(), Contains("-wal"));
  }
  CHECK_THROWS_WITH(store_number(*open.connection, 2), Contains("safe"));
  store_number(*open.connection, 2);
  CHECK(numbers_in(open.file) == "1 2 ");
}

TEST_CASE("readers of a database in use do not disturb it") {
  OpenDatabase open;
  for (int number = 2; number < 6; ++number) {
    CHECK(numbers_in(open.file).size() == 2 * static_cast<std::size_t>(number - 1));
    store_number(*open.connection, number);
  }
}

TEST_CASE("after a checkpoint the file alone has everything, and a reader in its middle only delays that") {
  OpenDatabase open;
  const fs::path copy = open.folder.path() / "plain-copy";
  fs::copy_file(open.file, copy);
  CHECK_THROWS(numbers_in(copy)); // the table stands in the log
  CHECK(open.connection->checkpoint());
  CHECK(fs::file_size(open.file.string() + "-wal") == 0);
  fs::copy_file(open.file, copy, fs::copy_options::overwrite_existing);
  CHECK(numbers_in(copy) == "1 ");
  const auto reader = sql::open_sqlite(open.file, sql::Access::read_only);
  reader->run("BEGIN");
  reader->query("SELECT * FROM vote", {}, [](sql::Row) {});
  store_number(*open.connection, 2);
  CHECK_FALSE(open.connection->checkpoint());
  CHECK(numbers_in(open.file) == "1 2 ");
  reader->run("COMMIT");
  CHECK(open.connection->checkpoint());
}

TEST_CASE("a database that another program holds for itself is refused with advice") {
  OpenDatabase open;
  open.connection->run("PRAGMA locking_mode=EXCLUSIVE");
  store_number(*open.connection, 2);
  CHECK_THROWS_WITH(sql::open_sqlite(open.file, sql::Access::durable),
                    Contains("another program holds it; close that one first"));
}
