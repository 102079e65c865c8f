#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("a rule of screening takes listeners out of every result, and every result says so") {
  const TempFolder folder;
  for (const char* command : {"mos", "anova", "contrast", "reliability", "recover"}) {
    CAPTURE(command);
    const std::string arguments = std::string(command) + " --exclude-by bt500 ";
    const Run text = run_quietroom(arguments + votes("straight_liner"), folder.path());
    CHECK(text.exit_code == 0);
    CHECK(text.out.find("Excluded: L15 (40 votes), bt500") != std::string::npos);
    const Run json = run_quietroom(arguments + "--json " + votes("straight_liner"), folder.path());
    CHECK(json.out.find("\"listener\": \"L15\",\n      \"reason\": \"bt500\"") != std::string::npos);
  }
  const std::string with = run_quietroom("mos --json " + votes("straight_liner"), folder.path()).out;
  CHECK(with.find("\"excluded\": []") != std::string::npos);
  check_failure(2, "--exclude-by mood is not known", "mos --exclude-by mood " + votes("tiny_hand"),
                folder.path());
  check_failure(2, "--bt500 mood is not known", "screen --bt500 mood " + votes("tiny_hand"), folder.path());
  check_failure(2, "p913 rejects every listener", "mos --exclude-by p913 " + votes("all_equal"),
                folder.path());
}

TEST_CASE("listeners named and rejected are told apart") {
  const TempFolder folder;
  const Run run =
      run_quietroom("anova --csv --exclude L03 --exclude-by bt500 " + votes("straight_liner"), folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("L03;L15") != std::string::npos);
}

TEST_CASE("analyses announce simulated votes in their first line") {
  const TempFolder folder;
  std::string text = "listener,stimulus,condition,vote,simulated\n";
  for (const char* listener : {"a", "b", "c"})
    for (int i = 0; i < 4; ++i)
      text += std::string(listener) + ",s" + std::to_string(i) + ",c" + std::to_string(i % 2) + "," +
              std::to_string(1 + (i + listener[0]) % 5) + ",1\n";
  folder.write("v.csv", text);
  for (const char* command : {"screen", "anova", "contrast", "reliability"})
    CHECK(run_quietroom(std::string(command) + " v.csv", folder.path()).out.starts_with("SIMULATED votes"));
}
