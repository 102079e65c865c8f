#include "figure/font.h"

#include "core/atomic_file.h"
#include "figure/layout.h"
#include "figure/palette.h"
#include "support/scene_parts.h"
#include "support/temp_folder.h"

#include <cairo.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

using namespace quietroom;
using namespace quietroom::figure;

namespace {

struct Pixels {
  int width = 0, height = 0;
  std::vector<double> grey; ///< 0 to 255, row by row, as a printer without colours shows it
};

Pixels read_png(const std::filesystem::path& file) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
  Pixels out{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      const unsigned char* pixel = data + y * stride + 4 * x; // blue, green, red
      out.grey.push_back(0.0722 * pixel[0] + 0.7152 * pixel[1] + 0.2126 * pixel[2]);
    }
  cairo_surface_destroy(surface);
  return out;
}

Scene scene_with_two_series(const Font& font) {
  Figure figure;
  Panel panel = test::named_panel({"direct", "opus", "gsm"});
  panel.y.opposite = {{1, "Bad"}, {5, "Excellent"}};
  panel.series.front().name = "one";
  panel.series.front().look = look_of(0);
  panel.series.push_back({"other", look_of(1), {{1.2, 3}, {2.2, 4}}});
  panel.blocks = {{0.6, 1.4, 1, 2, shade_of(0.2)}, {0.6, 1.4, 2, 3, shade_of(0.6)}};
  figure.panels = {panel};
  return scene_of(figure, font.metric());
}

} // namespace

TEST_CASE("a PNG is as it was agreed, also in grey, but for what libraries round differently") {
  const std::filesystem::path golden = QUIETROOM_SOURCE_DIR "/tests/golden/figure/two_series.png";
  const Font font(usual_font_file());
  const std::string png = font.png_of(scene_with_two_series(font), 150);
  const test::TempFolder folder;
  const auto drawn = folder.write("drawn.png", png);
  if (std::getenv("QUIETROOM_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(golden.parent_path());
    write_file(golden, png);
  }
  const Pixels a = read_png(drawn), b = read_png(golden);
  REQUIRE(a.width == b.width);
  REQUIRE(a.height == b.height);
  double sum = 0;
  for (std::size_t i = 0; i < a.grey.size(); ++i) sum += std::abs(a.grey[i] - b.grey[i]);
  CHECK(sum / static_cast<double>(a.grey.size()) <
        0.5); // a mark that is moved by a tenth of its size makes more
}

TEST_CASE("marks and blocks stand out from paper in grey") {
  const Font font(usual_font_file());
  const Scene scene = scene_with_two_series(font);
  const test::TempFolder folder;
  const Pixels pixels = read_png(folder.write("drawn.png", font.png_of(scene, 144))); // two pixels a point
  for (const Mark& mark : test::parts<Mark>(scene, "series")) {
    const auto at =
        static_cast<std::size_t>(std::lround(2 * mark.at.y)) * static_cast<std::size_t>(pixels.width) +
        static_cast<std::size_t>(std::lround(2 * mark.at.x));
    CHECK(pixels.grey[at] < 160); // paper is 255
  }
}
