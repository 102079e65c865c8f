#include "usage/build.h"

namespace quietroom::usage {

std::string version_text(std::string_view program, const Build& build) {
  std::string out(program);
  out.append(" ").append(build.version).append("\ncommit ").append(build.commit);
  out.append("\nbuilt with ").append(build.libraries);
  return out;
}

} // namespace quietroom::usage
