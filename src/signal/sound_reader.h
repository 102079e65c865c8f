#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace quietroom::signal {

/// What is known of a sound file that is open.
struct SoundForm {
  int rate_hz = 0;
  int channels = 0;
  std::optional<std::uint64_t> frames; ///< nothing: only reading to the end can tell
  std::uint64_t stated_frames = 0;     ///< without `frames`: as StatedLength
  std::uint64_t least_frames = 0;      ///< likewise
  bool goes_on = false;                ///< as AudioInfo; without `frames` known at the end
  std::string format;
  int bits = 0;
  bool is_float = false;
  std::string decoder;
};

/// A sound file that is open: its samples from the begin on, each once.
class SoundReader {
public:
  SoundReader() = default;
  SoundReader(const SoundReader&) = delete;
  SoundReader& operator=(const SoundReader&) = delete;
  virtual ~SoundReader() = default;

  virtual const SoundForm& form() const = 0;
  /// The next samples, interleaved; returns their number, which is less than asked for only at the end, or
  /// where the file is damaged.
  virtual std::size_t read(std::span<double> out) = 0;
  /// The same of integers, exact and left-justified in 32 bits; of a file that is not of floating point.
  virtual std::size_t read(std::span<std::int32_t> out) = 0;
};

} // namespace quietroom::signal
