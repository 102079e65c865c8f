#include "cli/secret_line.h"

#include "core/error.h"

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace quietroom::cli {

namespace {

/// The terminal shows nothing and gives each key at once, Ctrl-C too: it is left as it was however this ends.
class SilentTerminal {
public:
  SilentTerminal() {
    ::tcgetattr(STDIN_FILENO, &m_before);
    termios silent = m_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    std::fputs("\n", stderr);
  }

private:
  termios m_before{};
};

[[noreturn]] void refuse_end() { throw_input("no code was given; nothing was changed"); }

std::string typed_line(const std::string& prompt) {
  constexpr char ctrl_c = 3, ctrl_d = 4, backspace = 8, erase = 127;
  const SilentTerminal terminal; // before anybody is asked to type
  std::fputs(prompt.c_str(), stderr);
  std::string out;
  for (char key = 0; ::read(STDIN_FILENO, &key, 1) == 1;) {
    if (key == '\n' || key == '\r') return out;
    if (key == ctrl_c || key == ctrl_d) break;
    if (key != backspace && key != erase)
      out += key;
    else if (!out.empty())
      out.pop_back();
  }
  refuse_end();
}

} // namespace

bool asks_for_secrets() { return ::isatty(STDIN_FILENO) == 1; }

std::string secret_line(const std::string& prompt) {
  if (asks_for_secrets()) return typed_line(prompt);
  std::string out;
  if (!std::getline(std::cin, out)) refuse_end();
  if (out.ends_with('\r')) out.pop_back();
  return out;
}

} // namespace quietroom::cli
