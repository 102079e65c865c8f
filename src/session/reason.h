#pragma once

#include <optional>
#include <string_view>

namespace quietroom::session {

/// Why an attempt is void, why a session stopped, and why a page went away: one list, for some are the reason
/// of two of them.
enum class Reason {
  underrun, ///< of a void attempt, as are the next four: the device said so
  gap,      ///< a callback came too late by the clock
  stall,    ///< none came for a second
  device_lost,
  killed,          ///< the program died before the vote was stored
  store,           ///< of a halt: something could not be stored
  device,          ///< the sound could not be made ready
  repeated_faults, ///< three attempts in a row were void
  files,           ///< a sound file is not the one that the study was made with
  check,           ///< the sound check was failed
  escape,          ///< of the code page: it was left by Esc
  timeout          ///< or nobody pressed a key
};

/// The word in the database and in the event stream: "device_lost".
std::string_view name_of(Reason reason);

/// The reason of this word.
std::optional<Reason> reason_of(std::string_view name);

} // namespace quietroom::session
