#include "figure/font.h"

#include "core/error.h"
#include "core/font_file.h"
#include "core/png_chunk.h"
#include "core/sha256.h"
#include "figure/mark_outline.h"
#include "figure/palette.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo.h>
#include <cmath>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <numbers>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

namespace quietroom::figure {

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

constexpr double measured_pt = 100; // widths are those of so large a type: free of any rounding

void require(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw_environment(fmt::format("the figure cannot be drawn ({}); is there memory left?",
                                  cairo_status_to_string(status)));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_colour(cairo_t* to, Colour colour) {
  cairo_set_source_rgb(to, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void stroke_path(cairo_t* to, const Stroke& with) {
  set_colour(to, with.colour);
  cairo_set_line_width(to, with.width_pt);
  cairo_set_dash(to, with.dash_pt.data(), static_cast<int>(with.dash_pt.size()), 0);
  cairo_stroke(to);
}

void draw(cairo_t* to, const Line& line) {
  for (const Position& each : line.points) cairo_line_to(to, each.x, each.y);
  stroke_path(to, line.stroke);
}

void draw(cairo_t* to, const Area& area) {
  cairo_rectangle(to, area.place.left, area.place.top, area.place.width, area.place.height);
  if (area.fill) {
    set_colour(to, *area.fill);
    cairo_fill_preserve(to);
  }
  if (area.stroke) stroke_path(to, *area.stroke);
  cairo_new_path(to);
}

void draw(cairo_t* to, const Mark& mark) {
  const MarkOutline outline = outline_of(mark.look.shape, mark.size_pt);
  if (outline.radius_pt > 0) cairo_arc(to, mark.at.x, mark.at.y, outline.radius_pt, 0, 2 * std::numbers::pi);
  for (const auto& line : outline.lines) {
    cairo_new_sub_path(to);
    for (const Position& each : line) cairo_line_to(to, mark.at.x + each.x, mark.at.y + each.y);
    if (outline.closed) cairo_close_path(to);
  }
  if (outline.closed) {
    set_colour(to, mark.look.filled ? mark.look.colour : white);
    cairo_fill_preserve(to);
  }
  if (!outline.closed || !mark.look.filled) stroke_path(to, {mark.look.colour, 1, {}});
  cairo_new_path(to);
}

std::uint32_t next_character(const std::string& utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t out = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length && at + k < utf8.size(); ++k)
    out = out << 6 | (static_cast<unsigned char>(utf8[at + k]) & 0x3FU);
  at += length;
  return out;
}

} // namespace

struct Font::Face {
  Owned<FcConfig> config;
  Owned<PangoFontMap> map;
  Owned<PangoContext> context;
  Owned<PangoFontDescription> description;
  FcCharSet* characters = nullptr; // of the config
  FontName name;
  double capital_em = 0.7;

  Owned<PangoLayout> layout_of(const std::string& words, double size_pt) const {
    Owned<PangoLayout> out(pango_layout_new(context.get()));
    const Owned<PangoFontDescription> sized(pango_font_description_copy(description.get()));
    pango_font_description_set_size(sized.get(), static_cast<gint>(std::lround(size_pt * PANGO_SCALE)));
    pango_layout_set_font_description(out.get(), sized.get());
    pango_layout_set_single_paragraph_mode(out.get(), TRUE);
    pango_layout_set_text(out.get(), words.data(), static_cast<int>(words.size()));
    return out;
  }

  double advance_em(const std::string& words) const {
    int width = 0;
    pango_layout_get_size(layout_of(words, measured_pt).get(), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE / measured_pt;
  }

  void draw_text(cairo_t* to, const Text& text) const {
    const auto layout = layout_of(text.words, text.size_pt);
    cairo_save(to);
    cairo_translate(to, text.at.x, text.at.y);
    if (text.upward) cairo_rotate(to, -std::numbers::pi / 2);
    const double shift = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? 0.5 : 1;
    set_colour(to, text.colour);
    cairo_move_to(to, -shift * text.width_pt,
                  -static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE);
    pango_cairo_show_layout(to, layout.get());
    cairo_restore(to);
    cairo_new_path(to);
  }

  void draw_scene(cairo_t* to, const Scene& scene) const {
    draw(to, Area{{0, 0, scene.width_pt, scene.height_pt}, white});
    for (const SceneGroup& group : scene.groups)
      for (const Item& item : group.items) {
        if (const auto* text = std::get_if<Text>(&item))
          draw_text(to, *text);
        else if (const auto* line = std::get_if<Line>(&item))
          draw(to, *line);
        else if (const auto* area = std::get_if<Area>(&item))
          draw(to, *area);
        else
          draw(to, std::get<Mark>(item));
      }
    require(cairo_status(to));
  }
};

Font::Font(const std::filesystem::path& file) : m_face(std::make_unique<Face>()) {
  Face& face = *m_face;
  const std::string sha256 = sha256_of_file(file);
  face.config.reset(FcConfigCreate());
  FcConfigAppFontAddFile(face.config.get(), reinterpret_cast<const FcChar8*>(file.c_str()));
  const FcFontSet* fonts = FcConfigGetFonts(face.config.get(), FcSetApplication);
  FcChar8* family = nullptr;
  if (fonts == nullptr || fonts->nfont == 0 ||
      FcPatternGetString(fonts->fonts[0], FC_FAMILY, 0, &family) != FcResultMatch ||
      FcPatternGetCharSet(fonts->fonts[0], FC_CHARSET, 0, &face.characters) != FcResultMatch)
    throw_input(fmt::format("{}: is no font; give a TrueType or OpenType file", file.string()));
  face.name = {reinterpret_cast<const char*>(family), file.filename().string(), sha256};
  face.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(face.map.get()), face.config.get());
  face.context.reset(pango_font_map_create_context(face.map.get()));
  pango_cairo_context_set_resolution(face.context.get(), 72); // so that a point is a unit of the scene
  pango_context_set_round_glyph_positions(face.context.get(), FALSE);
  const Owned<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(face.context.get(), options.get());
  face.description.reset(pango_fc_font_description_from_pattern(fonts->fonts[0], FALSE));
  PangoRectangle capital;
  pango_layout_get_extents(face.layout_of("H", measured_pt).get(), &capital, nullptr);
  face.capital_em = static_cast<double>(capital.height) / PANGO_SCALE / measured_pt;
}

Font::~Font() = default;

const FontName& Font::name() const { return m_face->name; }

FontMetric Font::metric() const {
  FontMetric out;
  out.advance_em = [face = m_face.get()](const std::string& words) { return face->advance_em(words); };
  out.capital_em = m_face->capital_em;
  return out;
}

std::vector<std::string> Font::missing(const Scene& scene) const {
  std::vector<std::string> out;
  for (const SceneGroup& group : scene.groups)
    for (const Item& item : group.items) {
      const auto* text = std::get_if<Text>(&item);
      if (text == nullptr) continue;
      for (std::size_t at = 0; at < text->words.size();) {
        const std::size_t begin = at;
        if (FcCharSetHasChar(m_face->characters, next_character(text->words, at)) == FcTrue) continue;
        const std::string character = text->words.substr(begin, at - begin);
        if (std::find(out.begin(), out.end(), character) == out.end()) out.push_back(character);
      }
    }
  return out;
}

std::string Font::pdf_of(const Scene& scene) const {
  std::string out;
  const Owned<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(append, &out, scene.width_pt, scene.height_pt));
  require(cairo_surface_status(surface.get()));
  const auto tell = [&](cairo_pdf_metadata_t what, const char* text) {
    cairo_pdf_surface_set_metadata(surface.get(), what, text);
  };
  tell(CAIRO_PDF_METADATA_CREATE_DATE, nullptr);
  tell(CAIRO_PDF_METADATA_TITLE, scene.title.c_str());
  tell(CAIRO_PDF_METADATA_SUBJECT, scene.description.c_str());
  tell(CAIRO_PDF_METADATA_KEYWORDS,
       fmt::format("font {}, {}, SHA-256 {}", name().family, name().file, name().sha256).c_str());
  const Owned<cairo_t> context(cairo_create(surface.get()));
  m_face->draw_scene(context.get(), scene);
  cairo_show_page(context.get());
  cairo_surface_finish(surface.get());
  require(cairo_surface_status(surface.get()));
  return out;
}

std::string Font::png_of(const Scene& scene, double dots_per_inch) const {
  const double scale = dots_per_inch / 72;
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(scene.width_pt * scale)),
                                 static_cast<int>(std::ceil(scene.height_pt * scale))));
  require(cairo_surface_status(surface.get()));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  set_colour(context.get(), white);
  cairo_paint(context.get());
  cairo_scale(context.get(), scale, scale);
  m_face->draw_scene(context.get(), scene);
  std::string out;
  require(cairo_surface_write_to_png_stream(surface.get(), append, &out));
  return png_with_density(std::move(out), dots_per_inch);
}

std::filesystem::path usual_font_file() { return font_file("OpenSans-Regular.ttf"); }

} // namespace quietroom::figure
