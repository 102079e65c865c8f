#include "cli/quietroom.h"

using namespace quietroom::test;

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
