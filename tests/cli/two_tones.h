#pragma once

#include "cli/quietroom.h"
#include "signal/audio_file.h"
#include "signal/tone.h"

namespace quietroom::test {

/// A set of two finished files: a tone as the reference, a lower one as the condition under test.
inline void make_set(const std::filesystem::path& folder) {
  signal::write_wav(folder / "clean_ann_s1.wav", signal::tone({.rate_hz = 16000, .seconds = 0.2}), 16);
  signal::write_wav(folder / "coded_ann_s1.wav",
                    signal::tone({.rate_hz = 16000, .frequency_hz = 500, .seconds = 0.2}), 16);
  write_file(folder / "set.toml", R"(version = 1
name = "two"
rate_hz = 16000
context = "WB"
[[condition]]
id = "clean"
kind = "reference"
[[condition]]
id = "coded"
[[stimulus]]
file = "clean_ann_s1.wav"
condition = "clean"
talker = "ann"
sample = "s1"
[[stimulus]]
file = "coded_ann_s1.wav"
condition = "coded"
talker = "ann"
sample = "s1"
)");
}

} // namespace quietroom::test
