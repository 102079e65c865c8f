#pragma once

#include "signal/audio_file.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

namespace quietroom::test {

/// Files CONDITION_TALKER_s1.wav of two conditions and two talkers, 8 kHz, speech at -26 dBov.
inline void write_finished_files(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::uint64_t seed = 0;
  for (const char* name : {"direct_f", "direct_m", "g711_f", "g711_m"})
    signal::write_wav(folder / (std::string(name) + "_s1.wav"), speech_like(8000, 1.5, ++seed), 16);
}

} // namespace quietroom::test
