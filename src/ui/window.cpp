#include "ui/window.h"

#include "core/clock.h"
#include "core/error.h"
#include "ui/text_texture.h"
#include "ui/theme.h"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <utility>

namespace quietroom::ui {

namespace {

constexpr int settling_frames = 2; // ImGui needs a second frame after a press for some states to show

std::string last_glfw_error; // GLFW reports through a callback without a user pointer

std::optional<Key> key_of(int code) {
  const double now_s = monotonic_s();
  switch (code) {
  case GLFW_KEY_ENTER:
  case GLFW_KEY_KP_ENTER:
  case GLFW_KEY_SPACE:
    return Key{KeyCode::go_on, 0, now_s, {}};
  case GLFW_KEY_R:
    return Key{KeyCode::again, 0, now_s, {}};
  case GLFW_KEY_ESCAPE:
    return Key{KeyCode::escape, 0, now_s, {}};
  case GLFW_KEY_BACKSPACE:
    return Key{KeyCode::backspace, 0, now_s, {}};
  case GLFW_KEY_UP:
  case GLFW_KEY_RIGHT:
    return Key{KeyCode::up, 0, now_s, {}, code == GLFW_KEY_RIGHT};
  case GLFW_KEY_DOWN:
  case GLFW_KEY_LEFT:
    return Key{KeyCode::down, 0, now_s, {}, code == GLFW_KEY_LEFT};
  default:
    break;
  }
  if (code >= GLFW_KEY_0 && code <= GLFW_KEY_9) return Key{KeyCode::digit, code - GLFW_KEY_0, now_s, {}};
  if (code >= GLFW_KEY_KP_0 && code <= GLFW_KEY_KP_9)
    return Key{KeyCode::digit, code - GLFW_KEY_KP_0, now_s, {}};
  return std::nullopt;
}

/// Where a text is typed, any other key is a letter of it.
bool is_key_of_text(int code) {
  return code == GLFW_KEY_ENTER || code == GLFW_KEY_KP_ENTER || code == GLFW_KEY_ESCAPE ||
         code == GLFW_KEY_BACKSPACE;
}

} // namespace

float fitting_scale(int width, int height, double wanted) {
  constexpr float least = 0.1F; // type of a pixel or two: nothing could be read anyway
  constexpr float most = 4.0F;
  const float fits = std::min(static_cast<float>(width) / 1280.0F, static_cast<float>(height) / 720.0F);
  const float scale = wanted > 0 ? std::min(static_cast<float>(wanted), fits) : fits;
  return std::clamp(std::floor(scale * 20.0F + 0.01F) / 20.0F, least, most); // down: all must fit
}

struct WindowCallbacks {
  static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }
};

Window::Window(const WindowOptions& options, TextShaper shaper)
    : m_fixed_scale(options.scale), m_setter(std::move(shaper), opengl_textures()) {
  glfwSetErrorCallback([](int, const char* text) { last_glfw_error = text; });
  if (glfwInit() != GLFW_TRUE)
    throw_environment(
        fmt::format("no display to open a window on ({}); run it in a graphical session", last_glfw_error));
  make_window(options);
  glfwMakeContextCurrent(m_window);
  glfwSwapInterval(0); // a frame is drawn because something changed: it should show at once
  install_callbacks();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr; // no layout of an earlier listener
  ImGui_ImplGlfw_InitForOpenGL(m_window, true);
  ImGui_ImplOpenGL3_Init("#version 150");
  fit_fonts();
}

Window::~Window() {
  m_fonts.reset();
  m_setter.drop_all(); // while the context is there
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(m_window);
  glfwTerminate();
}

