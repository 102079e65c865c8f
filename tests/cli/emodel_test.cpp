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

TEST_CASE("values given by hand go before the codec's") {
  const TempFolder folder;
  const std::string by_codec =
      run_quietroom("emodel --json --codec gsm-efr --Ie 7 --Ppl 2", folder.path()).out;
  CHECK(by_codec == run_quietroom("emodel --json --Ie 7 --Bpl 10 --Ppl 2", folder.path()).out);
}

TEST_CASE("impossible inputs are refused and unusual ones warned of") {
  const TempFolder folder;
  check_failure(2, "--Ppl is -1; it must be 0 to 100 per cent", "emodel --Ppl -1", folder.path());
  check_failure(2, "--Ppl is \"nan\"; give a number", "emodel --Ppl nan", folder.path());
  check_failure(2, "--Ta is \"soon\"; give a number", "emodel --Ta soon", folder.path());
  check_failure(2, "--codec g7 is not in the table", "emodel --codec g7", folder.path());
  check_failure(2, "--csv and --json cannot both have an effect", "emodel --csv in.csv --json",
                folder.path());
  check_failure(2, "choose nb, wb or fb", "emodel --band uwb", folder.path());
  check_failure(2, "--SLR is no input of the wideband model, G.107.1 (06/2019)", "emodel --band wb --SLR 8",
                folder.path());
  check_failure(2, "--T is no input of the fullband model", "emodel --band fb --T 8", folder.path());
  const Run without_value = run_quietroom("emodel --STMR -40", folder.path());
  CHECK(without_value.exit_code == 2);
  CHECK(without_value.err.find("quietroom: the E-model has no value for these inputs") != std::string::npos);
  const Run unusual = run_quietroom("emodel --Ppl 30", folder.path());
  CHECK(unusual.exit_code == 0);
  CHECK(unusual.err == "quietroom: --Ppl is 30, outside the permitted range 0 to 20\n");
}

TEST_CASE("a batch keeps its columns and adds four, and meets every row of the vectors") {
  const TempFolder folder;
  const Run run =
      run_quietroom("emodel --csv '" QUIETROOM_SOURCE_DIR "/tests/vectors/emodel/nb.csv'", folder.path());
  CHECK(run.exit_code == 0);
  CsvReader reader(folder.write("out.csv", run.out));
  std::vector<std::string_view> fields;
  REQUIRE(reader.next(fields));
  CHECK(fields.size() == 43 + 4);
  CHECK(fields.back() == "MOS_LQE");
  for (const auto& row : read_vectors("emodel/nb.csv")) {
    REQUIRE(reader.next(fields));
    CHECK(fields[1] == row.text("branch"));
    using Catch::Matchers::WithinAbs; // 1e-6: the vectors have six decimals
    CHECK_THAT(parse_double(fields[43]).value(), WithinAbs(row.number("R"), 1e-6));
    CHECK_THAT(parse_double(fields[44]).value(), WithinAbs(row.number("MOS_floor1"), 1e-6));
    CHECK_THAT(parse_double(fields[45]).value(), WithinAbs(row.number("R_LQ_b"), 1e-6));
    CHECK_THAT(parse_double(fields[46]).value(), WithinAbs(std::max(1.0, row.number("MOS_LQE_b")), 1e-6));
  }
}

TEST_CASE("a batch names every faulty row and rates the others") {
  const TempFolder folder;
  folder.write("in.csv", "call,Ppl,Ie\na,1,0\nb,-1,0\nc,x,0\nd,,\n\"e,f\",0\n");
  const Run run = run_quietroom("emodel --csv in.csv --Bpl 25.1", folder.path());
  CHECK(run.exit_code == 2);
  CHECK(run.err == "quietroom: in.csv:3: Ppl is -1; it must be 0 to 100 per cent\n"
                   "quietroom: in.csv:4: Ppl is \"x\"; give a number\n"
                   "quietroom: in.csv:6: 2 fields where the header has 3; quote fields that hold commas\n");
  CHECK(run.out.starts_with("call,Ppl,Ie,R,MOS_CQE,R_LQ,MOS_LQE\na,1,0,89.5"));
  CHECK(run.out.find("d,,,93.206207723") != std::string::npos);
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 3);
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

TEST_CASE("loss and delay come from a model, a pattern or measured delays") {
  const TempFolder folder;
  check_output("emodel_gilbert.txt", "emodel --codec g711-plc --gilbert-p 0.01 --gilbert-q 0.49",
               folder.path());
  folder.write("pattern.txt", "0110001000\n");
  folder.write("delays.txt", "delay_ms\n50\n52\nlost\n95\n60\n91\n90\n51\n50.5\n58\n");
  const auto inputs_of = [&](const std::string& options) {
    const std::string out = run_quietroom("emodel --json --Bpl 10 " + options, folder.path()).out;
    return out.substr(out.find("\"inputs\""));
  };
  CHECK(inputs_of("--loss-pattern pattern.txt") == inputs_of("--Ppl 30 --BurstR 1.0499999999999998"));
  CHECK(inputs_of("--delays delays.txt --buffer 40 --Ta 20") ==
        inputs_of("--Ppl 30 --BurstR 1.0499999999999998 --Ta 110"));
  const Run late = run_quietroom("emodel --Ppl 1 --excess 15 --buffer 40 --Ta 30", folder.path());
  CHECK(late.out.find(
            "Late packets 6.95 %: Ppl 7.88 % with network loss\nDelay of the buffer added: Ta 70.0 ms") !=
        std::string::npos);
  check_failure(2, "it is a probability", "emodel --gilbert-p 2 --gilbert-q 1", folder.path());
  check_failure(2, "give both", "emodel --gilbert-p 0.2", folder.path());
  check_failure(2, "leave them out", "emodel --gilbert-p 0.2 --gilbert-q 0.2 --Ppl 1", folder.path());
  check_failure(2, "give --buffer MS", "emodel --delays delays.txt", folder.path());
  folder.write("bad.txt", "10\n-3\n");
  check_failure(2, "bad.txt:2: \"-3\" is no delay", "emodel --delays bad.txt --buffer 10", folder.path());
  folder.write("bad.txt", "01\n0x\n");
  check_failure(2, "bad.txt:2: \"x\" is no packet", "emodel --loss-pattern bad.txt", folder.path());
}

