#include "lettering/shaped_text.h"

#include "core/error.h"
#include "core/font_file.h"
#include "core/unicode_form.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

namespace quietroom::lettering {

namespace {

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(void* object) const { g_object_unref(object); }
};

template<class T>
using Owned = std::unique_ptr<T, Release>;

constexpr const char* open_sans[] = {"OpenSans-Regular.ttf", "OpenSans-Semibold.ttf", "OpenSans-Light.ttf"};

/// Han letters look different in each language that writes with them.
const char* cjk_family(std::string_view language) {
  if (language.starts_with("ja")) return "Noto Sans CJK JP";
  if (language.starts_with("ko")) return "Noto Sans CJK KR";
  if (language.starts_with("zh-TW") || language.starts_with("zh-Hant")) return "Noto Sans CJK TC";
  if (language.starts_with("zh-HK")) return "Noto Sans CJK HK";
  return "Noto Sans CJK SC";
}

constexpr GUnicodeScript right_to_left[] = {G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW,
                                            G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA,
                                            G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM};

PangoWeight weight_of(Face face) {
  return face == Face::semibold ? PANGO_WEIGHT_SEMIBOLD
         : face == Face::light  ? PANGO_WEIGHT_LIGHT
                                : PANGO_WEIGHT_NORMAL;
}

float px(int pango_units) { return static_cast<float>(pango_units) / PANGO_SCALE; }

} // namespace

struct TextShaper::Setter {
  Owned<FcConfig> config;
  Owned<PangoFontMap> map;
  Owned<PangoContext> context;
  std::string families;

  Owned<PangoLayout> layout_of(std::string_view text, const TextSetting& setting) const {
    Owned<PangoLayout> out(pango_layout_new(context.get()));
    const Owned<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families.c_str());
    pango_font_description_set_weight(font.get(), weight_of(setting.face));
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(setting.size_px) * PANGO_SCALE);
    pango_layout_set_font_description(out.get(), font.get());
    const std::string whole = composed(text); // a font may have the letter and no mark that moves onto it
    pango_layout_set_text(out.get(), whole.data(), static_cast<int>(whole.size()));
    pango_layout_set_wrap(out.get(), setting.breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
    pango_layout_set_line_spacing(out.get(), setting.line_spacing);
    pango_layout_set_alignment(out.get(), setting.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    if (setting.width_px > 0)
      pango_layout_set_width(out.get(), static_cast<int>(std::floor(setting.width_px * PANGO_SCALE)));
    return out;
  }
};

TextShaper::TextShaper(const std::string& language, FontsOf fonts) : m_setter(std::make_unique<Setter>()) {
  Setter& setter = *m_setter;
  setter.config.reset(fonts == FontsOf::machine ? FcInitLoadConfigAndFonts() : FcConfigCreate());
  if (!setter.config)
    throw_environment("the fonts of this machine cannot be listed; install fontconfig-config");
  for (const char* name : open_sans)
    FcConfigAppFontAddFile(setter.config.get(), reinterpret_cast<const FcChar8*>(font_file(name).c_str()));
  setter.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(setter.map.get()), setter.config.get());
  setter.context.reset(pango_font_map_create_context(setter.map.get()));
  pango_context_set_language(setter.context.get(), pango_language_from_string(language.c_str()));
  pango_context_set_base_dir(setter.context.get(), PANGO_DIRECTION_WEAK_LTR); // each text has its own
  pango_context_set_round_glyph_positions(setter.context.get(), FALSE);
  const Owned<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(setter.context.get(), options.get());
  // Open Sans 1.11 draws the comma below of Romanian as a cedilla.
  const char* latin = language.starts_with("ro") ? "Noto Sans, Open Sans" : "Open Sans, Noto Sans";
  setter.families = fmt::format("{}, Noto Sans Arabic, {}", latin, cjk_family(language));
}

TextShaper::TextShaper(TextShaper&&) noexcept = default;
TextShaper::~TextShaper() = default;

TextExtent TextShaper::extent(std::string_view text, const TextSetting& setting) const {
  if (text.empty()) return {};
  const auto layout = m_setter->layout_of(text, setting);
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return {px(logical.width), px(logical.height), pango_layout_get_line_count(layout.get())};
}

TextBitmap TextShaper::bitmap(std::string_view text, const TextSetting& setting) const {
  TextBitmap out;
  if (text.empty()) return out;
  const auto layout = m_setter->layout_of(text, setting);
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), &ink, &logical);
  const float left = std::floor(px(std::min(ink.x - logical.x, 0)));
  const float top = std::floor(px(std::min(ink.y - logical.y, 0)));
  const float right = px(std::max(ink.x + ink.width - logical.x, logical.width));
  const float bottom = px(std::max(ink.y + ink.height - logical.y, logical.height));
  out.left_px = left;
  out.top_px = top;
  out.width_px = static_cast<int>(std::ceil(right - left)) + 1;
  out.height_px = static_cast<int>(std::ceil(bottom - top)) + 1;
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, out.width_px, out.height_px));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  cairo_move_to(context.get(), -px(logical.x) - left, -px(logical.y) - top);
  pango_cairo_show_layout(context.get(), layout.get());
  if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
    throw_environment(fmt::format("a text cannot be drawn ({}); use a smaller window",
                                  cairo_status_to_string(cairo_status(context.get()))));
  cairo_surface_flush(surface.get());
  const unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (std::size_t y = 0; y < static_cast<std::size_t>(out.height_px); ++y)
    out.alpha.insert(out.alpha.end(), rows + y * stride, rows + y * stride + out.width_px);
  return out;
}

bool TextShaper::reads_right_to_left(std::string_view text) {
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at))
    if (const std::uint32_t point = g_utf8_get_char(at); g_unichar_isalpha(point)) // the first decides
      return std::ranges::find(right_to_left, g_unichar_get_script(point)) != std::end(right_to_left);
  return false;
}

std::vector<std::uint32_t> TextShaper::missing(std::string_view given) const {
  const std::string text = composed(given);
  const auto lacks = [&](std::string_view piece) {
    return pango_layout_get_unknown_glyphs_count(m_setter->layout_of(piece, {}).get()) > 0;
  };
  std::vector<std::uint32_t> out;
  if (text.empty() || !lacks(text)) return out;
  for (const char* at = text.data(); at < text.data() + text.size();) {
    const char* next = g_utf8_next_char(at);
    const std::uint32_t point = g_utf8_get_char(at);
    if (lacks({at, static_cast<std::size_t>(next - at)}) && std::ranges::find(out, point) == out.end())
      out.push_back(point);
    at = next;
  }
  if (out.empty()) out.push_back(g_utf8_get_char(text.data())); // each is there, together they are not
  return out;
}

std::string font_package_of(std::uint32_t code_point) {
  switch (g_unichar_get_script(code_point)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_HANGUL:
  case G_UNICODE_SCRIPT_BOPOMOFO:
    return "fonts-noto-cjk";
  default:
    break;
  }
  if (code_point >= 0x3000 && code_point <= 0x33FF) return "fonts-noto-cjk"; // punctuation of those
  if (code_point >= 0xFF00 && code_point <= 0xFFEF) return "fonts-noto-cjk";
  if (code_point >= 0x1F300 && code_point <= 0x1FAFF) return "fonts-noto-color-emoji";
  return "fonts-noto-core";
}

} // namespace quietroom::lettering
