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

} // namespace quietroom::audio