void Window::make_window(const WindowOptions& options) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE); // 1280x800 looks the same on a HiDPI monitor
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE); // a full-screen station stays when the focus goes elsewhere
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "quietroom-panel"); // as the desktop entry has it
  GLFWmonitor* monitor = options.size ? nullptr : glfwGetPrimaryMonitor();
  Size size = options.size.value_or(Size{});
  if (monitor != nullptr) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    size = {mode->width, mode->height};
  }
  m_window = glfwCreateWindow(size.width, size.height, options.title.c_str(), monitor, nullptr);
  if (m_window != nullptr) return;
  glfwTerminate();
  throw_environment(
      fmt::format("no window could be opened ({}); OpenGL 3.2 is needed, Mesa's software driver "
                  "(libgl1-mesa-dri) will do",
                  last_glfw_error));
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(m_window, this);
  glfwSetKeyCallback(m_window, [](GLFWwindow* window, int code, int scancode, int action, int modifiers) {
    Window& self = WindowCallbacks::of(window);
    constexpr int for_the_desktop = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
    if (action != GLFW_PRESS || (modifiers & for_the_desktop) != 0 || self.m_held.contains(scancode)) return;
    const auto key = key_of(code);
    if (key && (!self.m_takes_letters || is_key_of_text(code))) self.m_keys.push_back(*key);
  });
  glfwSetCharCallback(m_window, [](GLFWwindow* window, unsigned int code_point) {
    Window& self = WindowCallbacks::of(window);
    if (self.m_takes_letters) self.m_keys.push_back({KeyCode::letter, 0, monotonic_s(), utf8_of(code_point)});
  });
  glfwSetWindowFocusCallback(m_window, [](GLFWwindow* window, int focused) {
    Window& self = WindowCallbacks::of(window);
    self.m_has_focus = focused == GLFW_TRUE;
    if (self.m_has_focus) self.m_held.note();
  });
  glfwSetMouseButtonCallback(m_window, [](GLFWwindow* window, int button, int action, int) {
    Window& self = WindowCallbacks::of(window);
    self.m_frames_wanted = settling_frames;
    if (button != GLFW_MOUSE_BUTTON_LEFT || action != GLFW_PRESS) return;
    self.m_pressed_s = monotonic_s();
    if (!self.m_has_focus) glfwFocusWindow(window); // also where no window manager does it
  });
  glfwSetWindowRefreshCallback(
      m_window, [](GLFWwindow* window) { WindowCallbacks::of(window).m_frames_wanted = settling_frames; });
  glfwSetFramebufferSizeCallback(m_window, [](GLFWwindow* window, int, int) {
    WindowCallbacks::of(window).m_frames_wanted = settling_frames;
  });
  glfwSetWindowCloseCallback(m_window, [](GLFWwindow* window) { // only the experimenter's code ends a session
    glfwSetWindowShouldClose(window, GLFW_FALSE);
    WindowCallbacks::of(window).m_keys.push_back({KeyCode::escape, 0, monotonic_s(), {}});
  });
}

/// Type grows with the window and the monitor's own scale, so that it is read from the same distance.
void Window::fit_fonts() {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(m_window, &width, &height);
  if (width == 0 || height == 0) return;
  const float scale = fitting_scale(width, height, m_fixed_scale);
  if (!m_fonts || m_fonts->scale != scale) m_fonts = fonts_of(m_setter, scale);
}

void Window::wait(std::optional<double> timeout_s) {
  if (!m_keys.empty() || (timeout_s && *timeout_s <= 0))
    glfwPollEvents();
  else if (timeout_s)
    glfwWaitEventsTimeout(*timeout_s);
  else
    glfwWaitEvents();
  m_held.forget_released();
}

void Window::wake() { glfwPostEmptyEvent(); }

std::optional<Key> Window::next_key() {
  if (m_keys.empty()) return std::nullopt;
  const Key key = m_keys.front();
  m_keys.pop_front();
  return key;
}

void Window::draw(const std::function<void(const Fonts&)>& content) {
  fit_fonts();
  m_setter.begin_frame();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  content(*m_fonts);
  ImGui::Render();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(m_window, &width, &height);
  glViewport(0, 0, width, height);
  constexpr theme::Colour back = theme::background;
  glClearColor(back.r / 255.0F, back.g / 255.0F, back.b / 255.0F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(m_window);
  ++m_frames_drawn;
  if (m_frames_wanted > 0) --m_frames_wanted;
}

} // namespace quietroom::ui
