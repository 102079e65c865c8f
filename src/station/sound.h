#pragma once

#include "audio/device.h"
#include "session/event.h"
#include "station/block_clips.h"
#include "store/study_store.h"

#include <memory>
#include <optional>

namespace quietroom::station {

/// What a session hears with. Control thread only. Errors are those of audio and signal, as Error.
class Sound {
public:
  Sound() = default;
  Sound(const Sound&) = delete;
  Sound& operator=(const Sound&) = delete;
  virtual ~Sound() = default;

  /// Decodes a block and opens the device for it. Throws Error.
  virtual void load(const design::Block& block, const stimulus::StimulusSet& set,
                    const std::filesystem::path& audio) = 0;

  /// The device of the loaded block.
  virtual store::DeviceFacts device() const = 0;

  virtual void play_check() = 0;
  virtual void play(std::size_t stimulus) = 0;

  /// The tone of the check that sounds now: 1 left, 2 right, 0 none.
  virtual int check_side() const = 0;

  /// When the device took the first frame of the sample last played; monotonic seconds, 0 before.
  virtual double sample_began_s() const = 0;

  /// CheckEnded, PlaybackEnded or AudioFailed, when it has come to that.
  virtual std::optional<session::Event> poll() = 0;
};

/// Through a device of this machine, or a file on a real clock.
std::unique_ptr<Sound> live_sound(audio::Device device);

/// Through the same player on a clock that runs as fast as the machine can: for simulated listeners. `clips`
/// is kept by the caller, so that many listeners share what is decoded. Give `now_s` the virtual time.
std::unique_ptr<Sound> virtual_sound(Clips& clips, double& now_s);

} // namespace quietroom::station
