#include "usage/build.h"

namespace quietroom::usage {

int year_of(const Build& build) {
  int out = 0;
  for (const char digit : build.date.substr(0, build.date.find('-'))) out = 10 * out + (digit - '0');
  return out;
}

std::string version_text(std::string_view program, const Build& build) {
  std::string out(program);
  out.append(" ").append(build.version).append("\ncommit ").append(build.commit);
  out.append("\nbuilt with ").append(build.libraries);
  return out;
}

} // namespace quietroom::usage
