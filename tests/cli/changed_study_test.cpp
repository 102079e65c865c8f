#include "cli/voted_study.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a listener who was taken out of the list keeps their rights") {
  VotedStudy study;
  study.sit("L02", 1);
  std::string toml = read_file(study.path / "study.toml");
  toml.replace(toml.find("\"L01\", \"L02\""), 12, "\"L01\"");
  study.folder.write("study/study.toml", toml);
  CHECK(study.run("withdraw study --listener L02 --yes").exit_code == 0);
}

TEST_CASE("a database of an earlier schema is brought to the present one before it is changed, and said so") {
  const TempFolder folder;
  std::filesystem::copy(QUIETROOM_SOURCE_DIR "/tests/vectors/schema1", folder.path(),
                        std::filesystem::copy_options::recursive);
  std::string listener;
  store::sql::open_sqlite(folder.path() / "study/study.sqlite", store::sql::Access::read_only)
      ->query("SELECT listener FROM session WHERE simulated = 0 ORDER BY 1 LIMIT 1", {},
              [&](store::sql::Row row) { listener = row[0]; });
  REQUIRE_FALSE(listener.empty());
  const Run run = run_quietroom("redo study --listener " + listener, folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("brought to the present schema; as it was it is kept in study/study.schema-1.sqlite") !=
        std::string::npos);
}
