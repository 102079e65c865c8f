#include "store/postgres.h"

#include "core/error.h"
#include "store/scratch_study.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("an address with a password is refused, says where one belongs and does not repeat it") {
  const std::string with =
      GENERATE(as<std::string>{}, "postgresql://ann:s3cret@lab/x", "postgresql://lab/x?password=s3cret",
               "postgres://lab/x?sslpassword=s3cret", "postgresql://lab/x?%70assword=s3cret");
  CHECK_THROWS_WITH(sql::check_server_url(with),
                    Contains("~/.pgpass") && !Contains("s3cret") && !Contains("ann"));
  CHECK_NOTHROW(sql::check_server_url("postgresql://ann@lab:5433/x?sslmode=verify-full&service=lab"));
}

TEST_CASE("an address that cannot be read is refused without being repeated") {
  const std::string bad = GENERATE(as<std::string>{}, "postgresql://ann:s3cret@[::1/x",
                                   "postgresql://lab/x?s3cret", "postgresql://%zs3cret/x");
  CHECK_THROWS_WITH(sql::check_server_url(bad), Contains("cannot be read") && !Contains("s3cret"));
}

TEST_CASE("a connection that was cut is made anew by the next statement, but never within a transaction") {
  const std::string server = test::server_of_tests();
  if (server.empty()) return; // it is run by scripts/with-postgres too
  const test::ServerStudy study(server);
  const auto killer = sql::open_postgres(server, "", sql::Access::durable);
  const auto cut = [&](sql::Connection& connection) {
    std::string number;
    connection.query("SELECT pg_backend_pid()", {}, [&](sql::Row row) { number = row[0]; });
    killer->query("SELECT pg_terminate_backend($1)", {number}, [](sql::Row) {});
  };
  const auto connection = open(study.location(), sql::Access::durable);
  cut(*connection);
  CHECK_THROWS_WITH(connection->run("SELECT 1"), Contains("the server went away"));
  CHECK_NOTHROW(connection->run("SELECT 1 FROM meta")); // the search path is set again
  {
    const sql::Transaction transaction(*connection);
    connection->run("INSERT INTO meta (name, value) VALUES ('a', 'b')");
    cut(*connection);
    CHECK_THROWS_AS(connection->run("SELECT 1"), Error);
    CHECK_THROWS_WITH(connection->run("SELECT 1"), Contains("the server went away"));
  }
  int found = 0;
  connection->query("SELECT 1 FROM meta WHERE name = 'a'", {}, [&](sql::Row) { ++found; });
  CHECK(found == 0);
}

TEST_CASE("whoever writes sees what was committed before it, whatever the default of the server is") {
  const std::string server = test::server_of_tests();
  if (server.empty()) return;
  const test::ServerStudy study(server);
  const auto connection = open(study.location(), sql::Access::durable);
  connection->run("SET default_transaction_isolation TO 'repeatable read'");
  sql::Transaction transaction(*connection);
  std::string level;
  connection->query("SHOW transaction_isolation", {}, [&](sql::Row row) { level = row[0]; });
  CHECK(level == "read committed");
}

TEST_CASE(
    "a server that holds the line and says nothing is not waited for, and is asked anew when it is back") {
  const std::string server = test::server_of_tests();
  if (server.empty()) return;
  const test::ServerStudy study(server);
  const auto connection = open(study.location(), sql::Access::durable);
  connection->limit_waits(std::chrono::milliseconds(500));
  std::string number;
  connection->query("SELECT pg_backend_pid()", {}, [&](sql::Row row) { number = row[0]; });
  const auto began = std::chrono::steady_clock::now();
  REQUIRE(::kill(std::stoi(number), SIGSTOP) == 0);
  CHECK_THROWS_WITH(connection->run("SELECT 1"), Contains("the server does not answer"));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(3));
  CHECK_NOTHROW(connection->run("SELECT 1")); // by another process there
  ::kill(std::stoi(number), SIGCONT);
  CHECK_THROWS_AS(connection->run("SELECT pg_sleep(5)"), Error); // which the server ends by itself
  CHECK_NOTHROW(connection->run("SELECT 1"));
}
