#include "cli/command.h"
#include "cli/described_votes.h"
#include "cli/output.h"
#include "core/error.h"
#include "report/citations.h"
#include "usage/build.h"

namespace quietroom::cli {

namespace {

int run_cite(const Arguments& arguments) {
  const std::string version(usage::this_build.version);
  const int year = usage::year_of(usage::this_build);
  if (arguments.has("VOTES")) {
    print(report::bibtex(report::citations_of(description_of(arguments)), version, year));
    return ok;
  }
  for (const Option& option : description_options())
    if (arguments.has(option.name))
      throw_input(option.name + " has no effect without VOTES; add them, or leave " + option.name + " out");
  print(report::bibtex(report::all_citations(), version, year));
  return ok;
}

} // namespace

Command cite_command() {
  Command out{"cite",
              "print BibTeX of Quietroom and of the Recommendations that were used",
              {{"VOTES", "VOTES", "only those that these votes went by (default: all)"}},
              "  quietroom cite > quietroom.bib\n"
              "  quietroom cite sessions/demo",
              run_cite};
  const std::vector<Option> common = description_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
