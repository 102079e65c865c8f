#include "audio/silenced_stderr.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace quietroom::audio {

SilencedStderr::SilencedStderr() noexcept {
  std::fflush(stderr);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  m_saved = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
  if (m_saved >= 0) ::dup2(nowhere, STDERR_FILENO);
  ::close(nowhere);
}

SilencedStderr::~SilencedStderr() {
  if (m_saved < 0) return;
  std::fflush(stderr);
  ::dup2(m_saved, STDERR_FILENO);
  ::close(m_saved);
}

namespace {

int silences = 0; // control thread only
std::FILE* loud = nullptr;

/// Never closed: a thread that a driver left behind may still print to it.
std::FILE* nowhere() noexcept {
  static std::FILE* const file = std::fopen("/dev/null", "we");
  return file;
}

} // namespace

SilencedLibraries::SilencedLibraries() noexcept {
  if (silences++ > 0 || nowhere() == nullptr) return;
  std::fflush(stderr);
  loud = stderr;
  stderr = nowhere();
}

SilencedLibraries::~SilencedLibraries() {
  if (--silences > 0 || loud == nullptr) return;
  stderr = loud;
  loud = nullptr;
}

} // namespace quietroom::audio
