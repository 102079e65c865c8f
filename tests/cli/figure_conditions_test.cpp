#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("conditions come in the order asked for, with the labels of the set") {
  const TempFolder folder;
  const auto order = [&](const std::string& more) {
    check_drawn("conditions " + examples + " --force -o f.svg " + more, folder.path());
    std::string out;
    for (const auto& row : read_rows(folder.path() / "f.csv")) out += row.at("condition") + ' ';
    return out;
  };
  CHECK(order("--rows mnru06,direct") == "mnru06 direct ");
  CHECK(order("--sort mos").starts_with("direct "));
  CHECK(order("").starts_with("direct g711a "));
  const std::string with_set = "--set '" QUIETROOM_SOURCE_DIR "/stimuli/demo' ";
  CHECK(order(with_set).starts_with("direct mnru06 "));
  CHECK(order(with_set + "--sort label").starts_with("direct g711a g711a-loss01 g711a-loss10 "));
  CHECK(quietroom::read_file(folder.path() / "f.svg").find("G.711 A-law + PLC, 10 % loss") !=
        std::string::npos);
}
