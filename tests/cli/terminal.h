#pragma once

#include "cli/quietroom.h"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace quietroom::test {

struct AtTerminal {
  int exit_code = -1;
  std::string shown; ///< all that stood on the terminal, echoed keys included
};

/// Runs the program on a terminal of its own. Types each line when the program has shown its prompt: a text
/// that ends in ": ".
inline AtTerminal at_terminal(const std::string& arguments, const std::filesystem::path& folder,
                              const std::vector<std::string>& lines) {
  int terminal = -1;
  const std::string command = "cd '" + folder.string() + "' && '" QUIETROOM_PROGRAM "' " + arguments;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    ::_exit(127);
  }
  AtTerminal out;
  std::size_t next = 0;
  std::size_t seen = 0; // of what was shown when a line was typed last
  for (pollfd ready{terminal, POLLIN, 0}; ::poll(&ready, 1, 30000) > 0;) {
    char bytes[4096];
    const ssize_t n = ::read(terminal, bytes, sizeof bytes);
    if (n <= 0) break; // the program has ended
    out.shown.append(bytes, static_cast<std::size_t>(n));
    if (next >= lines.size() || out.shown.size() == seen || !out.shown.ends_with(": ")) continue;
    seen = out.shown.size();
    const std::string keys = lines[next++] + "\n";
    [[maybe_unused]] const auto typed = ::write(terminal, keys.data(), keys.size());
  }
  ::close(terminal); // whoever still waits for a key is told that none comes
  int status = 0;
  ::waitpid(child, &status, 0);
  out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

} // namespace quietroom::test
