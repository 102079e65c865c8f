// What votes were asked about decides what may be said of their mean.
#include "cli/quietroom.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using Catch::Matchers::Contains;
using test::run_quietroom;

namespace {

std::string votes_of(const std::string& column, const std::string& value) {
  std::string out = "listener,stimulus,condition,vote,score," + column + "\n";
  for (const char* listener : {"L1", "L2", "L3"})
    for (const char* rest : {"a1,a,4,4.1", "b1,b,2,2.2", "c1,c,3,2.9"})
      out += std::string(listener) + ',' + rest + ',' + value + '\n';
  return out;
}

const std::string models = "condition,Ie\na,0\nb,40\nc,20\n";

} // namespace

TEST_CASE(
    "compare warns of effort against the E-model and refuses loudness preference, whose best is the middle") {
  const test::TempFolder folder;
  folder.write("m.csv", models);
  folder.write("effort.csv", votes_of("method", "effort"));
  folder.write("loudness.csv", votes_of("method", "Loudness"));
  const auto effort = run_quietroom("compare effort.csv --models m.csv", folder.path());
  CHECK(effort.exit_code == 0);
  CHECK_THAT(effort.err, Contains("the votes are MOS-LE") && Contains("predicts listening quality"));
  const auto loudness = run_quietroom("compare loudness.csv --models m.csv", folder.path());
  CHECK(loudness.exit_code == 2);
  CHECK_THAT(loudness.err, Contains("the votes are MOS-LP") && Contains("best in the middle"));
  CHECK(run_quietroom("compare loudness.csv --against score", folder.path()).exit_code == 0);
}

TEST_CASE("derive and export hold nothing but listening quality against the E-model") {
  const test::TempFolder folder;
  folder.write("m.csv", models);
  folder.write("effort.csv", votes_of("method", "effort"));
  CHECK_THAT(run_quietroom("derive effort.csv --models m.csv --force", folder.path()).err,
             Contains("Ie and Bpl are derived from listening quality"));
  CHECK(run_quietroom("export effort.csv out --models m.csv", folder.path()).exit_code == 0);
  const std::string table = run_quietroom("mos out/long.csv", folder.path()).out;
  CHECK_THAT(table, Contains("MOS-LE"));
  const auto shown = test::run_program("cat", "out/conditions.md", folder.path()).out;
  CHECK_THAT(shown, !Contains("E-model") && Contains("The votes are MOS-LE"));
}

TEST_CASE("one question of P.835 may be chosen by its row, and is no listening quality unless it is OVRL") {
  const test::TempFolder folder;
  std::string csv = "listener,stimulus,condition,vote,method,question\n";
  for (const char* listener : {"L1", "L2"})
    for (const char* question : {"SIG", "BAK", "OVRL"})
      csv += std::string(listener) + ",a1,a,4,p835," + question + '\n';
  folder.write("v.csv", csv);
  const auto chosen = run_quietroom("mos v.csv --where question=SIG --context NB", folder.path());
  CHECK(chosen.exit_code == 0);
  CHECK_THAT(chosen.out, Contains("The votes are on the question SIG") && !Contains("MOS-LQ"));
  folder.write("scale.csv", votes_of("scale", "BAK"));
  CHECK_THAT(run_quietroom("mos scale.csv --context NB", folder.path()).out, !Contains("MOS-LQ"));
  folder.write("ccr.csv", "listener,stimulus,condition,vote,method\nL1,a1,a,2,ccr\n");
  CHECK(run_quietroom("mos ccr.csv", folder.path()).exit_code == 2);
  CHECK(run_quietroom("mos ccr.csv --by condition,method", folder.path()).exit_code == 2);
}

TEST_CASE("shares of good votes are in no form of a score that has no good end") {
  const test::TempFolder folder;
  folder.write("v.csv", votes_of("method", "loudness"));
  CHECK_THAT(run_quietroom("mos v.csv --describe --csv", folder.path()).out,
             Contains(",,,") && !Contains("33.3"));
  CHECK_THAT(run_quietroom("mos v.csv --describe", folder.path()).out, !Contains("33.3"));
}

TEST_CASE("simulated rows beside real ones are left out with a word") {
  const test::TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,simulated\na,s,c,4,0\nb,s,c,5,0\nx,s,c,1,1\n");
  CHECK_THAT(run_quietroom("mos v.csv", folder.path()).err, Contains("left out 1 simulated rows"));
}

TEST_CASE(
    "compare --pairs refuses options that are for votes, and those of the E-model where it is not asked") {
  const test::TempFolder folder;
  folder.write("p.csv", "condition,mos,objective\na,4,4.1\nb,2,2.2\nc,3,2.9\n");
  for (const char* option :
       {"--exclude L1", "--context WB", "--ci bootstrap", "--where a=b", "--scale 1:5", "--by stimulus"})
    CHECK_THAT(run_quietroom("compare --pairs p.csv " + std::string(option), folder.path()).err,
               Contains("is for VOTES"));
  folder.write("v.csv", votes_of("method", "acr"));
  CHECK_THAT(run_quietroom("compare v.csv --against score --Ta 100", folder.path()).err,
             Contains("is for the E-model"));
}
