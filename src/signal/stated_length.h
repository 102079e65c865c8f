#pragma once

#include <filesystem>

namespace quietroom::signal {

/// Whether a sound file ends before the length that its header states, or an Ogg stream before the page that
/// says it is the last. libsndfile would shorten such a file silently. Knows WAV (RIFF, RIFX, RF64), W64,
/// AIFF, AU, CAF and Ogg; false for anything else, among it FLAC and MP3, where reading finds the end
/// missing. Numbers by which writers into a pipe say "unknown" promise nothing.
bool is_cut_short(const std::filesystem::path& path);

} // namespace quietroom::signal
