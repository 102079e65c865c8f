#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::picture {

struct PixelColour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

struct CanvasRectangle {
  double left = 0, top = 0, width = 0, height = 0;
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

enum class TextAnchor { left, centre, right };

/// A white page of pixels, y downward. Failures of the drawing library throw an environment Error.
class Canvas {
public:
  Canvas(int width, int height);
  ~Canvas();

  void fill(const CanvasRectangle& area, PixelColour colour);
  void frame(const CanvasRectangle& area, PixelColour colour);
  /// Through the points in order, one pixel wide where `width` is 1.
  void line(std::span<const std::pair<double, double>> points, PixelColour colour, double width = 1);
  /// One line of text whose middle height is y.
  void text(const std::string& words, double x, double y, TextAnchor anchor, double size, PixelColour colour);
  /// `pixels` row by row from the top, stretched onto the area.
  void image(std::span<const PixelColour> pixels, std::size_t columns, const CanvasRectangle& area);

  /// Throws an environment Error when the file cannot be written; it appears whole or not at all.
  void write_png(const std::filesystem::path& file);

private:
  struct Page;
  std::unique_ptr<Page> m_page;
};

} // namespace quietroom::picture
