#pragma once

#include <filesystem>
#include <string>

namespace quietroom::panel {

/// Keeps a second station from running the same session. The system lets go of it when the program dies,
/// however it dies.
class SeatLock {
public:
  /// Throws an environment Error when another station holds the session, or the folder cannot be written.
  SeatLock(const std::filesystem::path& study, const std::string& listener);
  SeatLock(const SeatLock&) = delete;
  SeatLock& operator=(const SeatLock&) = delete;
  ~SeatLock();

private:
  int m_file = -1;
};

} // namespace quietroom::panel
