#include "cli/quietroom.h"

#include "support/stored_zip.h"

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string mushra_csv =
    "session_test_id,email,trial_id,rating_stimulus,rating_score,rating_time,rating_comment\n"
    "t,ann@x,s1,reference,100,5,\nt,ann@x,s1,C1,73.5,5,\nt,ben@x,s1,reference,96,5,\n"
    "t,ben@x,s1,C1,many,5,\n";

} // namespace

TEST_CASE(
    "import writes votes that the other commands read, says what it took, and lists what does not fit") {
  const TempFolder folder;
  folder.write("mushra.csv", mushra_csv);
  const Run run = run_quietroom("import mushra.csv -o votes.csv", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out == "4 rows, 3 of them with a vote; 2 listeners, 2 stimuli, 2 conditions\nvotes.csv\n");
  CHECK(
      run.err ==
      "quietroom: mushra.csv: read as webMUSHRA (mushra.csv, lss.csv, paired_comparison.csv), with comma as "
      "separator\n"
      "quietroom: mushra.csv: the listener is the column email (--map listener=COLUMN takes another)\n"
      "quietroom: mushra.csv:5: the vote \"many\" is no number; the row is kept with valid 0\n");
  CHECK(quietroom::read_file(folder.path() / "votes.csv") ==
        "listener,stimulus,condition,vote,study,trial,method,scale,role,page_ms,valid,void_reason\n"
        "ann@x,s1/reference,reference,100,t,s1,mushra,0:100,hidden_reference,5,1,\n"
        "ann@x,s1/C1,C1,73.5,t,s1,mushra,0:100,processed,5,1,\n"
        "ben@x,s1/reference,reference,96,t,s1,mushra,0:100,hidden_reference,5,1,\n"
        "ben@x,s1/C1,C1,,t,s1,mushra,0:100,processed,5,0,\"the vote \"\"many\"\" is no number\"\n");
}

TEST_CASE("import takes several files, one a listener, and standard input") {
  const TempFolder folder;
  folder.write("a.txt", R"([{"TestID": "t", "rating": {"A": 50}}, {"UserName": "Ann"}])");
  folder.write("b.txt", R"([{"TestID": "t", "rating": {"A": 60}}])");
  CHECK(run_quietroom("import a.txt b.txt -o votes.csv", folder.path()).exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "votes.csv").find("\nb,t/A,A,60,") != std::string::npos);
  const Run piped = run_quietroom("import - --map vote=rating,listener=subject,stimulus=clip -o piped.csv",
                                  folder.path(), "subject;clip;rating\nann;x;3,5\n");
  CHECK(piped.exit_code == 0);
  CHECK(piped.err.find("standard input: every vote reads with a decimal comma") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "piped.csv") ==
        "listener,stimulus,condition,vote\nann,x,x,3.5\n");
}

TEST_CASE("import never writes over what it reads, nor over what it did not write") {
  const TempFolder folder;
  folder.write("mushra.csv", mushra_csv);
  folder.write("mine.csv", "x\n");
  for (const std::string force : {"", " --force"})
    check_failure(2, "is read by this command and would be lost", "import mushra.csv -o ./mushra.csv" + force,
                  folder.path());
  check_failure(2, "Quietroom did not write it", "import mushra.csv -o mine.csv", folder.path());
  CHECK(run_quietroom("import mushra.csv -o mine.csv --force", folder.path()).exit_code == 0);
  CHECK(run_quietroom("import mushra.csv -o mine.csv", folder.path()).exit_code == 0); // its own file
  CHECK(quietroom::read_file(folder.path() / "mushra.csv") == mushra_csv);
}

TEST_CASE("a form that is not sure leaves nothing written") {
  const TempFolder folder;
  folder.write("t.csv", "Subject,Clip,Rating\nann,a,4\n");
  check_failure(2, "give --map vote=Rating,listener=Subject,stimulus=Clip", "import t.csv -o v.csv",
                folder.path());
  check_failure(2, "--as \"excel\" is not known", "import t.csv --as excel -o v.csv", folder.path());
  check_failure(2, "is no pair OURS=THEIRS", "import t.csv --map vote -o v.csv", folder.path());
  check_failure(2, "cannot separate fields", "import t.csv --separator ab -o v.csv", folder.path());
  check_failure(2, "give . or ,", "import t.csv --decimal ';' -o v.csv", folder.path());
  check_failure(2, "cannot both hold", "import t.csv --decimal , --separator , -o v.csv", folder.path());
  check_failure(2, "cannot be read", "import none.csv -o v.csv", folder.path());
  CHECK_FALSE(fs::exists(folder.path() / "v.csv"));
}

TEST_CASE("import reads the first sheet of a workbook") {
  const TempFolder folder;
  folder.write(
      "r.xlsx",
      stored_zip({{"xl/workbook.xml", "<workbook><sheets><sheet r:id=\"a\"/></sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s.xml\"/></Relationships>"},
                  {"xl/worksheets/s.xml",
                   "<worksheet><sheetData><row><c t=\"str\"><v>Who</v></c><c t=\"str\"><v>Clip</v></c><c "
                   "t=\"str\"><v>Score</v></c></row><row><c t=\"str\"><v>ann</v></c><c "
                   "t=\"str\"><v>x</v></c><c><v>73.5</v></c></row></sheetData></worksheet>"}}));
  CHECK(run_quietroom("import r.xlsx --map listener=Who,stimulus=Clip,vote=Score -o v.csv", folder.path())
            .exit_code == 0);
  CHECK(quietroom::read_file(folder.path() / "v.csv") == "listener,stimulus,condition,vote\nann,x,x,73.5\n");
}
