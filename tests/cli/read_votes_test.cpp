// The form of a table of votes is asked for, never guessed; what may be wrong with it is said.
#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string head = "listener,stimulus,condition,vote\n";
const std::vector<std::string> vote_commands = {
    "mos",      "screen",      "recover", "anova",
    "contrast", "reliability", "compare", "export"}; // derive asks for its set first

std::string err(const std::string& arguments, const TempFolder& folder) {
  return run_quietroom(arguments, folder.path()).err;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// One model against several scales is no comparison: compare asks which question.
void check_failure_of_questions(const std::string& command, const std::string& column,
                                const TempFolder& folder) {
  if (command == "compare") check_failure(2, "--where " + column + "=", command + " v.csv", folder.path());
}

} // namespace

TEST_CASE("a misspelt header is no wide table") {
  const TempFolder folder;
  for (const std::string header :
       {"listener,stimulus,condition,rating", "listener,file,condition,vote", "listener,trial,score,x",
        "listener,stimulus,condition, vote", "listener,question,s1,s2", "Listener,stimulus,condition,vote",
        "listener,stimulus,condition,vot"}) {
    folder.write("v.csv", header + "\n1,2,3,4\n1,3,3,4\n");
    check_failure(2, "v.csv:1: no column", "mos v.csv", folder.path());
  }
}

TEST_CASE("a misspelt column that decides what counts is asked about") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,Valid\nL,s,c,4,0\nM,s,c,3,1\n");
  check_failure(2, "there is \"Valid\"", "mos v.csv", folder.path());
  CHECK(contains(err("mos v.csv --map valid=Valid", folder), "left out 1 void row"));
}

TEST_CASE("blanks around identifiers are cut off and counted") {
  const TempFolder folder;
  folder.write("v.csv", head + "L1,a,c0,4\nL1 ,b,c0,2\n L2,a,\"c0 \",3\nL2,b,c0\xC2\xA0,3\n");
  const Run run = run_quietroom("mos v.csv --csv", folder.path());
  CHECK(contains(run.err, "v.csv: blanks around 4 identifiers were cut off"));
  CHECK(contains(run.out, "\nc0,3,"));
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 2);
}

TEST_CASE("names that differ by case only are warned about") {
  const TempFolder folder;
  folder.write("v.csv", head + "anna,a,c,4\nAnna,a,c,2\n");
  CHECK(contains(err("mos v.csv", folder), "\"anna\" and \"Anna\" differ by case only"));
}

TEST_CASE("names that look alike in two Unicode forms are warned about, and count as two") {
  const TempFolder folder; // NFC, and NFD as macOS writes names of files
  folder.write("v.csv", head + "Ren\xC3\xA9,a,c,4\nRene\xCC\x81,a,c,2\n");
  const Run run = run_quietroom("mos v.csv --csv", folder.path());
  CHECK(run.err == "quietroom: v.csv: in the column listener \"Ren\xC3\xA9\" and \"Rene\xCC\x81\" differ by "
                   "Unicode form (NFC, NFD) only and count as two; correct one if they are the same\n");
  CHECK(contains(run.out, "\nc,3,"));
}

TEST_CASE("practice is practice in any case") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,block_type\nL,a,c,4,Practice\nL,b,c,2, PRACTICE\n"
                        "L,b,c,3,main\n");
  CHECK(contains(err("mos v.csv", folder), "left out 2 practice rows"));
}

TEST_CASE("repeated rows are counted, and refused with --once") {
  const TempFolder folder;
  folder.write("twice.csv", head + "L,a,c,4\nM,a,c,3\nL,a,c,4\nM,a,c,3\n");
  folder.write("joined.csv", "session,trial,listener,stimulus,condition,vote\n1,1,L,a,c,4\n1,1,L,a,c,4\n");
  folder.write("trials.csv", "trial,listener,stimulus,condition,vote\n1,L,a,c,4\n2,L,a,c,4\n");
  CHECK(contains(err("mos twice.csv", folder), "2 repeated rows"));
  CHECK(contains(err("mos joined.csv", folder), "1 repeated row: "));
  CHECK(err("mos trials.csv --once", folder) == "");
  for (const std::string& command : vote_commands)
    check_failure(2, "2 repeated rows", command + " twice.csv --once", folder.path());
}

TEST_CASE("a stimulus under several conditions is a note") {
  const TempFolder folder;
  folder.write("v.csv", head + "L,s,A,4\nL,s,B,3\nL,t,A,3\n");
  CHECK(err("mos v.csv", folder) == "quietroom: v.csv: 1 stimulus name stands under several conditions\n");
}

TEST_CASE("several questions give rows each, the question first, and never one mean") {
  const TempFolder folder;
  for (const std::string column : {"question", "scale"}) {
    CAPTURE(column);
    folder.write("v.csv", "listener,stimulus,condition,vote," + column +
                              "\nL,a,c,5,SIG\nM,a,c,5,SIG\nL,a,c,1,BAK\nM,a,c,1,BAK\n");
    const Run mos = run_quietroom("mos v.csv --csv", folder.path());
    CHECK(mos.out.starts_with("question,condition,mos"));
    CHECK(contains(mos.out, "\nBAK,c,1,"));
    CHECK(contains(mos.out, "\nSIG,c,5,"));
    CHECK(contains(run_quietroom("mos v.csv --csv --where " + column + "=SIG", folder.path()).out, "\nc,5,"));
    for (const std::string& command : vote_commands) check_failure_of_questions(command, column, folder);
  }
}

TEST_CASE("several studies, contexts, methods or scales are refused by name, and --where chooses") {
  const TempFolder folder;
  const std::vector<std::pair<std::string, std::vector<std::string>>> columns = {
      {"study", {"one", "two"}}, {"context", {"NB", "FB"}}, {"method", {"acr", "dcr"}}};
  for (const auto& [column, values] : columns) {
    CAPTURE(column);
    folder.write("v.csv", "listener,stimulus,condition,vote," + column + "\nL,a,c,5," + values[0] +
                              "\nM,a,c,1," + values[1] + '\n');
    check_failure(2, values[0] + ", " + values[1], "mos v.csv", folder.path());
    const std::string chosen =
        run_quietroom("mos v.csv --csv --where " + column + '=' + values[1], folder.path()).out;
    CHECK(contains(chosen, "\nc,1,"));
  }
  folder.write("s.csv", "listener,stimulus,condition,vote,scale\nL,a,c,5,1:5\nM,a,c,1,0:10\n");
  check_failure(2, "0:10", "mos s.csv", folder.path());
  check_failure(2, "0:10", "mos s.csv --scale 0:10", folder.path());
}

TEST_CASE("what goes through its votes twice refuses those that can be read once") {
  const TempFolder folder;
  for (const char* command : {"export - out", "methods -", "cite -", "report - -o p.html"})
    check_failure(2, "the votes are read twice and cannot come from standard input", command, folder.path());
}
