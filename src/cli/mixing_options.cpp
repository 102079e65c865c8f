#include "cli/mixing_options.h"

#include "core/error.h"

namespace quietroom::cli {

using analysis::Allowance;

std::vector<Option> mixing_options() {
  return {{"--mixed-studies", "", "compare votes of several studies with one model anyway"},
          {"--with-delay", "", "predict MOS-CQE, with the delays given, for votes of a listening test"},
          {"--force", "",
           "the same as --mixed-contexts, --mixed-studies and --with-delay together; every output says so"}};
}

std::string option_of(Allowance allowance) {
  switch (allowance) {
  case Allowance::mixed_contexts:
    return "--mixed-contexts";
  case Allowance::mixed_studies:
    return "--mixed-studies";
  case Allowance::with_delay:
    break;
  }
  return "--with-delay";
}

Arguments with_switches(Arguments arguments) {
  if (arguments.has("--force"))
    for (const Allowance each : {Allowance::mixed_contexts, Allowance::mixed_studies, Allowance::with_delay})
      arguments.set(option_of(each), {});
  return arguments;
}

std::vector<analysis::Forced> forced_by(const Arguments& arguments,
                                        const std::vector<analysis::Mixing>& mixings) {
  std::vector<analysis::Forced> out;
  std::string refused;
  for (const analysis::Mixing& mixing : mixings) {
    const std::string option = option_of(mixing.needs);
    out.push_back({mixing, option});
    if (!arguments.has(option) && !arguments.has("--force"))
      refused += (refused.empty() ? "" : "; and ") + mixing.reason + " (" + option + " compares them anyway)";
  }
  if (!refused.empty()) throw_input(refused);
  return out;
}

} // namespace quietroom::cli
