#include "ui/held_keys.h"

#include <X11/Xlib.h>
#include <array>

namespace quietroom::ui {

struct HeldKeys::Server {
  Display* display = nullptr; // of our own: GLFW's is read by GLFW alone

  std::bitset<256> down() const {
    std::array<char, 32> map{};
    XQueryKeymap(display, map.data());
    std::bitset<256> out;
    for (std::size_t key = 0; key < out.size(); ++key)
      out[key] = ((static_cast<unsigned char>(map[key / 8]) >> (key % 8)) & 1U) != 0;
    return out;
  }
};

HeldKeys::HeldKeys() {
  if (Display* display = XOpenDisplay(nullptr)) m_server = std::make_unique<Server>(Server{display});
}

HeldKeys::~HeldKeys() {
  if (m_server) XCloseDisplay(m_server->display);
}

void HeldKeys::note() {
  if (m_server) m_held = m_server->down();
}

void HeldKeys::forget_released() {
  if (m_server && m_held.any()) m_held &= m_server->down();
}

bool HeldKeys::contains(int scancode) const {
  return scancode >= 0 && scancode < static_cast<int>(m_held.size()) &&
         m_held[static_cast<std::size_t>(scancode)];
}

} // namespace quietroom::ui
