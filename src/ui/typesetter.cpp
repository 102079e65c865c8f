#include "ui/typesetter.h"

#include <utility>

namespace quietroom::ui {

namespace {

constexpr float shrink = 0.96F;        // a step between sizes that the eye does not notice
constexpr float whole_words = 0.6F;    // share of the size above which no word is broken
constexpr float smallest_share = 0.3F; // of the size; smaller could not be read anyway
constexpr std::size_t most_kept = 128; // a screen shows about twenty
constexpr std::uint64_t unseen_frames = 8;
constexpr std::size_t most_fits = 1024;

bool fits(const TextExtent& extent, float width_px, float height_px) {
  return extent.width_px <= width_px && extent.height_px <= height_px;
}

} // namespace

Typesetter::Typesetter(TextShaper shaper, TextureMaker textures)
    : m_shaper(std::move(shaper)), m_textures(std::move(textures)) {}

Typesetter::~Typesetter() { drop_all(); }

void Typesetter::drop_all() {
  for (const auto& [key, kept] : m_pictures)
    if (kept.picture.texture != 0) m_textures.drop(kept.picture.texture);
  m_pictures.clear();
}

FittedText Typesetter::fit(const TypeStyle& style, std::string_view text, float width_px,
                           float height_px) const {
  FittedText out{
      std::string(text), {style.face, style.size_px, style.line_spacing, width_px, false, false}, {}};
  for (const bool breaks_words : {false, true}) {
    const float smallest = style.size_px * (breaks_words ? smallest_share : whole_words);
    out.setting.breaks_words = breaks_words;
    out.setting.size_px = style.size_px;
    out.extent = m_shaper.extent(text, out.setting);
    while (!fits(out.extent, width_px, height_px) && out.setting.size_px > smallest) {
      out.setting.size_px *= shrink;
      out.extent = m_shaper.extent(text, out.setting);
    }
    if (fits(out.extent, width_px, height_px)) break;
  }
  return out;
}

FittedText Typesetter::fitted(const TypeStyle& style, std::string_view text, float width_px,
                              float height_px) {
  FitKey key{std::string(text), style.face, style.size_px, style.line_spacing, width_px, height_px};
  if (const auto found = m_fits.find(key); found != m_fits.end()) return found->second;
  if (m_fits.size() >= most_fits) m_fits.clear();
  return m_fits.emplace(std::move(key), fit(style, text, width_px, height_px)).first->second;
}

const TextPicture& Typesetter::picture(const FittedText& text, bool centred) {
  const TextSetting& setting = text.setting;
  PictureKey key{text.text,        setting.face,         setting.size_px, setting.line_spacing,
                 setting.width_px, setting.breaks_words, centred};
  Kept& kept = m_pictures[std::move(key)];
  if (kept.shown == 0 && !text.text.empty()) {
    TextSetting with = setting;
    with.centred = centred;
    const TextBitmap bitmap = m_shaper.bitmap(text.text, with);
    kept.picture = {m_textures.make(bitmap), bitmap.left_px, bitmap.top_px,
                    static_cast<float>(bitmap.width_px), static_cast<float>(bitmap.height_px)};
  }
  kept.shown = m_frame + 1; // never 0
  return kept.picture;
}

void Typesetter::begin_frame() {
  ++m_frame;
  if (m_pictures.size() <= most_kept) return;
  std::erase_if(m_pictures, [&](const auto& each) {
    const Kept& kept = each.second;
    if (kept.shown + unseen_frames > m_frame) return false;
    if (kept.picture.texture != 0) m_textures.drop(kept.picture.texture);
    return true;
  });
}

} // namespace quietroom::ui
