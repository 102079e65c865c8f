#include "audio/alsa_config.h"

#include "core/error.h"

#include <alsa/asoundlib.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace quietroom::audio {
namespace {

void silent(const char*, int, const char*, int, const char*, ...) noexcept {}

std::string where_it_stands() {
  const char* paths = std::getenv("ALSA_CONFIG_PATH");
  if (paths == nullptr) return "the configuration of ALSA (/usr/share/alsa, /etc/asound.conf, ~/.asoundrc)";
  return "ALSA_CONFIG_PATH is '" + std::string(paths) + "', which";
}

/// alsa-lib takes a list in which no file can be read for an empty configuration.
bool is_readable(std::string_view paths) {
  while (!paths.empty()) { // separated like this by alsa-lib
    const std::size_t end = std::min(paths.find_first_of(": "), paths.size());
    if (std::ifstream(std::string(paths.substr(0, end)))) return true;
    paths.remove_prefix(std::min(end + 1, paths.size()));
  }
  return false;
}

struct Config {
  snd_config_t* top = nullptr;
  snd_config_update_t* files = nullptr;
  bool read() { return snd_config_update_r(&top, &files, nullptr) >= 0 && top != nullptr; }
  bool has(const char* key) const {
    snd_config_t* found = nullptr;
    return snd_config_search(top, key, &found) >= 0;
  }
  Config() = default;
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
  ~Config() {
    if (top != nullptr) snd_config_delete(top);
    if (files != nullptr) snd_config_update_free(files);
  }
};

} // namespace

void check_alsa_config() {
  const char* paths = std::getenv("ALSA_CONFIG_PATH");
  if (paths != nullptr && !is_readable(paths))
    throw_environment(where_it_stands() + " cannot be read; correct or unset it");
  snd_lib_error_set_handler(silent);
  Config config;
  const bool read = config.read();
  snd_lib_error_set_handler(nullptr);
  if (!read)
    throw_environment(where_it_stands() + " is not a configuration that ALSA can read; correct it, or use "
                                          "--device file:OUT.wav");
  if (!config.has("pcm.default") && !config.has("pcm.dmix"))
    throw_environment(where_it_stands() +
                      " defines no device pcm.default; add one, or use --device file:OUT.wav");
}

} // namespace quietroom::audio
