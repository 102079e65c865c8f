#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("the codec table is printed, read back, and put on top of by users") {
  const TempFolder folder;
  check_output("emodel_codecs.txt", "emodel --list-codecs", folder.path());
  const Run csv = run_quietroom("emodel --list-codecs --csv", folder.path());
  folder.write("again.csv", csv.out);
  CHECK(run_quietroom("emodel --list-codecs --csv --codecs again.csv", folder.path()).out == csv.out);
  folder.write("mine.csv", "id,band,Ie,Bpl\nmine,wb,3,20\n");
  const Run mine = run_quietroom("emodel --codecs mine.csv --codec mine --Ppl 2", folder.path());
  CHECK(mine.exit_code == 0);
  CHECK(mine.out.find("Unverified: mine: your own value") != std::string::npos);
  folder.write("bad.csv", "id,band,Ie\na,nb,x\nb,uwb,1\n");
  const Run bad = run_quietroom("emodel --codecs bad.csv", folder.path());
  CHECK(bad.exit_code == 2);
  CHECK(bad.err == "quietroom: bad.csv:2: Ie is \"x\"; give a number or leave it empty\n"
                   "quietroom: bad.csv:3: band is \"uwb\"; give nb, wb or fb\n");
}
