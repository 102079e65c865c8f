#include "cli/voted_study.h"

#include "core/atomic_file.h"
#include "store/answer_book.h"
#include "store/eligibility_book.h"

#include <filesystem>

using namespace quietroom;
using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

/// A study with votes, and answers that stand nowhere else.
struct AskedStudy : VotedStudy {
  AskedStudy() {
    sit("L01", 100);
    sit("L02", 100, 3);
    store::StudyStore store(store::database_of(path), store::sql::Access::durable);
    auto& connection = store.connection();
    for (const char* listener : {"L01", "L02"}) {
      const std::string session = std::string(listener) + "-1";
      store::add_answer(connection,
                        {session, listener, "form", "gender", 1, "Gender?", "female", "Weiblich", "t1"});
      store::add_answer(connection, {session, listener, "form", "native_language", 2, "?", "Smaragdisch",
                                     "Smaragdisch", "t1"});
      store::add_answer(connection, {session, listener, "tired", "why", 1, "Why?", "Rubin", "Rubin", "t1"});
    }
    design::EligibilityRules rules;
    rules.last_test_months = 6;
    store::note_screening(connection, "L01-1", rules, {design::Breach::last_test}, "t1");
    store::override_screening(connection, "L01-1", "L01", "Saphir", "test", "t2");
  }

  /// Whether a file of this folder has these bytes.
  bool holds(const std::string& where, const std::string& bytes) const {
    for (const auto& each : fs::recursive_directory_iterator(folder.path() / where))
      if (each.is_regular_file() && read_file(each.path()).find(bytes) != std::string::npos) return true;
    return false;
  }
};

} // namespace

TEST_CASE("no bundle has what a listener said, unless it is asked for; all have the counts") {
  const AskedStudy study;
  REQUIRE(study.run("export study plain").exit_code == 0);
  REQUIRE(study.run("export study public --public").exit_code == 0);
  for (const char* bundle : {"plain", "public"}) {
    CAPTURE(bundle);
    for (const char* word : {"Smaragdisch", "Rubin", "Saphir", "Weiblich"})
      CHECK_FALSE(study.holds(bundle, word));
    CHECK_FALSE(fs::exists(study.folder.path() / bundle / "personal"));
    for (const char* file : {"methods.md", "datapackage.json"}) {
      const std::string text = read_file(study.folder.path() / bundle / file);
      CHECK_THAT(text, Catch::Contains("as the listeners gave them: female (2)"));
      CHECK_THAT(text, Catch::Contains("1 listener was taken in"));
    }
  }
}

TEST_CASE("export --personal has each answer and who was eligible, in a folder for its owner alone") {
  const AskedStudy study;
  REQUIRE(study.run("export study mine --personal").exit_code == 0);
  const fs::path personal = study.folder.path() / "mine/personal";
  CHECK_THAT(read_file(personal / "answers.csv"),
             Catch::Contains("L01,L01-1,form,native_language,?,Smaragdisch,Smaragdisch,t1") &&
                 Catch::Contains("L02,L02-1,tired,why,Why?,Rubin,Rubin,t1"));
  CHECK_THAT(read_file(personal / "eligibility.csv"),
             Catch::Contains("L01,L01-1,last_test_months = 6,last_test,1,t1"));
  CHECK(fs::status(personal).permissions() == fs::perms::owner_all);
  for (const char* file : {"answers.csv", "eligibility.csv"})
    CHECK(fs::status(personal / file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(study.run("verify study").exit_code == 0);
}

TEST_CASE("--personal is refused for everybody, for tables alone, and for a table of votes") {
  const AskedStudy study;
  const auto refused = [&](const std::string& arguments, const std::string& sentence) {
    const auto run = study.run(arguments);
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, Catch::Contains(sentence));
  };
  refused("export study a --personal --public", "--personal and --public exclude each other");
  refused("export study a --personal --tables", "--personal and --tables exclude each other");
  study.folder.write("v.csv", "listener,stimulus,condition,vote\na,s,c,4\nb,s,c,3\n");
  refused("export v.csv a --personal", "is a table, which has nothing of this");
}

TEST_CASE("a backup has what the listeners said, and a withdrawal wipes it from the study") {
  const AskedStudy study;
  REQUIRE(study.run("backup study copy.sqlite").exit_code == 0);
  CHECK(study.holds("study", "Smaragdisch"));
  REQUIRE(study.run("withdraw study --listener L01 --yes").exit_code == 0);
  REQUIRE(study.run("withdraw study --listener L02 --yes").exit_code == 0);
  for (const char* word : {"Smaragdisch", "Rubin", "Saphir"}) CHECK_FALSE(study.holds("study", word));
  CHECK_THAT(read_file(study.folder.path() / "copy.sqlite"), Catch::Contains("Smaragdisch"));
  CHECK(study.run("verify study").exit_code == 0);
}
