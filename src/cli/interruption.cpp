#include "cli/interruption.h"

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace quietroom::cli {

namespace {

volatile std::sig_atomic_t caught = 0; // a signal handler has nowhere else to put it

/// Who started the program with a signal ignored (nohup) wants it to go on being so.
bool is_ignored(int signal) {
  struct sigaction now {};
  return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

void set_action(int signal, void (*action)(int)) {
  if (is_ignored(signal)) return;
  struct sigaction wanted {};
  wanted.sa_handler = action;
  wanted.sa_flags = SA_RESETHAND | SA_RESTART; // the second one has its usual effect
  sigemptyset(&wanted.sa_mask);
  ::sigaction(signal, &wanted, nullptr);
}

void set_actions(void (*action)(int)) {
  set_action(SIGINT, action);
  set_action(SIGTERM, action);
  set_action(SIGHUP, action);
}

} // namespace

Interruption::Interruption() {
  caught = 0;
  set_actions([](int signal) { caught = signal; });
}

Interruption::~Interruption() { set_actions(SIG_DFL); }

bool Interruption::requested() noexcept { return caught != 0; }

void Interruption::end_by_signal() {
  const int signal = caught;
  set_actions(SIG_DFL);
  ::kill(::getpid(), signal);
  std::_Exit(128 + signal); // where the signal is blocked
}

} // namespace quietroom::cli
