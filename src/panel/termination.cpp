#include "panel/termination.h"

#include <csignal>
#include <pthread.h>

namespace quietroom::panel {

namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN || signal == SIGTERM)
      sigaddset(&set, signal); // nohup: ignored on purpose
  }
  return set;
}

} // namespace

Termination::Termination(std::function<void()> wake) {
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_thread = std::thread([this, set, wake = std::move(wake)] {
    while (!m_done) {
      int signal = 0;
      sigwait(&set, &signal);
      if (m_done) return;
      m_requested = true;
      wake();
    }
  });
}

Termination::~Termination() {
  m_done = true;
  pthread_kill(m_thread.native_handle(), SIGTERM); // ends the sigwait
  m_thread.join();
}

} // namespace quietroom::panel
