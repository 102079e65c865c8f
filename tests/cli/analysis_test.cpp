#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("screen prints who is careless and why") {
  const TempFolder folder;
  check_output("screen_straight_liner.txt", "screen " + votes("straight_liner"), folder.path());
  check_output("screen_tiny.json", "screen --json " + votes("tiny_hand"), folder.path());
  check_output("screen_tiny.csv", "screen --csv " + votes("tiny_hand"), folder.path());
}

TEST_CASE("anova prints every analysis with its method") {
  const TempFolder folder;
  check_output("anova_balanced.txt", "anova " + votes("balanced_24x12x4"), folder.path());
  check_output("anova_unbalanced.txt", "anova --by condition " + votes("unbalanced_missing"), folder.path());
  check_output("anova_tiny.json", "anova --json " + votes("tiny_hand"), folder.path());
  check_output("anova_tiny.csv", "anova --csv " + votes("tiny_hand"), folder.path());
  check_output("anova_single.txt", "anova " + votes("single_listener"), folder.path());
}

TEST_CASE("contrast prints letters and pairs") {
  const TempFolder folder;
  check_output("contrast_unbalanced.txt", "contrast " + votes("unbalanced_missing"), folder.path());
  check_output("contrast_talker_tukey.txt", "contrast --by talker --test tukey " + votes("balanced_24x12x4"),
               folder.path());
  check_output("contrast_tiny.json", "contrast --json " + votes("tiny_hand"), folder.path());
  check_output("contrast_tiny.csv", "contrast --csv --test wilcoxon --correction bh " + votes("tiny_hand"),
               folder.path());
}

TEST_CASE("reliability prints what each coefficient answers") {
  const TempFolder folder;
  check_output("reliability_balanced.txt", "reliability " + votes("balanced_24x12x4"), folder.path());
  check_output("reliability_unbalanced.txt", "reliability " + votes("unbalanced_missing"), folder.path());
  check_output("reliability_tiny.json", "reliability --json " + votes("tiny_hand"), folder.path());
  check_output("reliability_tiny.csv", "reliability --csv " + votes("tiny_hand"), folder.path());
}

TEST_CASE("plan says how many listeners are enough") {
  const TempFolder folder;
  check_output("plan_half_width.txt", "plan --half-width 0.2", folder.path());
  check_output("plan_difference.txt", "plan --difference 0.3 --votes-per-listener 4 --rho 0.2",
               folder.path());
  check_output("plan_two_panels.json", "plan --difference 0.3 --sd 0.7 --two-panels --json", folder.path());
  check_failure(2, "plan needs STUDY, or --half-width", "plan", folder.path());
  check_failure(2, "--rho must be from 0 to 1", "plan --half-width 0.2 --rho 2", folder.path());
  check_failure(2, "--half-width must be above 0", "plan --half-width 0", folder.path());
  check_failure(2, "one of the two", "plan --half-width 0.2 --difference 0.3", folder.path());
}

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
