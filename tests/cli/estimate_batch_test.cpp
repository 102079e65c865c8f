#include "cli/quietroom.h"
#include "support/sound_pairs.h"

#include <nlohmann/json.hpp>

using namespace quietroom;
using namespace quietroom::test;
using nlohmann::json;

TEST_CASE("a list of pairs comes back with its scores in its order, the same on one thread and on two") {
  const TempFolder folder;
  write_sound_pairs(folder);
  folder.write("lists/pairs.csv", "note,reference,degraded\nsame,../clean.wav,../clean.wav\n"
                                  "\"with, noise\",../clean.wav,../noisy.wav\n"
                                  "none,../silence.wav,../clean.wav\n");
  const Run one = run_quietroom("estimate --csv lists/pairs.csv --threads 1", folder.path());
  const Run two = run_quietroom("estimate --csv lists/pairs.csv --threads 2", folder.path());
  CHECK(one.exit_code == 1); // one pair has no score
  CHECK(one.out == two.out);
  CHECK(one.err == two.err);
  CHECK(one.err == "quietroom: lists/pairs.csv:4: no score: the reference is silent\n");
  CHECK(one.out.starts_with(
      "note,reference,degraded,measure,version,mode,mapping,mos_lqo,reason,warnings,vnsim,lag_s,"
      "stoi,estoi,si_sdr_db,seg_snr_db,lsd_db\n"
      "same,../clean.wav,../clean.wav,visqol,333,speech,\"exponential, scaled\",4.99999994"));
  CHECK(one.out.find("\n\"with, noise\",../clean.wav") != std::string::npos);
  CHECK(one.out.find("exponential, scaled\",,the reference is silent,,,,,,,,\n") != std::string::npos);
  const json found = json::parse(run_quietroom("estimate --csv lists/pairs.csv --json", folder.path()).out);
  REQUIRE(found.size() == 3);
  CHECK(found[0]["mos_lqo"] > found[1]["mos_lqo"]);
  CHECK(found[2]["mos_lqo"].is_null());
}

TEST_CASE("a pair that cannot be read is told with its line, the others are scored, exit 2") {
  const TempFolder folder;
  write_sound_pairs(folder);
  folder.write("pairs.csv", "reference,degraded\nclean.wav,gone.wav\nclean.wav,clean.wav\n");
  const Run run = run_quietroom("estimate --csv pairs.csv", folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.err.starts_with("quietroom: pairs.csv:2: gone.wav"));
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
  CHECK(run.out.find("clean.wav,gone.wav,,,,,,gone.wav") != std::string::npos);
  CHECK(run.out.find("\nclean.wav,clean.wav,visqol,333,") != std::string::npos);
  const json found = json::parse(run_quietroom("estimate --csv pairs.csv --json", folder.path()).out);
  for (const char* key : {"mode", "mapping", "rate_hz", "mos_lqo", "vnsim", "lag_s"}) {
    CAPTURE(key);
    CHECK(found[0][key].is_null());
    CHECK_FALSE(found[1][key].is_null());
  }
}

TEST_CASE("a list that is none is refused") {
  const TempFolder folder;
  folder.write("columns.csv", "reference,degrded\na.wav,b.wav\n");
  folder.write("none.csv", "reference,degraded\n");
  folder.write("scored.csv", "reference,degraded,mos_lqo\na.wav,b.wav,3\n");
  folder.write("hole.csv", "reference,degraded\na.wav,\n");
  folder.write("semicolons.csv", "reference;degraded\na.wav;b.wav\n");
  const Run semicolons = run_quietroom("estimate --csv semicolons.csv", folder.path());
  CHECK(semicolons.exit_code == 2);
  CHECK(semicolons.err == "quietroom: semicolons.csv:1: the columns are separated by semicolons; save the "
                          "file with commas\n");
  check_failure(2, "degraded", "estimate --csv columns.csv", folder.path());
  check_failure(2, "there is no pair", "estimate --csv none.csv", folder.path());
  check_failure(2, "a column mos_lqo already", "estimate --csv scored.csv", folder.path());
  check_failure(2, "hole.csv:2", "estimate --csv hole.csv", folder.path());
  check_failure(2, "gone.csv", "estimate --csv gone.csv", folder.path());
}
