#pragma once

#include <array>
#include <cstdint>

/// The colours of a quiet screen: dark and neutral, one warm accent. Checked for contrast by the tests.
namespace quietroom::ui::theme {

struct Colour {
  std::uint8_t r, g, b;
};

constexpr Colour background{0x15, 0x18, 0x1B};
constexpr Colour surface{0x20, 0x25, 0x2A};     ///< a button that can be pressed
constexpr Colour surface_off{0x19, 0x1C, 0x20}; ///< one that cannot yet
constexpr Colour surface_chosen{0x2C, 0x45, 0x4A};
constexpr Colour outline{0x6C, 0x78, 0x82};
constexpr Colour outline_off{0x33, 0x3A, 0x41};
constexpr Colour text{0xEC, 0xEA, 0xE4};
constexpr Colour text_soft{0xA9, 0xB2, 0xB9};
constexpr Colour text_off{0x8A, 0x93, 0x9B};
constexpr Colour accent{0xE3, 0xB5, 0x6A}; ///< what wants to be done now
constexpr Colour calm{0x86, 0xC1, 0xB9};   ///< what is done

/// WCAG 2 contrast ratio, 1..21.
double contrast(Colour a, Colour b);

/// As ImGui packs it.
constexpr std::uint32_t packed(Colour c, std::uint8_t alpha = 255) {
  return static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8 |
         static_cast<std::uint32_t>(c.b) << 16 | static_cast<std::uint32_t>(alpha) << 24;
}

} // namespace quietroom::ui::theme
