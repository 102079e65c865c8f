#include "cli/quietroom.h"

#include "core/csv.h"
#include "core/number.h"
#include "support/vector_csv.h"

#include <algorithm>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("emodel tells where the points go") {
  const TempFolder folder;
  check_output("emodel_default.txt", "emodel", folder.path());
  check_output("emodel_g729.txt", "emodel --codec g729a-vad --Ppl 2 --BurstR 1.5 --Ta 150", folder.path());
  check_output("emodel_default.json", "emodel --json", folder.path());
  check_output("emodel_unverified.json", "emodel --codec amr-12.2 --sT 0.55 --mT 120 --Ta 300 --json",
               folder.path());
}

TEST_CASE("emodel knows three bands, and says which edition and what is not verified") {
  const TempFolder folder;
  check_output("emodel_wideband.txt", "emodel --band wb --Ie 13 --Ppl 2 --BurstR 2 --T 50 --Tr 100 --Ta 150",
               folder.path());
  check_output("emodel_fullband.txt", "emodel --codec evs-swb-24.4 --Ppl 3 --Ta 200", folder.path());
  check_output("emodel_fullband.json", "emodel --codec evs-swb-24.4 --Ppl 3 --Ta 200 --json", folder.path());
  check_output("emodel_carried_over.txt", "emodel --codec g711 --band fb", folder.path());
}

TEST_CASE("a missing published value is an answer and no estimate") {
  const TempFolder folder;
  const Run text = run_quietroom("emodel --codec ilbc", folder.path());
  CHECK(text.exit_code == 1);
  CHECK(text.out ==
        "No published value: there is no Ie of iLBC (no ITU-T value found). Give one with --Ie.\n");
  const Run json = run_quietroom("emodel --codec opus-wb --json", folder.path());
  CHECK(json.exit_code == 1);
  CHECK(json.out.starts_with("{\n  \"r\": null,\n  \"mos_cqe\": null,"));
  const Run loss = run_quietroom("emodel --codec gsm-fr --Ppl 1", folder.path());
  CHECK(loss.exit_code == 1);
  CHECK(loss.out.starts_with("No published value: there is no Bpl of GSM-FR"));
  CHECK(run_quietroom("emodel --codec gsm-fr", folder.path()).exit_code == 0);
  CHECK(run_quietroom("emodel --codec gsm-fr --Ppl 1 --Bpl 10", folder.path()).exit_code == 0);
  CHECK(run_quietroom("emodel --codec evs-swb-48 --band nb", folder.path()).exit_code == 1);
  folder.write("in.csv", "Ppl\n0\n1\n");
  const Run batch = run_quietroom("emodel --codec gsm-fr --csv in.csv", folder.path());
  CHECK(batch.exit_code == 2);
  CHECK(batch.err.starts_with("quietroom: in.csv:3: No published value"));
  check_failure(2, "amr-wb-12.65-diotic, amr-wb-12.65-monotic", "emodel --codec amr-wb-12.65", folder.path());
}

TEST_CASE("a sweep is a table, a CSV or a JSON document") {
  const TempFolder folder;
  check_output("emodel_sweep.txt", "emodel --codec g711-plc --sweep Ppl=0:20:5", folder.path());
  check_output("emodel_sweep.csv", "emodel --band wb --sweep Ppl=0:0.3:0.1 --csv", folder.path());
  check_output("emodel_sweep.json", "emodel --band fb --sweep Ta=0:200:200 --json", folder.path());
  check_failure(2, "give SYMBOL=LOW:HIGH:STEP", "emodel --sweep Ppl=0:20", folder.path());
  check_failure(2, "a STEP above 0", "emodel --sweep Ppl=0:20:0", folder.path());
  check_failure(2, "Ppl is -1; it must be 0 to 100 per cent", "emodel --sweep Ppl=-1:20:1", folder.path());
  check_failure(2, "SLR is no input of the fullband model", "emodel --band fb --sweep SLR=0:18:1",
                folder.path());
}

TEST_CASE("other products' numbers stand apart under their own names") {
  const TempFolder folder;
  check_output("emodel_simplified.txt", "emodel --codec g711-plc --Ppl 3 --Ta 80 --jitter 5 --simplified",
               folder.path());
}
