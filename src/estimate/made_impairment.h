#pragma once

#include "signal/clip.h"

#include <cstdint>

/// Sounds and impairments whose order of quality is known, for tests of measures. Pure, the same on every
/// machine.
namespace quietroom::estimate {

/// Words of 0.7 s with pauses of 0.5 s: harmonics of a gliding voice up to half the rate, hiss in each third
/// word, and a little noise everywhere. Active level about -26 dBov.
signal::Clip made_speech(int rate_hz, double seconds, std::uint64_t seed);

/// White noise added, so many dB below the rms of the whole clip.
signal::Clip with_noise(signal::Clip clip, double snr_db, std::uint64_t seed);

/// Frames of 20 ms silenced, so many percent; those lost at a lower share are lost at a higher one too.
signal::Clip with_loss(signal::Clip clip, double percent, std::uint64_t seed);

signal::Clip with_bandwidth(const signal::Clip& clip, double hz);

/// Each sample times `factor`: a level, and with a negative one the polarity.
signal::Clip with_gain(signal::Clip clip, double factor);

/// Silence before it; nothing is cut from the end.
signal::Clip with_delay(const signal::Clip& clip, double seconds);

} // namespace quietroom::estimate
