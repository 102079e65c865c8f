#include "signal/stated_length.h"

#include "signal/chunk_length.h"
#include "signal/flac_length.h"
#include "signal/ogg_length.h"

namespace quietroom::signal {

StatedLength stated_length(const std::filesystem::path& path) {
  FileBytes file(path);
  const std::string name = file.text(0, 4);
  if (name == "OggS") return ogg_length(file);
  if (const std::uint64_t begin = end_of_id3(file); file.text(begin, 4) == "fLaC")
    return flac_length(file, begin);
  return chunk_length(file);
}

} // namespace quietroom::signal
