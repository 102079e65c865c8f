#pragma once

#include "core/gaussian.h"
#include "signal/audio_file.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

/// Sounds to be scored, as files of a folder.
namespace quietroom::test {

/// clean.wav, noisy.wav, silence.wav, short.wav (0.3 s) and offset.wav at 16 kHz, clean8.wav at 8 kHz,
/// clean24.wav at 24 bits.
inline void write_sound_pairs(const TempFolder& folder) {
  const signal::Clip clean = speech_like(16000, 3, 21);
  signal::Clip noisy = clean;
  Gaussian noise(5);
  for (double& x : noisy.samples) x += 0.003 * noise.next();
  signal::Clip brief = clean;
  brief.samples.resize(4800);
  const auto write = [&](const char* name, const signal::Clip& clip, int bits = 16) {
    signal::write_wav(folder.path() / name, clip, bits);
  };
  write("clean.wav", clean);
  write("noisy.wav", noisy);
  write("silence.wav", {16000, 1, std::vector<double>(48000)});
  write("offset.wav", {16000, 1, std::vector<double>(48000, 0.25)});
  write("short.wav", brief);
  write("clean8.wav", speech_like(8000, 3, 21));
  write("clean24.wav", clean, 24);
}

} // namespace quietroom::test
