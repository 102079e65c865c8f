#include "study/sessions_to_expect.h"

#include "method/methods.h"
#include "store/study_store.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;

namespace {

void begin(const std::filesystem::path& folder, const std::string& session, const std::string& study,
           const std::string& method, bool simulated) {
  store::StudyStore store(store::database_of(folder), store::sql::Access::relaxed);
  store.connection().run(
      "INSERT INTO session (session, study, listener, method, language, seed, plan_hash, program,"
      " simulated, started_utc) VALUES ($1, $2, 'L01', $3, 'en', '1', 'h', 'p', $4, 't')",
      {session, study, method, std::int64_t{simulated ? 1 : 0}});
}

} // namespace

TEST_CASE(
    "sessions are expected under the name of study.toml, and under those that a folder has sessions of") {
  const test::TempFolder folder;
  design::Design design;
  design.name = "wideband";
  CHECK(sessions_to_expect(design, folder.path()).studies == std::vector<std::string>{"wideband"});
  CHECK(sessions_to_expect(design, folder.path()).method == design.method);
  begin(folder.path(), "L01-1", "demo", design.method.id, false);
  begin(folder.path(), "L01-2", "wideband", design.method.id, false);
  begin(folder.path(), "L01-3", "rehearsed", design.method.id, true);
  begin(folder.path(), "L01-4", "paired", "dcr", false);
  CHECK(sessions_to_expect(design, folder.path()).studies == std::vector<std::string>{"wideband", "demo"});
}
