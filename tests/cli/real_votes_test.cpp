#include "cli/quietroom.h"

#include "stats/real_votes.h"

#include <nlohmann/json.hpp>

using namespace quietroom::test;
using nlohmann::json;

namespace {

json json_of(const std::string& arguments, const std::filesystem::path& folder) {
  const Run run = run_quietroom(arguments + " --json", folder);
  CAPTURE(arguments, run.err);
  REQUIRE(run.exit_code == 0);
  return json::parse(run.out);
}

} // namespace

TEST_CASE("every statistic takes votes of a slider") {
  const TempFolder folder;
  folder.write("v.csv", slider_csv);
  // The figures: tests/stats/real_votes_test.cpp.
  const json mos = json_of("mos v.csv --scale 0:100", folder.path());
  CHECK(mos["rows"][0]["mos"].get<double>() == Approx(80.515).epsilon(1e-12));
  CHECK(mos["rows"][0]["ci_half"].get<double>() == Approx(7.471797580038838).epsilon(1e-12));
  CHECK(mos["rows"][0]["votes"].is_null());
  CHECK(mos["rows"][0]["p_good_or_better"].is_null());
  for (const char* command : {"mos v.csv --describe", "mos v.csv --ci bootstrap", "mos v.csv --ci mixed",
                              "mos v.csv --by condition,stimulus --ci twoway", "screen v.csv",
                              "recover v.csv", "anova v.csv", "contrast v.csv", "reliability v.csv"}) {
    json_of(std::string(command) + " --scale 0:100", folder.path());
    CHECK(run_quietroom(std::string(command) + " --scale 0:100", folder.path()).exit_code == 0);
  }
  CHECK(run_quietroom("export v.csv out --scale 0:100", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "out/long.csv") == slider_csv);
}

TEST_CASE("votes of a slider are compared with scores") {
  const TempFolder folder;
  std::string csv = "listener,stimulus,condition,vote,model\n";
  const char* models[] = {"82", "45.5", "12", "60"};
  for (int l = 0; l < 6; ++l)
    for (int c = 0; c < 4; ++c)
      csv += "L" + std::to_string(l) + ",s" + std::to_string(c) + ",c" + std::to_string(c) + "," +
             std::to_string(20 * c + 3.25 * l + 0.5) + "," + models[c] + "\n";
  folder.write("v.csv", csv);
  const json out = json_of("compare v.csv --against model --scale 0:100", folder.path());
  CHECK(out["n"] == 4);
}

TEST_CASE("a vote between categories on a five-point scale counts, and takes the shares of categories away") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,method\nA,s,c,3.5,acr\nB,s,c,4,acr\nC,s,c,5,acr\n");
  const json row = json_of("mos v.csv", folder.path())["rows"][0];
  CHECK(row["mos"].get<double>() == Approx(12.5 / 3).epsilon(1e-15));
  CHECK(row["votes"].is_null());
  CHECK(row["p_good_or_better"].is_null());
  CHECK(row["median"] == 4);
}

TEST_CASE("whole votes of MUSHRA are no categories either") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,method\nA,s,c,70,mushra\nB,s,c,80,mushra\n");
  const json row = json_of("mos v.csv", folder.path())["rows"][0];
  CHECK(row["mos"] == 75);
  CHECK(row["votes"].is_null());
}

TEST_CASE("a vote beyond the ends of a slider is refused with its line") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,method\nA,s,c,70.5,mushra\nB,s,c,100.5,mushra\n");
  check_failure(2, "v.csv:3: the vote 100.5 lies outside the scale 0:100", "mos v.csv", folder.path());
}
