#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::lettering {

/// Of Open Sans, or of what a script has instead.
enum class Face { regular, semibold, light };

/// How a text is set.
struct TextSetting {
  Face face = Face::regular;
  float size_px = 24;       ///< of the em square
  float line_spacing = 1;   ///< times the font's own
  float width_px = 0;       ///< lines are broken to be no wider
  bool breaks_words = true; ///< where a word alone is wider; else the line is as wide as the word
  bool centred = false;     ///< else lines begin where the script begins: Arabic ones at the right
};

/// How much room it takes.
struct TextExtent {
  float width_px = 0;
  float height_px = 0;
  int lines = 0;
};

/// How much of each pixel it covers, row by row.
struct TextBitmap {
  int width_px = 0;
  int height_px = 0;
  float left_px = 0; ///< where the picture begins, from the corner of the extent; accents may reach beyond it
  float top_px = 0;
  std::vector<std::uint8_t> alpha;
};

/// Which fonts there are: those of the machine beside Open Sans, or Open Sans alone.
enum class FontsOf { machine, station };

/// Sets text of any script: combining marks, scripts from right to left, ligatures, line breaks. Pango, Cairo
/// and Fontconfig stand in its .cpp. One thread.
class TextShaper {
public:
  /// `language`, a tag such as "ja", decides between the Han letters of Chinese, Japanese and Korean. Throws
  /// an environment Error where Open Sans is not installed.
  explicit TextShaper(const std::string& language, FontsOf fonts = FontsOf::machine);
  TextShaper(TextShaper&&) noexcept;
  ~TextShaper();

  TextExtent extent(std::string_view text, const TextSetting& setting) const;
  TextBitmap bitmap(std::string_view text, const TextSetting& setting) const;

  /// Whether it begins with a script that is written from right to left.
  static bool reads_right_to_left(std::string_view text);

  /// Code points that no font has, each once. Line breaks need none.
  std::vector<std::uint32_t> missing(std::string_view given) const;

private:
  struct Setter;
  std::unique_ptr<Setter> m_setter;
};

/// The Debian package whose fonts have the script of this letter: "fonts-noto-cjk".
std::string font_package_of(std::uint32_t code_point);

} // namespace quietroom::lettering
