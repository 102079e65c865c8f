#include "store/connection.h"

#include "core/error.h"
#include "store/scratch_study.h"
#include "store/study_store.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <thread>

using namespace quietroom;
using namespace quietroom::store;
using Texts = std::vector<std::string>;

namespace {

/// A study with a table of each kind, to which the test writes.
struct Trial : test::ScratchStudy {
  Trial() {
    { const StudyStore made(location, sql::Access::durable); }
    connection = open(location, sql::Access::durable);
    connection->define("CREATE TABLE trial (name TEXT PRIMARY KEY, whole BIGINT, real DOUBLE PRECISION)");
  }
  void add(const std::string& name, sql::Value whole, sql::Value real) const {
    connection->run("INSERT INTO trial (name, whole, real) VALUES ($1, $2, $3)", {name, whole, real});
  }
  /// Fields with commas, NULL as "-".
  Texts rows(const std::string& query, std::initializer_list<sql::Value> parameters = {}) const {
    Texts out;
    connection->query(query, parameters, [&](sql::Row row) {
      out.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i)
        out.back() += (i == 0 ? "" : ",") + (row[i].data() == nullptr ? "-" : std::string(row[i]));
    });
    return out;
  }
  std::unique_ptr<sql::Connection> connection;
};

const sql::Value none = std::monostate{};

} // namespace

TEST_CASE("numbers come back as the shortest text that gives the same number, NULL as none") {
  const Trial trial;
  for (const double each : {0.1, 1.0, -26.01, 1e15, 1e16, 1e22, 1e-5, 123456789.123456789, 5e-324, 1.0 / 3})
    trial.add(fmt::format("{}", each), none, each);
  for (const auto& row : trial.rows("SELECT name, real FROM trial"))
    CHECK(row.substr(0, row.find(',')) == row.substr(row.find(',') + 1));
  trial.add("whole", std::int64_t{9007199254740993}, none);
  trial.add("", none, none);
  CHECK(trial.rows("SELECT whole, real FROM trial WHERE name = 'whole'") == Texts{"9007199254740993,-"});
  CHECK(trial.rows("SELECT name, whole FROM trial WHERE name = $1", {std::string()}) ==
        Texts{",-"}); // empty, not NULL
}

TEST_CASE("text is ordered by its bytes, and NULL comes first where a query says so") {
  const Trial trial;
  for (const char* each : {"b", "a", "B", "ä", "a b", "a-b", "Z", "_"}) trial.add(each, none, none);
  CHECK(trial.rows("SELECT name FROM trial ORDER BY name") ==
        Texts{"B", "Z", "_", "a", "a b", "a-b", "b", "ä"});
  trial.connection->run("UPDATE trial SET whole = 2 WHERE name = 'b'");
  CHECK(trial.rows("SELECT DISTINCT whole FROM trial ORDER BY whole NULLS FIRST") == Texts{"-", "2"});
}

TEST_CASE("what a query asks whether it holds is 0 or 1") {
  const Trial trial;
  CHECK(trial.rows("SELECT 1 = 1, 1 = 2, EXISTS (SELECT 1 FROM trial)") == Texts{"1,0,0"});
}

TEST_CASE("a transaction that is not committed leaves nothing, and the next one begins afresh") {
  const Trial trial;
  {
    const sql::Transaction given_up(*trial.connection);
    trial.add("a", none, none);
  }
  CHECK(trial.rows("SELECT name FROM trial").empty());
  {
    sql::Transaction broken(*trial.connection);
    trial.add("a", none, none);
    CHECK_THROWS_AS(trial.add("a", none, none), Error);
    // SQLite would keep the first row, PostgreSQL nothing: whoever meets an error does not commit
  }
  CHECK(trial.rows("SELECT name FROM trial").empty());
  sql::Transaction good(*trial.connection);
  trial.add("b", none, none);
  good.commit();
  CHECK(trial.rows("SELECT name FROM trial") == Texts{"b"});
}

TEST_CASE("a snapshot sees nothing of what is written meanwhile, and another connection does") {
  const Trial trial;
  const auto reader = open(trial.location, sql::Access::read_only);
  const auto count = [](sql::Connection& connection) {
    std::string out;
    connection.query("SELECT COUNT(*) FROM trial", {}, [&](sql::Row row) { out = row[0]; });
    return out;
  };
  reader->begin_reading();
  CHECK(count(*reader) == "0");
  trial.add("a", none, none);
  CHECK(count(*reader) == "0");
  CHECK(count(*open(trial.location, sql::Access::read_only)) == "1");
}

TEST_CASE("whoever opened to read cannot write") {
  const Trial trial;
  const auto reader = open(trial.location, sql::Access::read_only);
  CHECK_THROWS_AS(reader->run("DELETE FROM trial"), Error);
}

TEST_CASE("columns have their names and kinds, and a table is found by its name") {
  const Trial trial;
  CHECK(trial.connection->columns("SELECT * FROM trial") == Texts{"name", "whole", "real"});
  CHECK(trial.connection->kinds("SELECT * FROM trial") ==
        std::vector{sql::Kind::text, sql::Kind::whole, sql::Kind::real});
  CHECK(trial.connection->has_table("trial"));
  CHECK(trial.connection->has_table("votes_long"));
  CHECK_FALSE(trial.connection->has_table("tria"));
  CHECK_FALSE(trial.connection->is_empty());
}

TEST_CASE("two writers wait for each other: numbers that are counted on do not meet") {
  const Trial trial;
  const auto write = [&](int first) {
    const auto own = open(trial.location, sql::Access::relaxed);
    for (int i = 0; i < 25; ++i) {
      sql::Transaction transaction(*own);
      own->run("INSERT INTO trial (name, whole) SELECT $1, COALESCE(MAX(whole), 0) + 1 FROM trial",
               {std::to_string(first + i)});
      transaction.commit();
    }
  };
  std::thread other(write, 100);
  write(0);
  other.join();
  CHECK(trial.rows("SELECT COUNT(DISTINCT whole), MAX(whole) FROM trial") == Texts{"50,50"});
}
