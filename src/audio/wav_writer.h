#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace quietroom::audio {

/// A WAV file that grows while it plays. Until close() its header says "length unknown" (0xffffffff), which
/// readers take as "to the end of the file", so that what a killed process wrote can still be heard. Its
/// folder's list of core/written_files.h has it; whoever opens it asks core/output_guard.h before.
class WavWriter {
public:
  /// bits: 16 or 32. Throws an environment Error if the file cannot be created.
  WavWriter(const std::filesystem::path& path, int rate_hz, int channels, int bits);

  /// Left-justified samples; 16-bit files keep the upper half. False when the disk or the format (4 GiB) is
  /// full.
  bool write(std::span<const std::int32_t> samples);

  /// Writes the length into the header. False if anything was not written.
  bool close();

private:
  void write_header(std::uint32_t data_bytes);
  std::string header(std::uint32_t data_bytes) const;
  void note(const std::string& sha256, std::size_t bytes) const;
  std::string final_sha256() const;

  std::filesystem::path m_path;
  std::ofstream m_file;
  std::uint32_t m_rate_hz;
  std::uint16_t m_channels;
  std::uint16_t m_bits;
  std::uint64_t m_data_bytes = 0;
  std::vector<char> m_bytes;
};

} // namespace quietroom::audio
