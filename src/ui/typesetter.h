#pragma once

#include "lettering/shaped_text.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace quietroom::ui {

using lettering::Face;
using lettering::FontsOf;
using lettering::TextBitmap;
using lettering::TextExtent;
using lettering::TextSetting;
using lettering::TextShaper;

class Typesetter;

/// A kind of type: what it is set with, and how large at most.
struct TypeStyle {
  Typesetter* setter = nullptr;
  Face face = Face::regular;
  float size_px = 24; ///< of the em square
  float line_spacing = 1;
};

/// A text at the largest size up to its style's at which it fits its box.
struct FittedText {
  std::string text;
  TextSetting setting; ///< without `centred`
  TextExtent extent;
};

/// A text as a texture, with the place of its picture relative to the corner of its extent.
struct TextPicture {
  std::uintptr_t texture = 0; ///< 0 = nothing to draw
  float left_px = 0;
  float top_px = 0;
  float width_px = 0;
  float height_px = 0;
};

/// Where pictures of text are kept: on the graphics card, or with a test.
struct TextureMaker {
  std::function<std::uintptr_t(const TextBitmap&)> make;
  std::function<void(std::uintptr_t)> drop;
};

/// Keeps what it has set, so that a frame with known texts sets none. One thread.
class Typesetter {
public:
  Typesetter(TextShaper shaper, TextureMaker textures);
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;
  ~Typesetter();

  /// Wraps first, then shrinks; a word is broken only where shrinking does not do.
  FittedText fitted(const TypeStyle& style, std::string_view text, float width_px, float height_px);

  const TextPicture& picture(const FittedText& text, bool centred);

  /// A frame begins: drops pictures that no frame has shown for a while.
  void begin_frame();

  /// Drops every picture.
  void drop_all();

  const TextShaper& shaper() const { return m_shaper; }
  std::size_t kept() const { return m_pictures.size(); }

private:
  using FitKey = std::tuple<std::string, Face, float, float, float, float>;
  using PictureKey = std::tuple<std::string, Face, float, float, float, bool, bool>;
  struct Kept {
    TextPicture picture;
    std::uint64_t shown = 0;
  };

  FittedText fit(const TypeStyle& style, std::string_view text, float width_px, float height_px) const;

  TextShaper m_shaper;
  TextureMaker m_textures;
  std::map<FitKey, FittedText> m_fits;
  std::map<PictureKey, Kept> m_pictures;
  std::uint64_t m_frame = 0;
};

} // namespace quietroom::ui
