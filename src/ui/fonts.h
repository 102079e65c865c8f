#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace quietroom::ui {

/// The sizes of type a station uses, at one scale. 24 px at scale 1 is about 6 mm on a common monitor.
struct Fonts {
  ImFont* body = nullptr;    ///< 28 px
  ImFont* small = nullptr;   ///< 24 px
  ImFont* label = nullptr;   ///< 34 px (25 px in print): of the scale's buttons
  ImFont* heading = nullptr; ///< 40 px, semibold: stronger than the labels below it
  ImFont* title = nullptr;   ///< 54 px, light
  float scale = 1;           ///< pixels per design unit
};

/// Rasterises Open Sans (Latin, Greek, Cyrillic) into the atlas, which is cleared first.
/// Throws an environment Error when the font is not installed.
Fonts load_fonts(ImFontAtlas& atlas, float scale);

/// Code points of a UTF-8 text that the font cannot draw.
std::vector<std::uint32_t> missing_glyphs(const Fonts& fonts, std::string_view text);

} // namespace quietroom::ui
