#include "cli/quietroom.h"

#include <catch2/catch.hpp>

using namespace quietroom::test;

TEST_CASE("methods: the section of a plain CSV says what is known and marks every gap") {
  const TempFolder folder;
  check_output("methods_table.md", "methods --context NB " + votes("balanced_24x12x4"), folder.path());
  check_output("methods_table.tex", "methods --latex --context NB " + votes("balanced_24x12x4"),
               folder.path());
  check_output("methods_checklist.md", "methods --checklist --context NB " + votes("balanced_24x12x4"),
               folder.path());
}

TEST_CASE("methods: facts fill the gaps, and a wrong key is asked about with its line") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\na,s,c,4\nb,s,c,3\n");
  folder.write("good.toml", "room_noise = \"24 dB(A)\"\n");
  folder.write("bad.toml", "room_noise = \"24\"\nroomnoise = \"24\"\n");
  const Run run = run_quietroom("methods v.csv --facts good.toml", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("Room noise: 24 dB(A).") != std::string::npos);
  const Run bad = run_quietroom("methods v.csv --facts bad.toml", folder.path());
  CHECK(bad.exit_code == 2);
  CHECK(bad.out.empty());
  CHECK(bad.err.find("bad.toml:2: the fact \"roomnoise\" is not known (did you mean room_noise?)") !=
        std::string::npos);
  check_failure(2, "missing.toml: cannot be read", "methods v.csv --facts missing.toml", folder.path());
}

TEST_CASE("methods: options without an effect are refused, and votes that can be read once") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\na,s,c,4\n");
  check_failure(2, "--latex and --json cannot both have an effect", "methods v.csv --latex --json",
                folder.path());
  check_failure(2, "the votes are read twice", "methods -", folder.path());
  check_failure(2, "missing.csv: cannot be read", "methods missing.csv", folder.path());
}
