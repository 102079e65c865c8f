#pragma once

#include "audio/device.h"
#include "design/trials.h"
#include "session/effect.h"
#include "station/block_clips.h"
#include "station/level_setting.h"
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

  virtual void play_check(session::CheckTone tone) = 0;
  virtual void play(const std::vector<design::HeardSound>& sounds) = 0;

  /// The 1 kHz tone of a calibration, without digital gain. The loaded device has the rate and the word
  /// length of the set. Throws Error. -> ToneEnded, or AudioFailed where the device went away
  virtual void play_tone(double level_dbov, double seconds) = 0;

  /// From now on this calibration stands before what SetLevel says, on its device. What was loaded has the
  /// gain of before: load it again.
  virtual void take_calibration(const design::Calibration& calibration) = 0;

  /// The tone of the check that sounds now: 1 left, 2 right, 0 none.
  virtual int check_side() const = 0;

  /// When the device took the first frame of what was last played; monotonic seconds, 0 before.
  virtual double sample_began_s() const = 0;

  /// CheckEnded, ToneEnded, PlaybackEnded or AudioFailed, when it has come to that.
  virtual std::optional<session::Event> poll() = 0;
};

/// Through a device of this machine, or a file on a real clock. `set_level` is asked whenever the device was
/// opened, in the thread of load(); without it there is no digital gain.
std::unique_ptr<Sound> live_sound(audio::Device device, SetLevel set_level = {});

/// Through the same player on a clock that runs as fast as the machine can: for simulated listeners. `clips`
/// is kept by the caller, so that many listeners share what is decoded. Give `now_s` the virtual time.
std::unique_ptr<Sound> virtual_sound(Clips& clips, double& now_s);

} // namespace quietroom::station
