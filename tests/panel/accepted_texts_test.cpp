#include "panel/accepted_texts.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <unistd.h>

using namespace quietroom;
using namespace quietroom::panel;

namespace {

design::Design design_in(const std::string& keys) {
  auto read = design::parse_design(
      "version = 1\nname = \"demo\"\nset = \"../set\"\nseed = 5\nlisteners = 3\n" + keys, "study");
  REQUIRE(read.problems.empty());
  return read.design;
}

struct Study {
  test::TempFolder folder;
  std::filesystem::path file = folder.path() / "study.sqlite";
  store::StudyStore store{file, store::sql::Access::durable};

  std::vector<std::string> accepted() const {
    std::vector<std::string> out;
    store::sql::open_sqlite(file, store::sql::Access::read_only)
        ->query("SELECT reason FROM audit WHERE action = 'labels_accepted'", {},
                [&](store::sql::Row row) { out.emplace_back(row[0]); });
    return out;
  }
};

/// Standard input that is no terminal, as under a program.
struct NoTerminal {
  int kept = ::dup(STDIN_FILENO);
  NoTerminal() { REQUIRE(std::freopen("/dev/null", "r", stdin) != nullptr); }
  ~NoTerminal() {
    ::dup2(kept, STDIN_FILENO);
    ::close(kept);
  }
};

} // namespace

TEST_CASE("English texts need nobody's word, nor do a study's own") {
  Study study;
  accept_texts(design_in(""), "study", study.store, "now");
  accept_texts(design_in("[wording]\nsaved = \"Stored\"\n"), "study", study.store, "now");
  CHECK(study.accepted().empty());
}

TEST_CASE("texts that nobody confirmed are refused without a terminal, and nothing is recorded") {
  const NoTerminal no_terminal;
  Study study;
  try {
    accept_texts(design_in("language = \"de\"\n"), "sessions/german", study.store, "now");
    FAIL("accepted by nobody");
  } catch (const Error& refused) {
    CHECK(refused.kind() == ErrorKind::input);
    CHECK_THAT(refused.what(),
               Catch::StartsWith("sessions/german/study.toml: nobody has confirmed the texts of the "
                                 "language \"de\" ("));
    CHECK_THAT(refused.what(), Catch::Contains("recalled") && Catch::Contains("labels = \"accepted\""));
  }
  CHECK(study.accepted().empty());
}

TEST_CASE("the word in study.toml is recorded once, and again for other texts") {
  const NoTerminal no_terminal;
  Study study;
  const design::Design german = design_in("language = \"de\"\nlabels = \"accepted\"\n");
  accept_texts(german, "study", study.store, "now");
  accept_texts(german, "study", study.store, "later");
  REQUIRE(study.accepted().size() == 1);
  CHECK_THAT(study.accepted()[0], Catch::StartsWith("texts ") && Catch::Contains("language de: ") &&
                                      Catch::EndsWith("recalled; by study.toml"));
  // what was accepted once needs no word any more, other labels do
  accept_texts(design_in("language = \"de\"\n"), "study", study.store, "later");
  CHECK_THROWS_AS(accept_texts(design_in("language = \"de\"\nlabel_variant = \"encyclopaedia\"\n"), "study",
                               study.store, "later"),
                  Error);
  accept_texts(design_in("language = \"de\"\nlabel_variant = \"encyclopaedia\"\nlabels = \"accepted\"\n"),
               "study", study.store, "later");
  CHECK(study.accepted().size() == 2);
}
