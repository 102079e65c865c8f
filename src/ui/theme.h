#pragma once

#include <array>
#include <cstdint>

/// The colours of a quiet screen: dark and neutral, one warm accent. Checked for contrast by the tests.
namespace quietroom::ui::theme {

struct Colour {
  std::uint8_t r, g, b;
};

constexpr Colour background{0x15, 0x18, 0x1B};
constexpr Colour surface{0x26, 0x2C, 0x32};     ///< a button that can be pressed
constexpr Colour surface_off{0x18, 0x1B, 0x1F}; ///< one that cannot yet
constexpr Colour surface_chosen{0x2C, 0x45, 0x4A};
constexpr Colour outline{0x93, 0xA0, 0xAA};
constexpr Colour outline_off{0x63, 0x6A, 0x71}; ///< of what cannot be pressed; the track of the progress
constexpr Colour text{0xF0, 0xEE, 0xE8};
constexpr Colour text_soft{0xB7, 0xC0, 0xC7};
constexpr Colour text_off{0xA3, 0xAC, 0xB3}; ///< of a button that cannot be pressed yet
constexpr Colour accent{0xE9, 0xBC, 0x72};   ///< what wants to be done now
constexpr Colour calm{0x8F, 0xD0, 0xC7};     ///< what is done

/// WCAG 2 contrast ratio, 1..21.
double contrast_ratio(Colour a, Colour b);

/// As ImGui packs it.
constexpr std::uint32_t packed(Colour c, std::uint8_t alpha = 255) {
  return static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8 |
         static_cast<std::uint32_t>(c.b) << 16 | static_cast<std::uint32_t>(alpha) << 24;
}

} // namespace quietroom::ui::theme
