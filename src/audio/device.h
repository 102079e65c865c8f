#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quietroom::audio {

/// A device of the machine: by index of list_devices(), by name, or the default one if neither is given.
struct SoundCard {
  std::optional<int> index = {};
  std::string name = {}; ///< whole, or a part that only one device has
  bool operator==(const SoundCard&) const = default;
};

/// What goes wrong on a virtual device, in seconds of its stream.
struct Faults {
  std::optional<double> underrun_s =
      {};                             ///< one block is lost here and the next callback has the underflow flag
  std::optional<double> stall_s = {}; ///< callbacks pause here ...
  double stall_length_s = 0.5;        ///< ... for so long
  std::optional<double> vanish_s = {}; ///< no callback from here on
  bool operator==(const Faults&) const = default;
};

/// A virtual device that writes what it is given to a WAV file; opening it replaces a file that is there.
struct FileDevice {
  std::filesystem::path path = {};
  double speed = 1; ///< times real time; 0 = as fast as it goes, the clock standing still while nothing plays
  int block_frames = 0; ///< of one callback; 0 = 10 ms
  Faults faults = {};
  bool operator==(const FileDevice&) const = default;
};

using Device = std::variant<SoundCard, FileDevice>;

/// The text after --device: empty or "default", an index, a name, or
///   file:OUT.wav[?KEY=NUMBER[&KEY=NUMBER...]]
/// with the keys of FileDevice and Faults: speed, block (frames), underrun, stall, stall-length, vanish
/// (seconds of the stream). Example: file:out.wav?underrun=3.2&stall=5&vanish=10&speed=10
/// Throws an input Error that names the option and its mistake.
Device parse_device(std::string_view text);

struct DeviceInfo {
  int index = 0;
  std::string name;
  std::string host_api;
  int channels = 0;
  int default_rate_hz = 0;
  bool is_default = false;
  /// Samples may be resampled, mixed or scaled on the way. True unless known not to: only ALSA's hw devices.
  bool converting = true;
};

bool is_converting(std::string_view host_api, std::string_view name);

/// The output devices of this machine. Control thread only; stderr of the whole process is silent meanwhile.
/// Throws an environment Error if the audio system does not start.
std::vector<DeviceInfo> list_devices();

/// The one of `devices` that `card` means. Throws an environment Error that lists them if there is none, or
/// more than one.
DeviceInfo chosen(const std::vector<DeviceInfo>& devices, const SoundCard& card);

/// "0 'HDA Intel (hw:0,0)', 1 'default'", or "none": the end of many error sentences.
std::string device_names(const std::vector<DeviceInfo>& devices);

} // namespace quietroom::audio
