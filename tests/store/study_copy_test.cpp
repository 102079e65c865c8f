#include "store/study_copy.h"

#include "core/error.h"
#include "store/kept_sessions.h"
#include "store/study_with_votes.h"
#include "store/tables_in_order.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;

namespace {

/// Every row of every table, sorted: NULL and empty differ.
std::vector<std::string> all_rows(const Location& at) {
  std::vector<std::string> out;
  const auto connection = open(at, sql::Access::read_only);
  for (const std::string_view table : tables_in_order)
    connection->query("SELECT * FROM " + std::string(table), {}, [&](sql::Row row) {
      out.emplace_back(table);
      for (const auto field : row) out.back() += field.data() == nullptr ? "|NULL" : "|" + std::string(field);
    });
  std::ranges::sort(out);
  return out;
}

void vote(test::StudyWithVotes& study) {
  study.open("L01", "L01-1");
  study.open("L02", "L02-1");
  study.store.begin_sitting("L01-1", {"hw:0", false, 48000, {}}, "t1");
  study.vote("L01", "L01-1", 1, 4);
  study.fault("L01-1", 2);
  study.vote("L02", "L02-1", 1, 2);
}

/// What stands under each digest, and the digests.
std::vector<std::string> proofs(const Location& at) {
  std::vector<std::string> out;
  for (const session::KeptSession& session : read_kept_sessions(at).sessions) {
    for (const auto& each : session.attempts)
      out.push_back(each.records + each.answer_records + each.digest.value_or("none") +
                    each.salt.value_or("none"));
    for (const auto& each : session.links) out.push_back(each.records + each.digest);
  }
  return out;
}

} // namespace

TEST_CASE("every table of a study is copied") {
  const test::ScratchStudy study;
  { const StudyStore made(study.location, sql::Access::durable); }
  std::vector<std::string> tables(tables_in_order.begin(), tables_in_order.end());
  std::ranges::sort(tables);
  std::vector<std::string> there;
  const auto connection = open(study.location, sql::Access::read_only);
  connection->query(study.location.is_server()
                        ? "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                          " (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY relname"
                        : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
                    {}, [&](sql::Row row) { there.emplace_back(row[0]); });
  std::ranges::sort(there);
  CHECK(there == tables);
}

TEST_CASE("a copy has every row of a study as it was, and the bytes under its digests") {
  test::StudyWithVotes study;
  vote(study);
  const test::TempFolder elsewhere;
  const Location file = elsewhere.path() / "copy.sqlite";
  copy_study(study.location, file);
  CHECK(all_rows(file) == all_rows(study.location));
  CHECK(proofs(file) == proofs(study.location));
  if (!study.location.is_server()) return;
  const Location back(study.location.server, study.location.study + " back");
  copy_study(file, back);
  CHECK(all_rows(back) == all_rows(study.location));
  CHECK(proofs(back) == proofs(study.location));
  CHECK_THROWS_WITH(copy_study(file, back), Contains("already"));
  open(back, sql::Access::durable)->run("DROP SCHEMA " + sql::quoted_name(back.study) + " CASCADE");
}

TEST_CASE("a copy never replaces anything, and a source that is not there is named") {
  test::StudyWithVotes study;
  vote(study);
  const test::TempFolder elsewhere;
  const auto taken = elsewhere.write("taken.sqlite", "mine");
  CHECK_THROWS_WITH(copy_study(study.location, taken), Contains("is there already"));
  CHECK_THROWS_WITH(copy_study(Location(elsewhere.path() / "none.sqlite"), elsewhere.path() / "a.sqlite"),
                    Contains("there is no database yet"));
}

TEST_CASE("the name of a study is that of its sessions") {
  test::StudyWithVotes study;
  CHECK(study_named_in(study.location).empty());
  vote(study);
  CHECK(study_named_in(study.location) == "demo");
}
