#include "station/dry_run.h"

#include "station/machine_of_test.h"
#include "store/lab.h"
#include "store/server_rights.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace quietroom;
using namespace quietroom::station;
using namespace quietroom::test;
using Catch::Contains;

namespace {

/// A study whose votes go to a server.
struct ServedStudy : ToneStudy {
  ServedStudy(const std::string& server, const std::string& name) {
    study.design.name = name;
    study.design.method = *method::find("acr");
    point_to(server);
  }
  void point_to(const std::string& server) const {
    folder.write("study.toml", fmt::format("name = \"{}\"\nstore = \"{}\"\n", study.design.name, server));
  }
  std::vector<std::string> found() const { return words_of(check_server(dry_run_of(*this))); }
};

void check_only(const ServedStudy& study, const std::string& begin, const std::string& words) {
  const auto found = study.found();
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Catch::StartsWith(begin) && Contains(words));
}

} // namespace

TEST_CASE("a study without a server has no problem with one") {
  const ToneStudy study;
  CHECK(check_server(dry_run_of(study)).empty());
}

TEST_CASE("a server that does not answer is an error, unless sessions begin without it") {
  ServedStudy study("postgresql:///lab?host=/nowhere", "wideband");
  const std::string where = "postgresql:///lab?host=/nowhere (study wideband): the server does not answer";
  check_only(study, "error " + where, "/nowhere");
  study.study.design.without_server = true;
  check_only(study, "warning " + where, "/nowhere");
}

TEST_CASE("a server is asked for the study, its schema, its rights, and what this user may do") {
  if (server_of_tests().empty()) return;
  const Lab lab;
  const store::Location at = lab.study.location();
  const std::string booth = lab.as("booth_one").server;
  ServedStudy study(booth, at.study);
  CHECK(study.found().empty());
  study.point_to(lab.as("experimenter_ann").server);
  check_only(study, "error ",
             fmt::format("this user may read the study and not add votes; ask its owner for GRANT "
                         "\"{} booth\" TO this user",
                         at.study));
  study.study.design.without_server = true; // it answers
  study.point_to(lab.as("stranger").server);
  check_only(study, "error ", "has no study");
  study.point_to(at.server);
  CHECK(study.found().empty());
  study.point_to(booth);
  lab.owner->run("DROP TABLE rights");
  check_only(study, "warning ",
             "of an earlier Quietroom; its owner brings them up: quietroom store migrate " +
                 study.study.folder.string());
  store::renew_rights(at, store::ExpectedSessions{{at.study}, *method::find("ccr")});
  check_only(study, "error ", "the server expects sessions of another method");
  study.study.design.method = *method::find("ccr");
  CHECK(study.found().empty());
  for (const auto& [version, words] :
       {std::pair{"2", "quietroom store migrate"}, {"4", "install a newer Quietroom"}}) {
    lab.owner->run(fmt::format("UPDATE meta SET value = '{}' WHERE name = 'schema_version'", version));
    check_only(study, "error ", words);
  }
}

TEST_CASE("no name of a listener stands in what a check of the server says") {
  if (server_of_tests().empty()) return;
  const Lab lab;
  lab.owner->run(begun);
  ServedStudy study(lab.as("experimenter_ann").server, lab.study.location().study);
  for (const std::string& each : study.found()) CHECK_THAT(each, !Contains("L09"));
}
