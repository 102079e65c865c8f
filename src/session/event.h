#pragma once

#include "session/reason.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

/// All that can happen to a session. The station's front end and devices only report; `advance` decides.
namespace quietroom::session {

/// What the audio engine measured of one attempt.
struct PlaybackFacts {
  std::int64_t frames_expected = 0;
  std::int64_t frames_delivered = 0;
  int underruns = 0;
  double max_gap_ms = 0;
  std::optional<Reason> void_reason; ///< nothing when the sample was heard as it is
  bool measured = true;              ///< false where the device went away with what it knew of the delivery
  bool operator==(const PlaybackFacts&) const = default;
};

struct GoOn {     ///< Enter or Space
  double t_s = 0; ///< when the key went down, monotonic
};
struct HearAgain { ///< R, on the sound check
  double t_s = 0;
};
struct Escape {};    ///< asks for the page of the experimenter's code, or leaves it
struct Backspace {}; ///< takes back a digit of that code
struct Digit {       ///< a rating, or a digit of the code
  int value = 0;
  double t_s = 0; ///< when the key went down, monotonic
};
struct BlockLoaded {}; ///< every sample of the block is decoded, the device is open
struct AudioFailed {
  std::string sentence;
};                    ///< it could not be, or the device went away
struct CheckEnded {}; ///< both tones have been heard
struct PlaybackEnded {
  PlaybackFacts facts;
  double t_s = 0; ///< when the last sample was heard, monotonic
};
struct Committed {}; ///< what the session asked the store for is durable
struct NotCommitted {
  std::string sentence;
}; ///< it is not
struct BreakOver {};
struct Verified {}; ///< every sample of the session is the file that the study was made with
struct FileChanged {
  std::string sentence;
};               ///< one is not
struct Late {};  ///< an answer is due for long enough that the listener should know
struct Clock {}; ///< nothing but time has passed
struct Leave {}; ///< the experimenter's code, or the system asks the program to end

using Event =
    std::variant<GoOn, HearAgain, Digit, BlockLoaded, AudioFailed, CheckEnded, PlaybackEnded, Committed,
                 NotCommitted, BreakOver, Verified, FileChanged, Late, Clock, Escape, Backspace, Leave>;

} // namespace quietroom::session
