#pragma once

namespace quietroom::cli {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask the work to stop instead of ending the program; a second
/// one ends it at once. One at a time.
class Interruption {
public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  /// From any thread.
  static bool requested() noexcept;

  /// Ends the program by the signal that came, so that whoever started it sees that.
  [[noreturn]] static void end_by_signal();
};

} // namespace quietroom::cli
