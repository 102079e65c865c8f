#include "store/present_schema.h"

#include "core/error.h"
#include "store/study_store.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

TEST_CASE("a place in a command is what a shell takes") {
  CHECK(shell_word("sessions/demo/study.sqlite") == "sessions/demo/study.sqlite");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("it's a study") == "'it'\\''s a study'");
  CHECK(as_arguments({"postgresql:///lab?host=/x", "a b"}) == "'postgresql:///lab?host=/x' --study 'a b'");
  CHECK(as_arguments({"postgresql:///lab", ""}) == "postgresql:///lab");
}

TEST_CASE("a database of an earlier schema is refused with the command for its place") {
  const test::TempFolder folder;
  const Location at(folder.path() / "study.sqlite");
  { const StudyStore made(at, sql::Access::durable); }
  const auto connection = open(at, sql::Access::durable);
  CHECK_NOTHROW(refuse_earlier_schema(*connection, at));
  connection->run("UPDATE meta SET value = '2' WHERE name = 'schema_version'");
  CHECK_THROWS_WITH(refuse_earlier_schema(*connection, at),
                    Contains("version 2") && Contains("quietroom store migrate " + at.file.string()));
  CHECK_THROWS_WITH(refuse_earlier_schema(*connection, {"postgresql:///lab", "wideband"}),
                    Contains("copy it to a file by the Quietroom that made it"));
}
