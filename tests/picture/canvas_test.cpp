#include "picture/canvas.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <array>
#include <catch2/catch.hpp>
#include <functional>

using namespace quietroom;
using namespace quietroom::picture;

namespace {

constexpr PixelColour red{255, 0, 0};
constexpr PixelColour blue{0, 0, 255};
constexpr PixelColour white{255, 255, 255};

/// The bytes of a page of 40 x 20 on which something was drawn: equal for equal pixels.
std::string page(const std::function<void(Canvas&)>& draw) {
  const test::TempFolder folder;
  Canvas canvas(40, 20);
  draw(canvas);
  canvas.write_png(folder.path() / "a.png");
  return read_file(folder.path() / "a.png");
}

const auto nothing = [](Canvas&) {};

} // namespace

TEST_CASE("a page is white at first, and what is filled over is gone") {
  CHECK(page(nothing) == page([](Canvas& c) { c.fill({0, 0, 40, 20}, white); }));
  CHECK(page(nothing) != page([](Canvas& c) { c.fill({39, 19, 1, 1}, red); }));
  CHECK(page([](Canvas& c) {
          c.fill({3, 3, 5, 5}, red);
          c.fill({0, 0, 40, 20}, white);
        }) == page(nothing));
}

TEST_CASE("an image is stretched onto its area row by row from the top, without mixing its colours") {
  const auto halves = [](Canvas& c) {
    c.fill({10, 4, 8, 6}, red);
    c.fill({18, 4, 8, 6}, blue);
    c.fill({10, 10, 8, 6}, blue);
    c.fill({18, 10, 8, 6}, white);
  };
  const auto image = [](Canvas& c) { c.image(std::array{red, blue, blue, white}, 2, {10, 4, 16, 12}); };
  CHECK(page(image) == page(halves));
}

TEST_CASE("a frame is one pixel wide around its area and leaves the area alone") {
  CHECK(page([](Canvas& c) {
          c.frame({10, 5, 6, 4}, red);
        }) == page([](Canvas& c) {
          c.fill({9, 4, 8, 6}, red);
          c.fill({10, 5, 6, 4}, white);
        }));
}

TEST_CASE("a line goes through its points with its width") {
  const std::array points{std::pair{5.0, 10.0}, std::pair{25.0, 10.0}};
  CHECK(page([&](Canvas& c) { c.line(points, blue, 4); }) == page([](Canvas& c) {
          c.fill({5, 8, 20, 4}, blue);
        }));
}

TEST_CASE("a text stands to the right, to the left or around its place") {
  const auto covered = [](TextAnchor anchor, const CanvasRectangle& cover) {
    return page([&](Canvas& c) {
             c.text("mm", 20, 10, anchor, 8, red);
             c.fill(cover, white);
           }) == page(nothing);
  };
  const CanvasRectangle left{0, 0, 20, 20};
  const CanvasRectangle right{20, 0, 20, 20};
  const CanvasRectangle middle{10, 0, 20, 20};
  CHECK(covered(TextAnchor::left, right));
  CHECK_FALSE(covered(TextAnchor::left, left));
  CHECK(covered(TextAnchor::right, left));
  CHECK_FALSE(covered(TextAnchor::right, right));
  CHECK(covered(TextAnchor::centre, middle));
  CHECK_FALSE(covered(TextAnchor::centre, left));
  CHECK_FALSE(covered(TextAnchor::centre, right));
}

TEST_CASE("a page that cannot be written is the machine's fault") {
  Canvas canvas(2, 2);
  try {
    canvas.write_png("/nowhere/a.png");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
  }
}
