#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string models = "condition,label,Ie,Bpl,Ppl,BurstR\n"
                           "A,G.711 clean,0,25.1,,\n"
                           "B,MNRU 10 dB,,,,\n";

} // namespace

TEST_CASE("compare by stimulus names a stimulus under its condition") {
  const TempFolder folder;
  folder.write("v.csv",
               "listener,stimulus,condition,vote,polqa\nL,s,a,4,1\nM,s,a,4,1\nL,s,b,2,2\nM,s,b,3,2\n");
  CHECK(run_quietroom("compare v.csv --against polqa --by stimulus", folder.path())
            .out.starts_with(
                "polqa agrees within the panel's uncertainty for 1 of 2 stimuli; but the intervals "
                "are wide (median half-width 6.35), so this says little: more listeners are needed; "
                "it is 3.00 too low for a s"));
}

TEST_CASE("compare takes a column of the votes, one value a stimulus") {
  const TempFolder folder;
  const std::string head = "listener,stimulus,condition,vote,polqa\n";
  folder.write("v.csv", head + "L,s1,a,4,4.1\nM,s1,a,5,4.1\nL,s2,a,4,3.9\nL,s3,b,2,2.5\nM,s3,b,2,2.5\n");
  const Run run = run_quietroom("compare v.csv --against polqa --json", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("\"condition\": \"a\",\n      \"mos\": 4.5,") != std::string::npos);
  CHECK(run.out.find("\"objective\": 4.0,") != std::string::npos);
  folder.write("two.csv", head + "L,s1,a,4,4.1\nM,s1,a,5,4.2\n");
  check_failure(2, "two.csv: the stimulus s1 has two values of polqa", "compare two.csv --against polqa",
                folder.path());
}

TEST_CASE("compare refuses what it cannot compare") {
  const TempFolder folder;
  folder.write("pairs.csv", "condition,mos,ci,n,objective\na,4,0.1,9,4\na,4,0.1,9,4\n");
  folder.write("text.csv", "condition,mos,ci,n,objective\na,good,0.1,9,4\n");
  folder.write("models.csv", models);
  folder.write("loss.csv", "condition,Ie,Bpl,Ppl\nA,0,25.1,-2\n");
  check_failure(2, "one of the two", "compare", folder.path());
  check_failure(2, "pairs.csv:3: the condition a stands twice", "compare --pairs pairs.csv", folder.path());
  check_failure(2, "text.csv:2: mos is \"good\"", "compare --pairs text.csv", folder.path());
  check_failure(2, "--models FILE.csv", "compare " + votes("tiny_hand"), folder.path());
  check_failure(2, "loss.csv:2: Ppl is -2", "compare --models loss.csv " + votes("tiny_hand"), folder.path());
  folder.write("mixed.csv", "condition,mos,objective,context\na,4,4,NB\nb,3,3,FB\n");
  check_failure(2, "mixed.csv:3: context \"FB\" where the first row has \"NB\"", "compare --pairs mixed.csv",
                folder.path());
  CHECK(run_quietroom("compare --pairs mixed.csv --mixed-contexts", folder.path()).exit_code == 0);
}

TEST_CASE("compare predicts with the model of the test's context and mixes contexts only when told") {
  const TempFolder folder;
  folder.write("models.csv", "condition,label,Ie,Bpl\nA,G.711,54.8,\nB,EVS,10.8,10.3\n");
  const std::string arguments = "compare --models models.csv " + votes("tiny_hand");
  check_output("compare_fullband.txt", arguments + " --context FB", folder.path());
  const std::string super = run_quietroom(arguments + " --context SWB", folder.path()).out;
  CHECK(super.find("MOS-LQEF without Id") != std::string::npos);
  CHECK(super.find("context SWB has no scale of its own and takes the fullband model") != std::string::npos);
  CHECK(run_quietroom(arguments + " --context WB", folder.path()).out.find("MOS-LQEW") != std::string::npos);
  check_failure(2, "--band nb predicts MOS-LQEN and the votes are of context FB",
                arguments + " --context FB --band nb", folder.path());
  const std::string mixed =
      run_quietroom(arguments + " --context FB --band nb --mixed-contexts", folder.path()).out;
  CHECK(mixed.find("MIXED CONTEXTS (--mixed-contexts): the votes are of context FB") != std::string::npos);
}
