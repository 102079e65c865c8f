#include "cli/quietroom.h"

#include <catch2/catch.hpp>

using namespace quietroom::test;

TEST_CASE("cite: everything, or what these votes went by") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,method,vote\na,s,c,acr,4\n");
  const Run all = run_quietroom("cite", folder.path());
  CHECK(all.exit_code == 0);
  CHECK(all.out.starts_with("@misc{quietroom,"));
  CHECK(all.out.find("number = {P.1401}") != std::string::npos);
  const Run some = run_quietroom("cite v.csv --context NB", folder.path());
  CHECK(some.out.find("number = {P.800.1}") != std::string::npos);
  CHECK(some.out.find("number = {P.1401}") == std::string::npos);
}

TEST_CASE("cite: the year of the program is that of its version, which stands beside it") {
  const std::string build = quietroom::read_file(QUIETROOM_SOURCE_DIR "/CMakeLists.txt");
  const std::string key = "QUIETROOM_VERSION_DATE ";
  const std::size_t at = build.find(key);
  REQUIRE(at != std::string::npos);
  const std::string year = build.substr(at + key.size(), 4);
  CHECK(run_quietroom("cite", TempFolder().path()).out.find("},\n  year = {" + year + "}\n}") !=
        std::string::npos);
}

TEST_CASE("cite: an option about votes needs votes") {
  const TempFolder folder;
  check_failure(2, "--context has no effect without VOTES", "cite --context NB", folder.path());
}
