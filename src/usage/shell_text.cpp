#include "usage/shell_text.h"

#include <algorithm>

namespace quietroom::usage {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string function_name(std::string program) {
  std::replace(program.begin(), program.end(), '-', '_');
  return '_' + program;
}

} // namespace quietroom::usage
