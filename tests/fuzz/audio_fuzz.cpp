// Sound files of any kind, from a file in memory.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "signal/audio_file.h"

#include <cmath>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace quietroom;

/// libsndfile 1.2.0 forgets the Vorbis state of a stream whose headers are broken. The name is the
/// sanitizer's.
extern "C" const char* __lsan_default_suppressions() { return "leak:vorbis_info_init\n"; }

namespace {

class MemoryFile {
public:
  MemoryFile(const std::uint8_t* data, std::size_t size) : m_file(::memfd_create("fuzz", 0)) {
    fuzz::require(m_file >= 0 && ::write(m_file, data, size) == static_cast<ssize_t>(size),
                  "memory is there");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(m_file); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(m_file); }

private:
  int m_file;
};

void read(const std::string& path) {
  const signal::AudioInfo info = signal::read_info(path);
  const signal::Clip clip = signal::read_clip(path);
  fuzz::require(clip.channels == info.channels &&
                    clip.samples.size() % static_cast<std::size_t>(clip.channels) == 0,
                "whole frames of the stated channels");
  for (const double x : clip.samples) fuzz::require(std::isfinite(x), "samples are numbers");
  fuzz::require(signal::read_pcm(path).samples.size() == clip.samples.size(), "both readers give as much");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  try {
    read(file.path());
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
  }
  return 0;
}
