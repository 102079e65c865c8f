#include "audio/wav_writer.h"

#include "core/error.h"
#include "core/sha256.h"
#include "core/written_files.h"

#include <cassert>
#include <exception>
#include <limits>
#include <string>

namespace quietroom::audio {
namespace {

constexpr std::uint32_t unknown_length = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t header_bytes = 44;

void append(std::string& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i)));
}

} // namespace

WavWriter::WavWriter(const std::filesystem::path& path, int rate_hz, int channels, int bits)
    : m_path(path), m_rate_hz(static_cast<std::uint32_t>(rate_hz)),
      m_channels(static_cast<std::uint16_t>(channels)), m_bits(static_cast<std::uint16_t>(bits)) {
  assert(bits == 16 || bits == 32);
  note(sha256_of(header(unknown_length)), header_bytes); // it stays so while the file grows
  m_file.open(path, std::ios::binary | std::ios::trunc);
  write_header(unknown_length);
  if (!m_file.flush())
    throw_environment(path.string() + ": cannot be written; check that its folder exists, that you may write "
                                      "there and that the disk has space");
}

/// So that the next command may replace the file; before each change of it, for the program may die at any
/// moment. Where that cannot be noted the next command will ask for --force.
void WavWriter::note(const std::string& sha256, std::size_t bytes) const {
  try {
    const bool is_device = std::filesystem::exists(m_path) && !std::filesystem::is_regular_file(m_path);
    if (!is_device) note_written(m_path, sha256, bytes);
  } catch (const std::exception&) {
  }
}

/// Of the file with its length in the header, which it does not have yet.
std::string WavWriter::final_sha256() const {
  Sha256 hash;
  hash.add(header(static_cast<std::uint32_t>(m_data_bytes)));
  std::ifstream in(m_path, std::ios::binary);
  in.seekg(header_bytes);
  std::string piece(1U << 16, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    hash.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  return hash.finish();
}

bool WavWriter::write(std::span<const std::int32_t> samples) {
  const std::size_t sample_bytes = m_bits / 8u;
  if (m_data_bytes + samples.size() * sample_bytes > unknown_length - header_bytes - 1) return false;
  m_bytes.clear();
  for (const std::int32_t sample : samples)
    for (std::size_t i = 4 - sample_bytes; i < 4; ++i)
      m_bytes.push_back(static_cast<char>(static_cast<std::uint32_t>(sample) >> (8 * i)));
  m_file.write(m_bytes.data(), static_cast<std::streamsize>(m_bytes.size()));
  m_data_bytes += m_bytes.size();
  return m_file.good();
}

bool WavWriter::close() {
  if (!m_file.is_open()) return true;
  m_file.flush();
  if (std::filesystem::is_regular_file(m_path)) note(final_sha256(), 0);
  m_file.seekp(0);
  write_header(static_cast<std::uint32_t>(m_data_bytes));
  m_file.close();
  return !m_file.fail();
}

void WavWriter::write_header(std::uint32_t data_bytes) {
  const std::string bytes = header(data_bytes);
  m_file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string WavWriter::header(std::uint32_t data_bytes) const {
  const bool unknown = data_bytes == unknown_length;
  const std::uint32_t frame_bytes = m_channels * m_bits / 8u;
  std::string header = "RIFF";
  append(header, unknown ? unknown_length : data_bytes + header_bytes - 8, 4);
  header += "WAVEfmt ";
  append(header, 16, 4); // bytes of the fmt chunk
  append(header, 1, 2);  // PCM
  append(header, m_channels, 2);
  append(header, m_rate_hz, 4);
  append(header, m_rate_hz * frame_bytes, 4);
  append(header, frame_bytes, 2);
  append(header, m_bits, 2);
  header += "data";
  append(header, data_bytes, 4);
  return header;
}

} // namespace quietroom::audio
