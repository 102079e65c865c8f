#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("misspelt columns are errors, unread ones and strangers on either side are told with their line") {
  const TempFolder folder;
  const std::string tiny = votes("tiny_hand");
  folder.write("misspelt.csv", "condition,ie,Bpl\nA,0,25.1\n");
  const Run misspelt = run_quietroom("compare --models misspelt.csv " + tiny, folder.path());
  CHECK(misspelt.exit_code == 2);
  CHECK(misspelt.err.find("misspelt.csv:1: the column \"ie\" is not known; it is called Ie") !=
        std::string::npos);
  folder.write("strangers.csv", "condition,Ie,Bpl,comment\nA,0,25.1,x\nb,20,,y\n");
  const Run strangers = run_quietroom("compare --json --models strangers.csv " + tiny, folder.path());
  CHECK(strangers.exit_code == 0);
  for (const char* sentence : {"strangers.csv:1: the column \"comment\" is not read",
                               "strangers.csv:3: no vote is on the condition b; is it B?",
                               "strangers.csv: has nothing about the condition B of the votes"}) {
    CAPTURE(sentence);
    CHECK(strangers.err.find(sentence) != std::string::npos);
  }
  CHECK(strangers.out.find("\"where\": \"strangers.csv:3\"") != std::string::npos);
  folder.write("nobody.csv", "condition,Ie\nX,0\nY,1\n");
  const Run nobody = run_quietroom("compare --models nobody.csv " + tiny, folder.path());
  CHECK(nobody.exit_code == 2);
  CHECK(nobody.err.find("nobody.csv: none of its conditions is one of the votes") != std::string::npos);
  folder.write("three.csv", "condition,mos,ci,objective\na,x,0.1,3\nb,3,-1,3\n,3,0.1,good\nd,3,0.1,1e300\n");
  const Run three = run_quietroom("compare --pairs three.csv", folder.path());
  CHECK(three.exit_code == 2);
  for (const char* sentence :
       {"three.csv:2: mos is \"x\"", "three.csv:3: ci is below 0", "three.csv:4: no condition",
        "three.csv:4: objective is \"good\"", "three.csv:5: objective is 1e300, which is beyond any scale"})
    CHECK(three.err.find(sentence) != std::string::npos);
}
