#include "cli/mixing.h"

#include "core/error.h"

#include <algorithm>
#include <array>

namespace quietroom::cli {

namespace {

constexpr std::array<const char*, 3> switches = {"--mixed-contexts", "--mixed-studies", "--with-delay"};

} // namespace

std::vector<Option> mixing_options() {
  return {{"--mixed-studies", "", "compare votes of several studies with one model anyway"},
          {"--with-delay", "", "predict MOS-CQE, with the delays given, for votes of a listening test"},
          {"--force", "",
           "the same as --mixed-contexts, --mixed-studies and --with-delay together; every output says so"}};
}

bool allows(const Arguments& arguments, std::string_view option) {
  return arguments.has(option) || arguments.has("--force");
}

Arguments with_switches(Arguments arguments) {
  if (arguments.has("--force"))
    for (const char* option : switches) arguments.set(option, {});
  return arguments;
}

void refuse_mixings(const Arguments& arguments, const std::vector<Mixing>& mixings) {
  std::string out;
  for (const Mixing& mixing : mixings)
    if (!allows(arguments, mixing.option))
      out += (out.empty() ? "" : "; and ") + mixing.reason + " (" + mixing.option + " compares them anyway)";
  if (!out.empty()) throw_input(out);
}

std::string forced_note(const std::vector<Mixing>& forced) {
  std::string out;
  for (const Mixing& mixing : forced) out += "FORCED (" + mixing.option + "): " + mixing.reason + ".\n";
  return out;
}

} // namespace quietroom::cli
