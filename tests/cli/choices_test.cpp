#include "cli/quietroom.h"

using namespace quietroom::test;

TEST_CASE("a misspelt value of an option is asked about, with the list") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote,question\nL,s,c,4,SIG\nL,s,c,2,BAK\n");
  const std::pair<const char*, const char*> mistakes[] = {
      {"mos v.csv --by conditon",
       "no column \"conditon\" (did you mean condition?); the header has listener,"},
      {"mos v.csv --ci clutser", "(did you mean cluster?); choose votes, listeners, cluster,"},
      {"mos v.csv --context WBB", "(did you mean WB?); choose NB, WB, SWB or FB"},
      {"mos v.csv --where question=SGI", "(did you mean SIG?); there are SIG, BAK"},
      {"mos v.csv --exclude-by bt50", "(did you mean bt500?); choose bt500,"},
      {"contrast v.csv --correction hom", "(did you mean holm?); choose holm, bh or none"},
      {"contrast v.csv --test tukye", "(did you mean tukey?)"},
      {"export v.csv --columns condition,labl", "(did you mean label?); choose question,"},
      {"emodel --codec amr-wbb", "(did you mean amr-wb?)"},
      {"emodel --codec g711-plcc", "(did you mean g711-plc?)"},
      {"emodel --band wbb", "(did you mean wb?); choose nb, wb or fb"},
      {"mos v.csv --bi condition", "--bi is no option of mos (did you mean --by or --ci?)"},
      {"mos v.csv --excludeby bt500", "(did you mean --exclude-by?)"},
      {"moss v.csv", "moss is no command (did you mean mos?)"}};
  for (const auto& [arguments, sentence] : mistakes) {
    const Run run = run_quietroom(arguments, folder.path());
    CAPTURE(arguments, run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.find(sentence) != std::string::npos);
  }
  CHECK(run_quietroom("mos v.csv --ci mood", folder.path()).err.find("did you mean") == std::string::npos);
}
