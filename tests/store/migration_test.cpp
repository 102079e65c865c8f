#include "store/migration.h"

#include "core/atomic_file.h"
#include "core/csv.h"
#include "core/error.h"
#include "store/schema.h"
#include "store/study_reader.h"
#include "store/study_store.h"
#include "support/schema1_study.h"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace quietroom;
using namespace quietroom::store;
using test::Schema1Study;
namespace fs = std::filesystem;

namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

/// What analysis reads: header and rows.
Rows votes_of(const fs::path& database) {
  Rows out;
  const auto keep = [&](sql::Row row) { out.emplace_back(row.begin(), row.end()); };
  read_votes_long(database, keep, keep);
  return out;
}

/// The same as an earlier program exported it, with what its schema could not say.
Rows expected(const fs::path& csv) {
  Rows out;
  CsvReader reader(csv);
  std::vector<std::string_view> fields;
  while (reader.next(fields)) {
    out.emplace_back(fields.begin(), fields.end());
    const Row more = out.size() == 1
                         ? Row{"question", "role", "reference", "presentation", "gain_db", "digest"}
                         : Row{"quality", "processed", "", "processed", "", ""};
    out.back().insert(out.back().end(), more.begin(), more.end());
  }
  return out;
}

std::string version_in(const fs::path& database) {
  std::string out;
  sql::open_sqlite(database, sql::Access::read_only)
      ->query("SELECT value FROM meta WHERE name = 'schema_version'", {},
              [&](sql::Row row) { out = row[0]; });
  return out;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> out;
  for (const auto& each : fs::directory_iterator(folder)) out.push_back(each.path().filename().string());
  std::ranges::sort(out);
  return out;
}

} // namespace

TEST_CASE("a database of schema 1 is read as it is: the same rows, their question that of the method") {
  const Schema1Study study;
  const std::string before = read_file(study.database);
  const std::string log = read_file(study.database.string() + "-wal");
  CHECK(votes_of(study.database) == expected(study.exported));
  CHECK(StudyReader(study.database).unfinished_listeners() == std::vector<std::string>{"L02"});
  CHECK(StudyReader(study.database).real_sessions() == 2);
  CHECK(StudyReader(study.database).devices() == std::vector<std::string>{"file:heard.wav"});
  CHECK(read_file(study.database) == before); // nothing was migrated
  CHECK(read_file(study.database.string() + "-wal") == log);
  CHECK(version_in(study.database) == "1");
}

TEST_CASE("a database of schema 1 on a medium that cannot be written is read as well") {
  const Schema1Study study;
  sql::open_sqlite(study.database, sql::Access::durable).reset(); // the log goes into the database
  REQUIRE_FALSE(fs::exists(study.database.string() + "-wal"));
  const fs::path folder = study.study;
  fs::permissions(study.database, fs::perms::owner_read);
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(votes_of(study.database) == expected(study.exported));
  fs::permissions(folder, fs::perms::owner_all);
  CHECK(version_in(study.database) == "1");
}

TEST_CASE(
    "who writes brings schema 1 to the present one, keeps a copy, and loses no row, not even of the log") {
  const Schema1Study study;
  StudyStore store(study.database, sql::Access::durable);
  REQUIRE(store.kept_as() == study.study / "study.schema-1.sqlite");
  CHECK(version_in(study.database) == "3");
  CHECK(votes_of(study.database) == expected(study.exported));
  CHECK(version_in(*store.kept_as()) == "1");
  CHECK(votes_of(*store.kept_as()) == expected(study.exported));
  std::string sound;
  const auto connection = sql::open_sqlite(study.database, sql::Access::read_only);
  connection->query("PRAGMA integrity_check", {}, [&](sql::Row row) { sound += row[0]; });
  connection->query("PRAGMA foreign_key_check", {}, [&](sql::Row) { sound += " foreign key"; });
  CHECK(sound == "ok");
}

TEST_CASE("the tables after a migration are those of a new database") {
  const Schema1Study study;
  { StudyStore store(study.database, sql::Access::durable); }
  { StudyStore store(study.study / "new.sqlite", sql::Access::durable); }
  const auto made = [](const fs::path& database) {
    Rows out;
    sql::open_sqlite(database, sql::Access::read_only)
        ->query("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", {},
                [&](sql::Row row) { out.emplace_back(row.begin(), row.end()); });
    return out;
  };
  CHECK(made(study.database) == made(study.study / "new.sqlite"));
}

TEST_CASE("a database is migrated once, and opened again without another copy") {
  const Schema1Study study;
  { StudyStore store(study.database, sql::Access::durable); }
  const auto names = names_in(study.study);
  StudyStore store(study.database, sql::Access::durable);
  CHECK_FALSE(store.kept_as());
  CHECK(votes_of(study.database) == expected(study.exported));
  CHECK(std::ranges::count_if(names,
                              [](const std::string& name) { return name.starts_with("study.schema"); }) == 1);
}

TEST_CASE("a database of schema 2 gets what schema 3 adds, after a copy of it") {
  const test::TempFolder folder;
  const fs::path database = folder.path() / "study.sqlite";
  {
    const auto connection = sql::open_sqlite(database, sql::Access::durable);
    connection->run("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
    make_tables_of_schema_2(*connection);
    connection->run("INSERT INTO meta (name, value) VALUES ('schema_version', '2')");
  }
  CHECK(votes_of(database).size() == 1); // who reads takes it as it is
  CHECK(version_in(database) == "2");
  const StudyStore store(database, sql::Access::durable);
  CHECK(store.kept_as() == folder.path() / "study.schema-2.sqlite");
  CHECK(version_in(database) == "3");
  CHECK(version_in(*store.kept_as()) == "2");
}

TEST_CASE("a file that has the name of the copy is never replaced") {
  const Schema1Study study;
  study.folder.write("study/study.schema-1.sqlite", "mine");
  const StudyStore store(study.database, sql::Access::durable);
  CHECK(store.kept_as() == study.study / "study.schema-1-2.sqlite");
  CHECK(read_file(study.study / "study.schema-1.sqlite") == "mine");
  CHECK(votes_of(*store.kept_as()) == expected(study.exported));
}

TEST_CASE("a migration that fails leaves the database as it was, and no copy") {
  const Schema1Study study;
  SECTION("in the middle") {
    sql::open_sqlite(study.database, sql::Access::durable)->run("CREATE TABLE answer (in_the_way TEXT)");
  }
  SECTION("where the copy cannot be written") {
    fs::create_directory(study.study / (".study.schema-1.part" + std::to_string(::getpid()) + ".sqlite"));
  }
  CHECK_THROWS_AS(StudyStore(study.database, sql::Access::durable), Error);
  CHECK(version_in(study.database) == "1");
  CHECK(votes_of(study.database) == expected(study.exported));
  CHECK_FALSE(fs::exists(study.study / "study.schema-1.sqlite"));
}

TEST_CASE("a database of a schema that is newer than the program is refused, by readers and by writers") {
  const Schema1Study study;
  sql::open_sqlite(study.database, sql::Access::durable)
      ->run("UPDATE meta SET value = '4' WHERE name = 'schema_version'");
  CHECK_THROWS_WITH(StudyStore(study.database, sql::Access::durable),
                    Catch::Contains("install a newer Quietroom"));
  CHECK_THROWS_WITH(votes_of(study.database), Catch::Contains("install a newer Quietroom"));
}
