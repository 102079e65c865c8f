#include "core/server_address.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Contains;

TEST_CASE("a password in an address of any spelling is refused, and never repeated") {
  for (const char* typed : {"postgresql://ann:s3cret@lab/quiet",
                            "postgres://ann:s3cret@lab/quiet",
                            "POSTGRESQL://ann:s3cret@lab/q",
                            "postgress://ann:s3cret@lab/q",
                            "pgsql://ann:s3cret@lab/q",
                            "jdbc:postgresql://ann:s3cret@lab/q",
                            "mysql://ann:s3cret@lab/q",
                            "postgresql://:s3cret@lab",
                            "postgresql://ann:s3%63ret@lab/q",
                            "postgresql://ann:s3cret/x@lab/q",
                            "postgresql://ann:s3cret?x@lab/q",
                            "postgresql://ann:s3cret#x@lab/q",
                            "postgresql://lab/q?password=s3cret",
                            "postgresql://lab/q?user=ann&PASSWORD=s3cret",
                            "postgresql://lab/q?pass%77ord=s3cret",
                            "postgresql://lab/q?sslpassword=s3cret",
                            "host=lab password=s3cret",
                            "password = s3cret host=lab",
                            "--store=postgresql://ann:s3cret@lab/q",
                            "--store=password=s3cret",
                            "postgresql:/ann:s3cret@lab/q",
                            "Postgres:ann:s3cret@lab"}) {
    CAPTURE(typed);
    const std::string why = refusal_of_address(typed);
    CHECK_FALSE(why.empty());
    CHECK(why.find("s3c") == why.npos);
    CHECK(why.find("s3%") == why.npos);
    const char* const argv[] = {"quietroom", "mos", typed};
    CHECK_THROWS_WITH(refuse_secret_arguments(3, argv), why);
  }
}

TEST_CASE("an address that begins almost like one is told how it begins") {
  for (const char* typed : {"POSTGRESQL://lab/quiet", "postgress://lab/quiet", "postgersql://lab",
                            "pgsql://lab/q", "postgresql:/lab/quiet", "postgres:lab"})
    CHECK_THAT(refusal_of_address(typed), Contains("begins with postgresql://"));
  CHECK_THAT(refusal_of_address("POSTGRESQL://lab"), Catch::StartsWith("POSTGRESQL://...:"));
}

TEST_CASE("addresses without a password, files and texts are taken as they are") {
  for (const char* typed :
       {"postgresql:///lab?host=/run/x&port=5432", "postgresql://lab.example:5432/quiet?application_name=a@b",
        "postgres://ann@lab.example/quiet?sslmode=verify-full", "postgresql://ann@lab:5432/q?passfile=/x",
        "votes.csv", "sessions/a:b@c", "12:30", "file:OUT.wav", "https://example.org/a", "--by=condition",
        "a note: see x@y", "", "1:5", "--map", "vote=rating", "password.csv", "C:/votes.csv"}) {
    CAPTURE(typed);
    CHECK(refusal_of_address(typed).empty());
  }
}
