#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const char* const three_votes = "listener,stimulus,condition,vote\nL,s,c,4\nM,s,c,3\nN,s,c,5\n";

} // namespace

TEST_CASE(
    "an option that needs another one to have an effect is refused without it, whatever else is given") {
  const TempFolder folder;
  folder.write("v.csv", three_votes);
  const std::pair<const char*, const char*> calls[] = {
      {"emodel --threads 2", "--threads has no effect without --csv; add it, or leave --threads out"},
      {"emodel --jitter 10", "--jitter has no effect without --simplified;"},
      {"plan s --sd 0.7", "--sd has no effect without --half-width or --difference;"},
      {"plan --half-width 0.2 --power 0.9", "--power has no effect without --difference;"},
      {"plan --half-width 0.2 --two-panels", "--two-panels has no effect without --difference;"},
      {"plan s --alpha 0.1", "--alpha has no effect without --half-width or --difference;"},
      {"plan s --rho 0.1", "--rho has no effect without --half-width or --difference;"},
      {"plan s --votes-per-listener 4", "--votes-per-listener has no effect without"},
      {"recover v.csv --listeners", "--listeners has no effect without --csv;"},
      {"add-set . --pattern '{condition}' --replace", "--replace has no effect without --write;"}};
  for (const auto& [arguments, sentence] : calls) check_failure(2, sentence, arguments, folder.path());
  CHECK(run_quietroom("recover v.csv --listeners --csv", folder.path()).exit_code == 0);
  CHECK(run_quietroom("emodel --jitter 10 --simplified", folder.path()).exit_code == 0);
  CHECK(run_quietroom("plan --half-width 0.2 --rho 0.1 --sd 0.7", folder.path()).exit_code == 0);
}

TEST_CASE("options of which only one can have an effect are refused together") {
  const TempFolder folder;
  folder.write("v.csv", three_votes);
  const std::pair<const char*, const char*> calls[] = {
      {"mos v.csv --csv --json", "--csv and --json cannot both have an effect; leave one out"},
      {"contrast v.csv --json --csv", "--csv and --json cannot both have an effect"},
      {"emodel --csv v.csv --sweep Ppl=0:1:1 --threads 2", "--threads and --sweep cannot both"},
      {"emodel --simplified --sweep Ta=0:10:5", "--simplified and --sweep cannot both"},
      {"emodel --sweep Ta=0:10:5 --list-codecs", "--sweep and --list-codecs cannot both"},
      {"plan s --orders --json", "--orders and --json cannot both"},
      {"plan --orders --difference 0.2", "--orders and --difference cannot both"},
      {"prepare s --verify --dry-run", "--verify and --dry-run cannot both"},
      {"check s --files --json", "--files and --json cannot both"},
      {"tone --list --seconds 3", "--list and --seconds cannot both"},
      {"tone --list --device file:t.wav", "--list and --device cannot both"}};
  for (const auto& [arguments, sentence] : calls) check_failure(2, sentence, arguments, folder.path());
}

TEST_CASE("the variant of a rule needs that rule and no other, in every command that screens") {
  const TempFolder folder;
  folder.write("v.csv", three_votes);
  for (const char* command :
       {"mos", "recover", "anova", "contrast", "reliability", "compare", "derive", "export"}) {
    CAPTURE(command);
    const std::string call = std::string(command) + " v.csv --bt500 sureal";
    check_failure(2, "--bt500 has no effect without --exclude-by bt500; add it,", call, folder.path());
    check_failure(2, "--bt500 has no effect without --exclude-by bt500", call + " --exclude-by p913",
                  folder.path());
  }
  CHECK(run_quietroom("mos v.csv --bt500 sureal --exclude-by bt500", folder.path()).exit_code == 0);
}

TEST_CASE("the table of codecs has no place for an input of the model") {
  const TempFolder folder;
  for (const char* option : {"--Ta 100", "--codec g711a", "--Ppl 2", "--simplified"})
    check_failure(2, std::string(option).substr(0, std::string(option).find(' ')),
                  "emodel --list-codecs " + std::string(option), folder.path());
  CHECK(run_quietroom("emodel --list-codecs --band wb --json", folder.path()).exit_code == 0);
}
