#include "signal/libmpg123.h"

#include "core/error.h"
#include "signal/audio_file.h"
#include "signal/file_bytes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <mpg123.h>
#include <vector>

namespace quietroom::signal {

namespace fs = std::filesystem;

namespace {

struct Delete {
  void operator()(mpg123_handle* state) const { mpg123_delete(state); }
};
using Decoder = std::unique_ptr<mpg123_handle, Delete>;

void require_machine(int result) {
  if (result != MPG123_OK)
    throw_environment(fmt::format("mpg123: {}; try another version of it", mpg123_plain_strerror(result)));
}

/// Floating point, at the rate and with the channels of the stream.
Decoder new_decoder() {
  int error = mpg123_init();
  require_machine(error);
  Decoder out(mpg123_new("generic", &error)); // the others round differently from processor to processor
  if (!out) require_machine(error);
  constexpr long flags = MPG123_FORCE_FLOAT | MPG123_QUIET | MPG123_SKIP_ID3V2;
  require_machine(mpg123_param(out.get(), MPG123_ADD_FLAGS, flags, 0));
  require_machine(mpg123_param(out.get(), MPG123_RESYNC_LIMIT, -1, 0)); // a tag at the end may be long
  return out;
}

std::string name_of(int layer) {
  constexpr std::array<const char*, 3> names{"I", "II", "III"};
  return fmt::format("MPEG-1/2 Audio, MPEG Layer {}", names[static_cast<std::size_t>(layer - 1)]);
}

/// A file up to where its stream ends, so that no tag can be taken for sound.
class Stream {
public:
  Stream(const fs::path& path, std::uint64_t end) : m_file(path), m_end(static_cast<off_t>(end)) {}

  static ssize_t read(void* user, void* out, std::size_t count) {
    auto& self = *static_cast<Stream*>(user);
    const auto left = static_cast<std::size_t>(std::max<off_t>(self.m_end - self.m_at, 0));
    const auto got = self.m_file.read(static_cast<std::uint64_t>(self.m_at), static_cast<char*>(out),
                                      std::min(count, left));
    self.m_at += static_cast<off_t>(got);
    return static_cast<ssize_t>(got);
  }

  static off_t seek(void* user, off_t offset, int whence) {
    auto& self = *static_cast<Stream*>(user);
    const off_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self.m_at : self.m_end;
    if (from + offset < 0) return -1;
    return self.m_at = from + offset;
  }

private:
  FileBytes m_file;
  off_t m_end;
  off_t m_at = 0;
};

class MpegReader final : public SoundReader {
public:
  MpegReader(const fs::path& path, const MpegStart& start)
      : m_path(path), m_stream(path, start.end), m_decoder(new_decoder()) {
    open(start);
    count(start);
    if (!m_form.goes_on) return;
    // What it states of the coder's padding belongs to another end: everything is played as it comes.
    m_decoder = new_decoder();
    require_machine(mpg123_param(m_decoder.get(), MPG123_REMOVE_FLAGS, MPG123_GAPLESS, 0));
    open(start);
    count(start);
  }

  const SoundForm& form() const override { return m_form; }

  std::size_t read(std::span<double> out) override {
    m_piece.resize(out.size());
    std::size_t done = 0;
    while (done < out.size()) {
      std::size_t bytes = 0;
      const int result = mpg123_read(m_decoder.get(), reinterpret_cast<unsigned char*>(m_piece.data() + done),
                                     std::min(out.size() - done, frame_samples()) * sizeof(float), &bytes);
      done += bytes / sizeof(float);
      if (result == MPG123_DONE) break;
      if (result != MPG123_OK && result != MPG123_NEW_FORMAT)
        throw_input(fmt::format("{}: is damaged, or changes its form ({}); make it again", m_path.string(),
                                mpg123_strerror(m_decoder.get())));
      require_one_rate();
    }
    std::copy_n(m_piece.begin(), done, out.begin());
    return done;
  }

  std::size_t read(std::span<std::int32_t>) override { return 0; } // it is of floating point

private:
  /// Of all channels, at most.
  std::size_t frame_samples() const { return 1152 * static_cast<std::size_t>(m_form.channels); }

  /// The decoder goes on at the rate of the first frame, whatever the others say.
  void require_one_rate() {
    mpg123_frameinfo frame{};
    if (mpg123_info(m_decoder.get(), &frame) != MPG123_OK || frame.rate == m_form.rate_hz) return;
    throw_input(fmt::format("{}: changes its sample rate from {} to {} Hz; make a file of each part",
                            m_path.string(), m_form.rate_hz, frame.rate));
  }

  void open(const MpegStart& start) {
    long rate_hz = 0;
    int channels = 0;
    int encoding = 0;
    Stream::seek(&m_stream, 0, SEEK_SET);
    require_machine(mpg123_replace_reader_handle(m_decoder.get(), Stream::read, Stream::seek, nullptr));
    if (mpg123_open_handle(m_decoder.get(), &m_stream) != MPG123_OK ||
        mpg123_getformat(m_decoder.get(), &rate_hz, &channels, &encoding) != MPG123_OK)
      throw_input(
          fmt::format("{}: no sound can be read from it (no frame of MPEG audio is whole); give a WAV or "
                      "FLAC file",
                      m_path.string()));
    require_machine(mpg123_format_none(m_decoder.get())); // no other in the middle
    require_machine(mpg123_format(m_decoder.get(), rate_hz, channels, MPG123_ENC_FLOAT_32));
    m_form.rate_hz = static_cast<int>(rate_hz);
    m_form.channels = channels;
    m_form.format = name_of(start.layer);
    m_form.bits = 32;
    m_form.is_float = true;
    m_form.decoder = "libmpg123-" + mpeg_decoder_version();
  }

  /// By the headers of all frames, without decoding.
  void count(const MpegStart& start) {
    if (mpg123_scan(m_decoder.get()) != MPG123_OK)
      throw_input(fmt::format("{}: no sound can be read from it ({}); give a WAV or FLAC file",
                              m_path.string(), mpg123_strerror(m_decoder.get())));
    const off_t there = mpg123_framelength(m_decoder.get());
    const off_t samples = mpg123_length(m_decoder.get());
    m_form.frames = static_cast<std::uint64_t>(std::max<off_t>(samples, 0));
    if (!start.stated_frames || there < 0) return;
    if (*start.stated_frames > static_cast<std::uint64_t>(there))
      throw_input(fmt::format("{}: the file ends before the length its header states; copy it again",
                              m_path.string()));
    m_form.goes_on = *start.stated_frames < static_cast<std::uint64_t>(there);
  }

  fs::path m_path;
  Stream m_stream; ///< before the decoder that reads from it
  Decoder m_decoder;
  SoundForm m_form;
  std::vector<float> m_piece;
};

} // namespace

std::unique_ptr<SoundReader> open_by_libmpg123(const fs::path& path, const MpegStart& start) {
  return std::make_unique<MpegReader>(path, start);
}

std::string mpeg_decoder_version() { return QUIETROOM_MPG123_VERSION; }

} // namespace quietroom::signal