TEST_CASE("other products' numbers stand apart under their own names") {
  const TempFolder folder;
  check_output("emodel_simplified.txt", "emodel --codec g711-plc --Ppl 3 --Ta 80 --jitter 5 --simplified",
               folder.path());
}

TEST_CASE("a batch of any band meets the vectors; columns that the band does not model are named") {
  const TempFolder folder;
  for (const std::string band : {"wb", "fb"}) {
    CAPTURE(band);
    const Run run = run_quietroom(
        "emodel --band " + band + " --csv '" QUIETROOM_SOURCE_DIR "/tests/vectors/emodel/" + band + ".csv'",
        folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.err.find(".csv: G.107.") != std::string::npos);
    CHECK(run.err.find("unverified: BurstR: an extension") != std::string::npos);
    CHECK((run.err.find("unverified: Idte, talker echo") != std::string::npos) == (band == "wb"));
    CsvReader reader(folder.write("out.csv", run.out));
    std::vector<std::string_view> fields;
    REQUIRE(reader.next(fields));
    const std::size_t first = fields.size() - 4;
    for (const auto& row : read_vectors("emodel/" + band + ".csv")) {
      REQUIRE(reader.next(fields));
      using Catch::Matchers::WithinAbs; // 1e-6: the vectors have six decimals
      CHECK_THAT(parse_double(fields[first]).value(), WithinAbs(row.number("R"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 1]).value(), WithinAbs(row.number("MOS"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 2]).value(), WithinAbs(row.number("R_listening"), 1e-6));
      CHECK_THAT(parse_double(fields[first + 3]).value(), WithinAbs(row.number("MOS_LQE"), 1e-6));
    }
  }
  folder.write("in.csv", "SLR,Ppl\n8,0\n");
  const Run run = run_quietroom("emodel --band fb --csv in.csv", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err ==
        "quietroom: in.csv:1: the fullband model has no input SLR; the column passes through unread\n");
}

TEST_CASE(
    "a long batch is the same for any number of threads, faults, warnings and quoted line ends included") {
  const TempFolder folder;
  std::string text = "\xEF\xBB\xBF\r\nnote,Ppl,Ta\r\n";
  for (int i = 0; i < 60'000; ++i) { // more than two blocks of a megabyte
    text += i % 7 == 0 ? "\"two\nlines, \"\"quoted\"\" \"," : "plain text that fills the block,";
    text += i == 30'000 ? "x" : std::to_string(i % 25);
    text += "," + std::to_string(i % 450) + "\r\n";
  }
  folder.write("in.csv", text);
  const Run one = run_quietroom("emodel --csv in.csv --threads 1", folder.path());
  const Run three = run_quietroom("emodel --csv - --threads 3", folder.path(), text);
  CHECK(one.exit_code == 2);
  CHECK(one.out == three.out);
  // 30 000 records lie before; each seventh of them takes two lines
  CHECK(one.err.starts_with(
      "quietroom: in.csv:34289: Ppl is \"x\"; give a number\n"
      "quietroom: in.csv:27: Ppl is 21, outside the permitted range 0 to 20, and 9599 more such rows\n"));
  CHECK(std::count(one.err.begin(), one.err.end(), '\n') == 2);
  CsvReader reader(folder.write("out.csv", one.out));
  std::vector<std::string_view> fields;
  std::size_t rows = 0;
  while (reader.next(fields)) rows += fields.size() == 7;
  CHECK(rows == 60'000);
  folder.write("open.csv", "note,Ppl\na,1\n\"never closed,2\nb,3\n");
  const Run open = run_quietroom("emodel --csv open.csv", folder.path());
  CHECK(open.exit_code == 2);
  CHECK(open.err == "quietroom: open.csv:3: a quote is opened and never closed; close it or double it\n");
}

TEST_CASE("a file of which nothing would be read is refused, and so is a column of codecs") {
  const TempFolder folder;
  folder.write("semicolons.csv", "Ie;Ppl\n0;3\n");
  folder.write("codecs.csv", "codec,Ppl\ng711-plc,3\n");
  check_failure(2, "no column is a symbol", "emodel --csv semicolons.csv", folder.path());
  check_failure(2, "give Ie and Bpl in its place", "emodel --csv codecs.csv", folder.path());
}
