#include "usage/page.h"

namespace quietroom::usage {

std::string word_of(const Page& command) {
  const std::size_t blank = command.name.rfind(' ');
  return blank == std::string::npos ? std::string() : command.name.substr(blank + 1);
}

std::vector<const Page*> commands_of(const Program& program) {
  std::vector<const Page*> out;
  for (const Group& group : program.groups)
    for (const Page& command : group.commands) out.push_back(&command);
  return out;
}

} // namespace quietroom::usage
