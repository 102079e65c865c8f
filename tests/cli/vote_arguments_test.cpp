#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string head = "listener,stimulus,condition,vote\n";
const std::vector<std::string> vote_commands = {
    "mos",      "screen",      "recover", "anova",
    "contrast", "reliability", "compare", "export"}; // derive asks for its set first

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a column called Vote is asked about by every command, and --map takes it") {
  const TempFolder folder;
  folder.write("caps.csv", "listener,Stimulus,Condition,Vote\n1,1,1,5\n1,2,2,3\n2,1,1,4\n2,2,2,2\n");
  for (const std::string& command : vote_commands)
    check_failure(2, "\"Vote\"", command + " caps.csv", folder.path());
  const std::string names = " --map stimulus=Stimulus,condition=Condition,vote=Vote";
  check_failure(2, names.substr(1), "mos caps.csv", folder.path());
  CHECK(contains(run_quietroom("mos caps.csv --csv" + names, folder.path()).out, "1,4.5,"));
}

TEST_CASE("mos --wide takes columns of known names as stimuli") {
  const TempFolder folder;
  folder.write("v.csv", "listener,reference,sample\nL,5,2\nM,4,1\n");
  check_failure(2, "--wide", "mos v.csv", folder.path());
  CHECK(contains(run_quietroom("mos v.csv --wide --csv", folder.path()).out, "reference,4.5,"));
}

TEST_CASE("mos --map refuses what is not there, what is there already, and a column twice") {
  const TempFolder folder;
  folder.write("v.csv", head + "L,s,c,4\n");
  check_failure(2, "no column \"Rating\"", "mos v.csv --map vote=Rating", folder.path());
  check_failure(2, "there is a column vote already", "mos v.csv --map vote=stimulus", folder.path());
  check_failure(2, "map a column once", "mos v.csv --map a=vote,b=vote", folder.path());
  check_failure(2, "write NAME=VALUE", "mos v.csv --map vote", folder.path());
}

TEST_CASE("mos --where names the values there are") {
  const TempFolder folder;
  folder.write("v.csv", head + "L,a,c,5\nM,a,d,1\n");
  check_failure(2, "there are c, d", "mos v.csv --where condition=e", folder.path());
  check_failure(2, "no column \"mood\"", "mos v.csv --where mood=good", folder.path());
  check_failure(2, "twice", "mos v.csv --where condition=c --where condition=d", folder.path());
}
