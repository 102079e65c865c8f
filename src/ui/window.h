#pragma once

#include "lettering/shaped_text.h"
#include "ui/fonts.h"
#include "ui/held_keys.h"
#include "ui/key.h"
#include "ui/typesetter.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

struct GLFWwindow;

namespace quietroom::ui {

struct Size {
  int width = 1280;
  int height = 800;
};

struct WindowOptions {
  std::string title;
  std::optional<Size> size; ///< nothing = full screen on the primary monitor
  double scale = 0;         ///< of everything drawn, at most what fits; 0 = as large as fits
};

/// Pixels per design unit in a frame buffer of so many pixels. The layout needs 1280 x 720 design units, so
/// whatever is `wanted` (0 = what fits), no more than fits is given: nothing is ever cut off.
float fitting_scale(int width_px, int height_px, double wanted);

/// A window that draws only when asked to. Main thread only.
class Window {
public:
  /// Text is set by `shaper`. Throws an environment Error where there is no display or no OpenGL 3.2.
  Window(const WindowOptions& options, TextShaper shaper);
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  ~Window();

  /// Sleeps until something happens to the window, at most so long (nothing = without end).
  void wait(std::optional<double> timeout_s);

  /// Wakes a wait(). Any thread.
  static void wake();

  /// Keys in the order in which they went down here, none lost however fast. Not one with Ctrl, Alt or Super,
  /// nor one that was held already when the focus came.
  std::optional<Key> next_key();

  /// From now on what is typed comes as letters; of the keys only Enter, Backspace and Esc are left. A key
  /// that went down before does not come as a letter.
  void take_letters(bool takes) { m_takes_letters = takes; }

  /// Keys come to this window. It counts as having the focus until it is known to have lost it.
  bool has_focus() const { return m_has_focus; }

  /// The window asks for a frame: uncovered, resized, pressed with mouse or finger.
  bool wants_frame() const { return m_frames_wanted > 0; }

  /// When mouse or finger last went down; monotonic. A frame may show it later.
  double pressed_s() const { return m_pressed_s; }

  /// One frame. `content` draws into a window of ImGui that fills this one.
  void draw(const std::function<void(const Fonts&)>& content);

  std::uint64_t frames_drawn() const { return m_frames_drawn; }
  const Fonts& fonts() const { return *m_fonts; }

private:
  void make_window(const WindowOptions& options);
  void install_callbacks();
  void fit_fonts();

  GLFWwindow* m_window = nullptr;
  double m_fixed_scale = 0;
  Typesetter m_setter;
  std::optional<Fonts> m_fonts;
  std::deque<Key> m_keys;
  HeldKeys m_held;
  bool m_has_focus = true;
  bool m_takes_letters = false;
  int m_frames_wanted = 0;
  double m_pressed_s = 0;
  std::uint64_t m_frames_drawn = 0;
};

} // namespace quietroom::ui
