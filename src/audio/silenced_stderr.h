#pragma once

namespace quietroom::audio {

/// While it lives nothing that anyone in this process writes to stderr is seen: ALSA, JACK and their plug-ins
/// print there whatever they do not find. One at a time; keep it short. Control thread only.
class SilencedStderr {
public:
  SilencedStderr() noexcept;
  SilencedStderr(const SilencedStderr&) = delete;
  SilencedStderr& operator=(const SilencedStderr&) = delete;
  ~SilencedStderr();

private:
  int m_saved = -1;
};

/// While one lives, what is printed through the C library's `stderr` is not seen: drivers print from threads
/// of their own when a device dies. What is written to descriptor 2 (core/tell.h) is seen. They may be
/// nested. Control thread only.
class SilencedLibraries {
public:
  SilencedLibraries() noexcept;
  SilencedLibraries(const SilencedLibraries&) = delete;
  SilencedLibraries& operator=(const SilencedLibraries&) = delete;
  ~SilencedLibraries();
};

} // namespace quietroom::audio
