#include "ui/fonts.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

namespace quietroom::ui {

namespace {

namespace fs = std::filesystem;

/// Beside the installed program, else where Debian puts it.
fs::path font_file(const char* name) {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  const fs::path installed = program.parent_path().parent_path() / "share" / "quietroom" / "fonts" / name;
  if (!failure && fs::exists(installed)) return installed;
  const fs::path debian = fs::path("/usr/share/fonts/truetype/open-sans") / name;
  if (fs::exists(debian)) return debian;
  throw_environment(
      fmt::format("{}: the font is missing; install the package fonts-open-sans", debian.string()));
}

// Basic Latin to Latin Extended-A, Greek, Cyrillic, and the punctuation of running text.
constexpr ImWchar ranges[] = {0x0020, 0x017F, 0x0370, 0x03FF, 0x0400, 0x052F, 0x2010,
                              0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC, 0};

} // namespace

Fonts load_fonts(ImFontAtlas& atlas, float scale) {
  atlas.Clear();
  const auto add = [&](const char* name, float size_px) {
    return atlas.AddFontFromFileTTF(font_file(name).c_str(), std::max(8.0F, size_px * scale), nullptr,
                                    ranges);
  };
  Fonts fonts;
  fonts.scale = scale;
  fonts.body = add("OpenSans-Regular.ttf", 28);
  fonts.small = add("OpenSans-Regular.ttf", 24);
  fonts.label = add("OpenSans-Regular.ttf", 34);
  fonts.heading = add("OpenSans-Semibold.ttf", 40);
  fonts.title = add("OpenSans-Light.ttf", 54);
  if (!atlas.Build()) throw_environment("the font could not be rasterised; use a smaller scale");
  return fonts;
}

std::vector<std::uint32_t> missing_glyphs(const Fonts& fonts, std::string_view text) {
  std::vector<std::uint32_t> missing;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    i += length;
    if (point == '\n') continue;
    if (point > 0xFFFF || fonts.body->FindGlyphNoFallback(static_cast<ImWchar>(point)) == nullptr)
      missing.push_back(point);
  }
  return missing;
}

} // namespace quietroom::ui
