#include "stimulus/sound_endings.h"

#include "core/lower_case.h"

#include <algorithm>
#include <array>

namespace quietroom::stimulus {

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return lower_case(name.substr(dot));
}

bool is_sound_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 16> known{".wav", ".wave", ".flac", ".ogg",  ".oga", ".opus",
                                                   ".mp3", ".aif",  ".aiff", ".aifc", ".au",  ".snd",
                                                   ".w64", ".rf64", ".caf",  ".sph"};
  return std::ranges::find(known, extension) != known.end();
}

bool is_raw_extension(std::string_view extension) {
  constexpr std::array<std::string_view, 10> known{".raw", ".pcm", ".sw",  ".s16", ".src",
                                                   ".out", ".8k",  ".16k", ".32k", ".48k"};
  return std::ranges::find(known, extension) != known.end();
}

} // namespace quietroom::stimulus
