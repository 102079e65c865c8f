#include "cli/choices.h"

#include "core/error.h"
#include "core/near_miss.h"

namespace quietroom::cli {

std::string listed(std::span<const std::string> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return out;
}

void refuse_choice(std::string_view what, const std::string& given, const std::vector<std::string>& known) {
  throw_input(std::string(what) + ' ' + (given.empty() ? "\"\"" : given) + " is not known" +
              did_you_mean(given, known) + "; choose " + listed(known));
}

} // namespace quietroom::cli
