#include "cli/quietroom.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string rows = "t_ms,loss_pct\n1000,5\n2000,5\n3000,5\n";

} // namespace

TEST_CASE("watch takes the rules of a user's file, and says every mistake in it") {
  const TempFolder folder;
  folder.write(
      "mine.toml",
      "name = \"mine\"\n[[rule]]\nname = \"lossy\"\nstatistic = \"ppl\"\ncomparison = \"over\"\nlimit = 2\n");
  const Run run = run_quietroom("watch - --rules mine.toml --fail-if lossy --json", folder.path(), rows);
  CHECK(run.exit_code == 1);
  CHECK(run.out.find(R"("event": "raised", "warning": "lossy", "limit": 2.0)") != run.out.npos);
  CHECK(run_quietroom("watch - --rules mine.toml --fail-if high-jitter", folder.path(), rows).exit_code == 2);
  folder.write("bad.toml", "[[rule]]\nlimt = 2\n");
  const Run bad = run_quietroom("watch - --rules bad.toml", folder.path(), rows);
  CHECK(bad.exit_code == 2);
  CHECK(bad.err.find("the rule has no limit") != bad.err.npos);
  CHECK(bad.err.find("limt") != bad.err.npos);
}

TEST_CASE("watch takes the codec of rows and the values of a user's table") {
  const TempFolder folder;
  folder.write("mine.csv", "id,band,Ie,Bpl\nmine,nb,10,20\n");
  const Run run =
      run_quietroom("watch - --codecs mine.csv --codec mine --one-way 50 --json", folder.path(), rows);
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("codec: mine, Ie 10, Bpl 20") != run.out.npos);
  CHECK(run.out.find("one-way delay of the network given: 50 ms") != run.out.npos);
  CHECK(run_quietroom("watch - --codec g711 --codec g729", folder.path(), rows).exit_code == 2);
}
