#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace quietroom::station {

/// Keeps a second station from running the same session. The system lets go of it when the program dies,
/// however it dies. The lock file says on which machine the station runs and what its session waits for.
class SeatLock {
public:
  /// Throws an environment Error when another station holds the session, or the folder cannot be written.
  SeatLock(const std::filesystem::path& study, const std::string& listener);
  SeatLock(const SeatLock&) = delete;
  SeatLock& operator=(const SeatLock&) = delete;
  ~SeatLock();

  /// Writes down what the session waits for: "experimenter", "break", "focus", or "" for nothing. Writes only
  /// where that is new. A file that cannot be written is passed over: it informs, and nothing depends on it.
  void note_waiting(std::string_view what);

private:
  int m_file = -1;
  std::string m_waiting;
};

/// The name of this machine, by which others know the booth.
std::string this_booth();

/// A seat in which a station runs a session now.
struct TakenSeat {
  std::string booth;   ///< name of the machine
  std::string waiting; ///< as SeatLock::note_waiting() has it
};

/// Nothing when no station runs the session of this listener. Changes nothing, and works in a folder that
/// cannot be written. Any thread.
std::optional<TakenSeat> taken_seat(const std::filesystem::path& study, const std::string& listener);

} // namespace quietroom::station
