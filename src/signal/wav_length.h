#pragma once

#include <cstdint>
#include <filesystem>

namespace quietroom::signal {

/// Bytes of sound that the header of a RIFF/WAVE file promises beyond the file's end; 0 for a whole file and
/// for anything that is no WAV. libsndfile would shorten such a file silently. A data size of 0xFFFFFFFF is
/// how streaming writers say "unknown" and promises nothing.
std::uint64_t missing_wav_bytes(const std::filesystem::path& path);

} // namespace quietroom::signal
