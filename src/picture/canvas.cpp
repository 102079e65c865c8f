#include "picture/canvas.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/written_files.h"

#include <cairo.h>
#include <cassert>
#include <fmt/format.h>

namespace quietroom::picture {

namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

constexpr double full = 255;

void set(cairo_t* context, PixelColour colour) {
  cairo_set_source_rgb(context, colour.red / full, colour.green / full, colour.blue / full);
}

void require(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw_environment(fmt::format("the picture cannot be drawn ({}); is there memory left?",
                                  cairo_status_to_string(status)));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

Surface new_surface(int width, int height) {
  Surface out(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  require(cairo_surface_status(out.get()));
  return out;
}

} // namespace

struct Canvas::Page {
  Surface surface;
  std::unique_ptr<cairo_t, Destroy> context;
};

Canvas::Canvas(int width, int height) : m_page(std::make_unique<Page>()) {
  m_page->surface = new_surface(width, height);
  m_page->context.reset(cairo_create(m_page->surface.get()));
  require(cairo_status(m_page->context.get()));
  fill({0, 0, static_cast<double>(width), static_cast<double>(height)}, {255, 255, 255});
}

Canvas::~Canvas() = default;

void Canvas::fill(const CanvasRectangle& area, PixelColour colour) {
  cairo_t* context = m_page->context.get();
  set(context, colour);
  cairo_rectangle(context, area.left, area.top, area.width, area.height);
  cairo_fill(context);
}

void Canvas::frame(const CanvasRectangle& area, PixelColour colour) {
  cairo_t* context = m_page->context.get();
  set(context, colour);
  cairo_set_line_width(context, 1);
  cairo_rectangle(context, area.left - 0.5, area.top - 0.5, area.width + 1, area.height + 1);
  cairo_stroke(context);
}

void Canvas::line(std::span<const std::pair<double, double>> points, PixelColour colour, double width) {
  cairo_t* context = m_page->context.get();
  set(context, colour);
  cairo_set_line_width(context, width);
  cairo_new_path(context);
  for (const auto& [x, y] : points) cairo_line_to(context, x, y);
  cairo_stroke(context);
}

void Canvas::text(const std::string& words, double x, double y, TextAnchor anchor, double size,
                  PixelColour colour) {
  cairo_t* context = m_page->context.get();
  set(context, colour);
  cairo_select_font_face(context, "Open Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, size);
  cairo_text_extents_t box;
  cairo_text_extents(context, words.c_str(), &box);
  cairo_font_extents_t font;
  cairo_font_extents(context, &font);
  const double shift = anchor == TextAnchor::left     ? 0
                       : anchor == TextAnchor::centre ? box.x_advance / 2
                                                      : box.x_advance;
  cairo_move_to(context, x - shift, y + (font.ascent - font.descent) / 2);
  cairo_show_text(context, words.c_str());
}

void Canvas::image(std::span<const PixelColour> pixels, std::size_t columns, const CanvasRectangle& area) {
  assert(columns > 0 && pixels.size() % columns == 0);
  const std::size_t rows = pixels.size() / columns;
  const Surface picture = new_surface(static_cast<int>(columns), static_cast<int>(rows));
  unsigned char* data = cairo_image_surface_get_data(picture.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(picture.get()));
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      const PixelColour& colour = pixels[row * columns + column];
      const std::uint32_t word = static_cast<std::uint32_t>(colour.red) << 16 |
                                 static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
      *reinterpret_cast<std::uint32_t*>(data + row * stride + column * 4) = word; // cairo's native RGB24
    }
  cairo_surface_mark_dirty(picture.get());
  cairo_t* context = m_page->context.get();
  cairo_save(context);
  cairo_translate(context, area.left, area.top);
  cairo_scale(context, area.width / static_cast<double>(columns), area.height / static_cast<double>(rows));
  cairo_set_source_surface(context, picture.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST);
  cairo_paint(context);
  cairo_restore(context);
}

void Canvas::write_png(const std::filesystem::path& file) {
  require(cairo_status(m_page->context.get()));
  std::string bytes;
  const cairo_status_t status = cairo_surface_write_to_png_stream(m_page->surface.get(), append, &bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    throw_environment(fmt::format("{}: cannot be drawn ({}); is there memory left?", file.string(),
                                  cairo_status_to_string(status)));
  write_file(file, marked_png(std::move(bytes)));
}

} // namespace quietroom::picture
