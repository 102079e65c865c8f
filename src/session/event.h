#pragma once

#include "design/eligibility.h"
#include "session/level_answers.h"
#include "session/reason.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
  int plays = 1;                     ///< that are in these facts, the last one not always in full
  bool operator==(const PlaybackFacts&) const = default;
};

struct GoOn {     ///< Enter or Space
  double t_s = 0; ///< when the key went down, monotonic
};
struct HearAgain { ///< R: the tones or the sample again, or the second answer of a page
  double t_s = 0;
};
struct Escape {};    ///< asks for the page of the experimenter's code, or leaves it
struct Backspace {}; ///< takes back a digit of that code
struct Digit {       ///< a rating, or a digit of the code
  int value = 0;
  double t_s = 0; ///< when the key went down, monotonic
};
struct Move {            ///< an arrow key, on a scale that is answered by these
  int by = 0;            ///< +1 towards the highest category, -1 towards the lowest
  double t_s = 0;        ///< when the key went down, monotonic
  bool sideways = false; ///< +1 is Right, -1 Left
};
struct Pick { ///< a rating that was pressed on the screen; nothing: "cannot tell"
  std::optional<int> value;
  double t_s = 0; ///< when it was pressed, monotonic
};
struct Typed {      ///< a letter, where a text is typed
  std::string text; ///< one code point in UTF-8
  double t_s = 0;   ///< when it came, monotonic
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
}; ///< one is not
enum class CodeVerdict { right, wrong, not_set };
struct CodeChecked { ///< what was typed of the experimenter's code
  CodeVerdict verdict = CodeVerdict::wrong;
};
struct EligibilityChecked { ///< the rules that do not hold for this listener; none: eligible
  std::vector<design::Breach> breaches;
};
struct Acted {}; ///< what the experimenter did is durable, as it is written in the audit
struct NotActed {
  std::string sentence;
}; ///< it is not
struct LevelRead {
  LevelAnswers last;
}; ///< the answers of the calibration before, where there is one
struct ToneEnded {
  std::optional<Reason> fault; ///< nothing when it was heard as it is
};
struct LevelStored { ///< the calibration is durable, and the sound has its gain
  double gain_db = 0;
  double level_db_spl = 0;
  std::string expires_utc; ///< ISO 8601
};
struct LevelRefused {
  LevelRefusal why = LevelRefusal::fault;
  std::string sentence; ///< for the experimenter
};
struct FocusChanged { ///< keys come to the window, or go elsewhere
  bool has_focus = true;
};
struct Late {};  ///< an answer is due for long enough that the listener should know
struct Clock {}; ///< nothing but time has passed
struct Leave {}; ///< the experimenter's code, or the system asks the program to end

using Event = std::variant<GoOn, HearAgain, Digit, Move, Pick, EligibilityChecked, BlockLoaded, AudioFailed,
                           CheckEnded, PlaybackEnded, Committed, NotCommitted, BreakOver, Verified,
                           FileChanged, CodeChecked, Acted, NotActed, LevelRead, ToneEnded, LevelStored,
                           LevelRefused, FocusChanged, Late, Clock, Escape, Backspace, Typed, Leave>;

/// Whether it is a key or a press that may mean something on a page; Escape is none of these.
bool is_key(const Event& event);

} // namespace quietroom::session
