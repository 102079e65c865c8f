#pragma once

namespace quietroom::audio {

/// Reads the configuration of ALSA as PortAudio is going to. PortAudio 19.6 aborts the whole program when it
/// defines neither a device `default` nor `dmix`.
/// Throws an environment Error where it would, or where the configuration cannot be read.
void check_alsa_config();

} // namespace quietroom::audio
