#include "packets/privileges.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace quietroom::packets;

namespace {

std::string own_status(const std::string& key) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key)) return line.substr(line.find_last_of("\t ") + 1);
  return {};
}

} // namespace

// In a child, for they are gone for good.
TEST_CASE("no capability is left, and none can be won by a program") {
  const pid_t child = ::fork();
  if (child == 0) {
    drop_privileges();
    const bool none =
        own_status("CapEff") == "0000000000000000" && own_status("CapPrm") == "0000000000000000";
    ::_exit(none && own_status("NoNewPrivs") == "1" ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
}
