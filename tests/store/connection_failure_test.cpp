#include "store/connection_failure.h"

#include <catch2/catch.hpp>

using namespace quietroom::store::sql;
using Catch::Contains;

namespace {

// as libpq 15.14 wrote them
constexpr const char* refused = "connection to server at \"127.0.0.1\", port 1 failed: Connection "
                                "refused\n\tIs the server running on that "
                                "host and accepting TCP/IP connections?\n";
constexpr const char* no_database =
    "connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  database \"nodb\" does not exist\n";
constexpr const char* no_password =
    "connection to server at \"127.0.0.1\", port 5432 failed: fe_sendauth: no password supplied\n";
constexpr const char* no_trust =
    "connection to server at \"127.0.0.1\", port 5432 failed: SSL error: certificate verify failed\n";

} // namespace

TEST_CASE("a server that is not there is away") {
  for (const char* message :
       {refused, "connection to server at \"10.0.0.9\", port 5432 failed: timeout expired\n",
        "connection to server at \"10.0.0.9\", port 5432 failed: No route to host\n",
        "could not translate host name \"nohost.invalid\" to address: Name or service not known\n",
        "connection to server on socket \"/x/.s.PGSQL.5432\" failed: No such file or directory\n\tIs the "
        "server "
        "running locally and accepting connections on that socket?\n"}) {
    CAPTURE(message);
    CHECK(tells_of_absence(message));
    CHECK_THAT(advice_on_connection(message, "", false), Contains("the server does not answer"));
  }
  for (const char* state : {"57P01", "57P03", "53300", "08006"}) CHECK(is_away(state));
}

TEST_CASE("a server that answers and refuses is not away, nor is an address that leads nowhere") {
  for (const char* message :
       {no_database, no_password, no_trust, "definition of service \"lab\" not found\n",
        "connection to server at \"lab\", port 5432 failed: server does not support SSL, but SSL was "
        "required\n",
        "connection to server on socket \"/x/.s.PGSQL.5432\" failed: Permission denied\n", ""}) {
    CAPTURE(message);
    CHECK_FALSE(tells_of_absence(message));
    CHECK_THAT(advice_on_connection(message, "", false), !Contains("does not answer"));
  }
  for (const char* state : {"28P01", "28000", "3D000", "42501", "57014"}) CHECK_FALSE(is_away(state));
  CHECK_FALSE(tells_of_absence(std::string(refused) + no_database)); // of two addresses one answers
}

TEST_CASE("the code of a server is found behind its severity in any language") {
  CHECK(is_said_by_server(no_database));
  CHECK_FALSE(is_said_by_server(refused));
  CHECK(state_in("connection to server at \"x\", port 1 failed: FATAL:  28P01\n") == "28P01");
  CHECK(state_in("failed: ВАЖНО:  3D000\n") == "3D000");
  CHECK(state_in("a failed: FATAL:  57P03\nconnection to server b failed: FATAL:  3D000\n") == "3D000");
  CHECK(state_in("a failed: FATAL:  57P03\n") == "57P03");
  CHECK(state_in(no_database).empty());
}

TEST_CASE("each kind of refusal is told with what to do") {
  CHECK_THAT(advice_on_connection(no_password, "", true), Contains("~/.pgpass"));
  CHECK_THAT(advice_on_connection("", "3D000", false), Contains("no such database"));
  CHECK_THAT(advice_on_connection(no_trust, "", false), Contains("sslrootcert"));
  CHECK_THAT(advice_on_connection("", "53300", false), Contains("no room"));
  CHECK_THAT(advice_on_connection("", "57P03", false), Contains("starting"));
}
