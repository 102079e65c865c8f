#include "cli/two_tones.h"

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("plan asks for a study or a size, and shows every listener's order of a study") {
  const TempFolder folder;
  check_failure(2, "plan needs STUDY, or --half-width", "plan", folder.path());
  check_failure(2, "study.toml", "plan .", folder.path());
  make_set(folder.path());
  REQUIRE(run_quietroom("new study --set . --listeners ann,bob --seed 7", folder.path()).exit_code == 0);
  const Run orders = run_quietroom("plan study --orders", folder.path());
  CHECK(orders.exit_code == 0);
  CHECK(orders.out.starts_with("listener,"));
  CHECK(orders.out.find("\nann,") != std::string::npos);
  CHECK(orders.out.find("\nbob,") != std::string::npos);
  CHECK(run_quietroom("plan study --orders", folder.path()).out == orders.out);
  const Run json = run_quietroom("plan study --json", folder.path());
  CHECK(json.out.find("\"balance\"") != std::string::npos);
}

TEST_CASE("plan prints the proof of the order that new wrote, and the JSON has panels and cells") {
  const TempFolder folder;
  make_set(folder.path());
  REQUIRE(run_quietroom("new study --set . --listeners 4 --seed 7", folder.path()).exit_code == 0);
  const std::string toml = read_file(folder.path() / "study/study.toml");
  CHECK(toml.find("order = \"balanced\"\n") != std::string::npos);
  const Run run = run_quietroom("plan study", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  for (const char* part :
       {"order balanced", "Condition means of position differ by 0.00 trials", "each position of a round (2)",
        "First-order carry-over", "Votes planned: 4 per file, 4 per condition."}) {
    CAPTURE(part, run.out);
    CHECK(run.out.find(part) != std::string::npos);
  }
  write_file(folder.path() / "study/study.toml",
             toml + "\n[[panel]]\nid = \"A\"\nsamples = \"all\"\n[[panel]]\nid = \"B\"\nsamples = \"all\"\n");
  const Run json = run_quietroom("plan study --json", folder.path());
  CHECK(json.out.find("\"panel\": \"B\"") != std::string::npos);
  CHECK(json.out.find("\"cells\"") != std::string::npos);
}

TEST_CASE(
    "plan refuses what no order can keep, panels that cannot be, and a session of more than 45 minutes") {
  const TempFolder folder;
  make_set(folder.path());
  REQUIRE(run_quietroom("new study --set . --listeners 4 --seed 7 --practice 0", folder.path()).exit_code ==
          0);
  const auto file = folder.path() / "study/study.toml";
  const std::string toml = read_file(file);
  write_file(file, toml + "[constraints]\ntalker_gap = 1\n");
  const auto refused_with = [&](const std::string& sentence) {
    const Run run = run_quietroom("plan study", folder.path());
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.err.find(sentence) != std::string::npos);
  };
  refused_with("talker_gap = 1 cannot be kept: talker \"ann\" has 2 of 2 trials; talker_gap = 0 is the most");
  write_file(file, toml + "[[panel]]\nid = \"A\"\n[[panel]]\nid = \"B\"\n");
  refused_with("panel \"B\": nothing is left for the main block");
  std::string late = toml; // two trials of 3.8 s, and a break of an hour
  late.replace(late.find("break_after = 0\nbreak_min_s = 30"), 32, "break_after = 1\nbreak_min_s = 3600");
  write_file(file, late);
  refused_with("the session of listener L01 takes about 60 min, beyond the 45 min");
  write_file(file, late + "long_session = \"experts, with lunch\"\n");
  const Run allowed = run_quietroom("plan study", folder.path());
  CHECK(allowed.exit_code == 0);
  CHECK(allowed.err.find("more than 45 min") != std::string::npos);
  CHECK(allowed.out.find("by the study's own decision: experts, with lunch") != std::string::npos);
}
