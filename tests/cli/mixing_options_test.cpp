#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string models = "condition,label,Ie,Bpl,Ppl,BurstR\n"
                           "A,G.711 clean,0,25.1,,\n"
                           "B,MNRU 10 dB,,,,\n";

} // namespace

TEST_CASE("scores that share no axis are refused, or every output says that they were forced") {
  const TempFolder folder;
  folder.write("models.csv", models);
  folder.write("delayed.csv", "condition,Ie,Bpl,Ta\nA,0,25.1,\nB,10,19,200\n");
  const std::string tiny = votes("tiny_hand");
  check_failure(2, "delayed.csv:3: condition B has Ta = 200 ms", "compare --models delayed.csv " + tiny,
                folder.path());
  check_failure(2, "every condition has Ta = 150 ms", "compare --models models.csv --Ta 150 " + tiny,
                folder.path());
  folder.write("studies.csv", "listener,stimulus,condition,vote,study,polqa\nL,s,A,4,one,4\nM,s,A,3,two,4\n");
  check_failure(2, "the votes are of the studies one and two", "compare studies.csv --against polqa",
                folder.path());
  folder.write("pairs.csv", "condition,mos,objective,study\na,4,4,one\nb,3,3,two\n");
  check_failure(2, "pairs.csv:3: study \"two\" where the first row has \"one\"", "compare --pairs pairs.csv",
                folder.path());
  folder.write("wide.csv", "listener,stimulus,condition,vote,context,polqa\nL,s,A,4,FB,4\nM,s,A,3,FB,4\n");
  check_failure(2, "the votes are of context FB and the objective scores of NB",
                "compare wide.csv --against polqa --objective-context NB", folder.path());
  check_failure(2, "the column context says FB and --context NB",
                "compare wide.csv --against polqa --context NB", folder.path());

  const std::string forced = "compare --models delayed.csv --force " + tiny;
  const Run text = run_quietroom(forced, folder.path());
  CHECK(text.exit_code == 0);
  CHECK(text.out.starts_with("FORCED (--with-delay): delayed.csv:3: condition B has Ta = 200 ms"));
  CHECK(text.out.find("MOS-CQEN with the delays given") != std::string::npos);
  const Run json = run_quietroom(forced + " --json", folder.path());
  CHECK(json.out.find("\"option\": \"--with-delay\"") != std::string::npos);
  CHECK(json.out.find("\"objective_name\": \"MOS-CQEN\"") != std::string::npos);
  const Run csv = run_quietroom(forced + " --csv", folder.path());
  CHECK(csv.out.find(",forced\n") != std::string::npos);
  CHECK(csv.out.find(",--with-delay\n") != std::string::npos);
}
