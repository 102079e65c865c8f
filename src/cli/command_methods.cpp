#include "cli/command.h"
#include "cli/described_votes.h"
#include "cli/output.h"
#include "report/method_section.h"
#include "usage/build.h"

namespace quietroom::cli {

namespace {

int run_methods(const Arguments& arguments) {
  const auto section =
      report::method_section(description_of(arguments), std::string(usage::this_build.version));
  const auto checklist = report::reviewers_checklist(section);
  if (arguments.has("--json"))
    print(report::method_section_json(section, checklist));
  else if (arguments.has("--checklist"))
    print(arguments.has("--latex") ? report::latex(checklist) : report::markdown(checklist));
  else
    print(arguments.has("--latex") ? report::latex(section) : report::markdown(section));
  return ok;
}

} // namespace

Command methods_command() {
  Command out{"methods",
              "write the method section of a paper from what was done",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
               {"--latex", "", "LaTeX (default: Markdown)"},
               {"--checklist", "", "answer the questions of reviewers, one by one, instead"},
               {"--json", "", "one JSON document of both"}},
              "  quietroom methods sessions/demo\n"
              "  quietroom methods sessions/demo --latex > methods.tex\n"
              "  quietroom methods votes.csv --facts facts.toml --checklist",
              run_methods};
  const std::vector<Option> common = description_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
