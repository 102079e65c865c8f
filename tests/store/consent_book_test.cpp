#include "store/consent_book.h"

#include "design/consent.h"
#include "store/redo.h"
#include "store/schema.h"
#include "store/scratch_study.h"
#include "store/study_store.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;

namespace {

void begin(StudyStore& store, const std::string& session) {
  SessionFacts facts;
  facts.session = session;
  facts.listener = session;
  facts.plan_hash = "hash";
  store.open_session(facts, "t0");
}

} // namespace

TEST_CASE("a decision on consent is kept with text, version and time, and the last one of a session counts") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  for (const char* session : {"a", "b"}) begin(store, session);
  const std::vector<std::string> pages = {"one", "two"};
  add_consent(store.connection(), {"a", pages, false, "t1", "p"});
  add_consent(store.connection(), {"a", pages, true, "t2", "p"});
  add_consent(store.connection(), {"b", pages, false, "t3", "p"});
  const ConsentCounts counts = consent_counts(store.connection());
  CHECK(counts.agreed == 1);
  CHECK(counts.declined == 1);
  CHECK(counts.versions == std::vector{design::consent_version(pages)});
  std::vector<std::string> kept;
  store.connection().query("SELECT text, decided_utc, given FROM consent WHERE session = 'a' AND entry = 2",
                           {}, [&](sql::Row row) { kept.assign(row.begin(), row.end()); });
  CHECK(kept == std::vector<std::string>{"one\n---\ntwo", "t2", "1"});
}

TEST_CASE("a session that was set aside is not counted among those who agreed") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  begin(store, "L01");
  add_consent(store.connection(), {"L01", {"one"}, true, "t1", "p"});
  redo(store.connection(), "L01", "", "p", "t2");
  CHECK(consent_counts(store.connection()).agreed == 0);
}

TEST_CASE("a database of an earlier schema knows of no consent") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  make_tables_of_schema_2(*connection);
  CHECK(consent_counts(*connection).agreed == 0);
}
