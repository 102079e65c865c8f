#include "audio/device.h"

#include "core/error.h"
#include "core/number.h"

#include <array>
#include <cmath>

namespace quietroom::audio {
namespace {

constexpr std::string_view file_prefix = "file:";
constexpr double max_speed = 1000;     // beyond it a day of silence fits into two minutes
constexpr double max_block = 1 << 20;  // frames
constexpr double max_seconds = 100000; // more than a day

struct Key {
  std::string_view name;
  double least;
  double most;
  void (*set)(FileDevice& device, double value);
};

constexpr std::array keys = {
    Key{"speed", 0, max_speed, [](FileDevice& device, double value) { device.speed = value; }},
    Key{"block", 1, max_block,
        [](FileDevice& device, double value) { device.block_frames = static_cast<int>(value); }},
    Key{"underrun", 0, max_seconds,
        [](FileDevice& device, double value) { device.faults.underrun_s = value; }},
    Key{"stall", 0, max_seconds, [](FileDevice& device, double value) { device.faults.stall_s = value; }},
    Key{"stall-length", 0, max_seconds,
        [](FileDevice& device, double value) { device.faults.stall_length_s = value; }},
    Key{"vanish", 0, max_seconds, [](FileDevice& device, double value) { device.faults.vanish_s = value; }},
};

std::string key_names() {
  std::string names;
  for (const Key& key : keys) names += (names.empty() ? "" : ", ") + std::string(key.name);
  return names;
}

void parse_option(FileDevice& device, std::string_view option) {
  const std::string where = "--device: '" + std::string(option) + "' ";
  const std::size_t equals = option.find('=');
  if (equals == std::string_view::npos) throw_input(where + "has no value; write it as KEY=NUMBER");
  for (const Key& key : keys) {
    if (option.substr(0, equals) != key.name) continue;
    const std::optional<double> value = parse_double(option.substr(equals + 1));
    const bool whole = key.name != "block" || (value && std::floor(*value) == *value);
    if (!value || !whole || *value < key.least || *value > key.most)
      throw_input(where + "is not a " + (whole ? "" : "whole ") + "number from " + shortest(key.least) +
                  " to " + shortest(key.most) + "; correct it");
    return key.set(device, *value);
  }
  throw_input(where + "is no option of a file device; choose from " + key_names());
}

FileDevice parse_file_device(std::string_view text) {
  FileDevice device;
  const std::size_t question = text.rfind('?');
  device.path = std::string(text.substr(0, question));
  if (device.path.empty()) throw_input("--device file: has no file name; write file:OUT.wav");
  if (question == std::string_view::npos) return device;
  std::string_view options = text.substr(question + 1);
  while (true) {
    const std::size_t end = options.find('&');
    parse_option(device, options.substr(0, end));
    if (end == std::string_view::npos) return device;
    options.remove_prefix(end + 1);
  }
}

} // namespace

Device parse_device(std::string_view text) {
  if (text.starts_with(file_prefix)) return parse_file_device(text.substr(file_prefix.size()));
  if (text.empty() || text == "default") return SoundCard{};
  const std::optional<long long> index = parse_integer(text);
  if (!index) return SoundCard{.name = std::string(text)};
  if (*index < 0 || *index > 9999)
    throw_input("--device: " + std::string(text) + " is no device index; choose one from 0 on");
  return SoundCard{.index = static_cast<int>(*index)};
}

bool is_converting(std::string_view host_api, std::string_view name) {
  // PortAudio names ALSA's direct devices "CARD: DEVICE (hw:0,0)"; plughw, default, pulse, pipewire, dmix and
  // all others go through a converter or a server.
  return host_api != "ALSA" || name.find("(hw:") == std::string_view::npos;
}

DeviceInfo chosen(const std::vector<DeviceInfo>& devices, const SoundCard& card) {
  if (devices.empty())
    throw_environment("no audio output device is there; connect one, or use --device file:OUT.wav");
  const bool any = !card.index && card.name.empty();
  std::vector<DeviceInfo> matches;
  for (const DeviceInfo& device : devices) {
    if (any ? device.is_default : card.index ? device.index == *card.index : device.name == card.name)
      return device;
    if (!any && !card.index && device.name.find(card.name) != std::string::npos) matches.push_back(device);
  }
  if (matches.size() == 1) return matches.front();
  const std::string wanted = any ? "default" : card.index ? std::to_string(*card.index) : card.name;
  if (!matches.empty())
    throw_environment("more than one audio device has '" + wanted +
                      "' in its name; choose one by its index: " + device_names(matches));
  throw_environment("audio device '" + wanted +
                    "' is not there; connect it, or choose another --device of: " + device_names(devices));
}

std::string device_names(const std::vector<DeviceInfo>& devices) {
  std::string names;
  for (const DeviceInfo& device : devices)
    names += (names.empty() ? "" : ", ") + std::to_string(device.index) + " '" + device.name + "'";
  return names.empty() ? "none" : names;
}

} // namespace quietroom::audio
