#pragma once

#include "audio/device.h"
#include "audio/player.h"

#include <memory>
#include <stop_token>
#include <string>

namespace quietroom::audio {

/// What the stimuli need. A device that cannot do exactly this is refused, never adapted.
struct OutputRequest {
  int rate_hz = 48000;
  int channels = 2;
  int bits = 16; ///< of the stimuli; up to 16 opens a 16-bit stream, more a 32-bit one
};

struct OutputInfo {
  std::string device;
  std::string host_api;
  StreamFormat format; ///< what a Player is made from
  int bits = 16;       ///< of the stream: 16 or 32
  bool converting = true;
};

/// As attempts and calibrations name it: "hw:0", "default [converting]".
std::string name_of(const OutputInfo& info);

struct Health {
  bool alive = true;
  std::string reason; ///< why it is lost, for the experimenter; empty while alive
};

/// One open stream, kept running for a whole block. All functions: control thread only, none real-time safe.
class Output {
public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  virtual ~Output() = default; ///< stops

  virtual OutputInfo info() const = 0;

  /// Begins callbacks to `player`, which must be of this output's format and live until stop(). Once only.
  /// Throws an environment Error if the device refuses or does not answer.
  virtual void start(Player& player) = 0;

  /// When it returns the player and its clips are not touched again, even by a device that hangs. It returns
  /// within 3 s. Harmless when not started or stopped before.
  virtual void stop() noexcept = 0;

  /// Lost for good when the device ended the stream or made no callback for a second: stop, open anew.
  virtual Health health() = 0;
};

/// Opens what parse_device() returned. Throws an environment Error: one sentence with what to do.
std::unique_ptr<Output> open_output(const Device& device, const OutputRequest& request);
std::unique_ptr<Output> open_portaudio(const SoundCard& card, const OutputRequest& request);
std::unique_ptr<Output> open_file_output(const FileDevice& device, const OutputRequest& request);

/// Plays one clip on a started output and blocks until it has been heard, or stopped by `stop`. Control
/// thread only, with no other play under way. Throws an environment Error if the device is lost meanwhile:
/// the clip may then still be in use until output.stop().
Report play_and_wait(Output& output, Player& player, const ClipView& clip, std::stop_token stop = {});

} // namespace quietroom::audio
