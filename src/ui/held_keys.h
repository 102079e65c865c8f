#pragma once

#include <bitset>
#include <memory>

namespace quietroom::ui {

/// Which keys lay on the keyboard already when the focus came to the window. The system repeats such a key as
/// if it had just gone down, but it was meant for another window. Main thread only. Where there is no X
/// server it knows of none.
class HeldKeys {
public:
  HeldKeys();
  HeldKeys(const HeldKeys&) = delete;
  HeldKeys& operator=(const HeldKeys&) = delete;
  ~HeldKeys();

  /// The focus has come.
  void note();

  /// Forgets those that have been let go since.
  void forget_released();

  /// `scancode` as GLFW gives it.
  bool contains(int scancode) const;

private:
  struct Server;
  std::unique_ptr<Server> m_server;
  std::bitset<256> m_held;
};

} // namespace quietroom::ui
