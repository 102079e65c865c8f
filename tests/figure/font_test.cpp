#include "figure/font.h"

#include "core/error.h"
#include "figure/layout.h"
#include "support/scene_parts.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::figure;
using Catch::Matchers::WithinAbs;
using quietroom::test::named_panel;

namespace {

Scene scene_with(const Font& font, const std::string& name) {
  Figure figure;
  figure.title = "MOS";
  figure.panels = {named_panel({name, "b"})};
  return scene_of(figure, font.metric());
}

} // namespace

TEST_CASE("text is as wide as the font says, at any size") {
  const Font font(usual_font_file());
  const FontMetric metric = font.metric();
  CHECK(font.name().family == "Open Sans");
  CHECK_THAT(metric.advance_em("0"),
             WithinAbs(1169.0 / 2048, 1e-3)); // the advance of a digit in Open Sans 1.11
  CHECK_THAT(metric.advance_em("00000"), WithinAbs(5 * metric.advance_em("0"), 1e-3));
  CHECK_THAT(metric.capital_em, WithinAbs(1462.0 / 2048, 5e-3)); // the height of its H
  CHECK(metric.advance_em("") == 0);
}

TEST_CASE("characters that the font lacks are told, each once") {
  const Font font(usual_font_file());
  CHECK(font.missing(scene_with(font, "größer μ-law")).empty());
  CHECK(font.missing(scene_with(font, "中 中 文")) == std::vector<std::string>{"中", "文"});
}

TEST_CASE("a PDF embeds the font, has its size and no date, and is the same twice") {
  const Font font(usual_font_file());
  const Scene scene = scene_with(font, "a");
  const std::string pdf = font.pdf_of(scene);
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(pdf.find("Date") == std::string::npos);
  CHECK(pdf.find("/FontFile") != std::string::npos);
  CHECK(pdf == Font(usual_font_file()).pdf_of(scene));
}

TEST_CASE("a PNG is whole, as large as asked for, and the same twice") {
  const Font font(usual_font_file());
  const Scene scene = scene_with(font, "a");
  const std::string png = font.png_of(scene, 300);
  REQUIRE(png.starts_with("\x89PNG"));
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(png[at]); };
  CHECK(byte(18) * 256 + byte(19) == 1004); // 8.5 cm of 300 dots an inch; in the chunk IHDR
  CHECK(png == Font(usual_font_file()).png_of(scene, 300));
}

TEST_CASE("a file that is no font is refused by name") {
  const test::TempFolder folder;
  const auto file = folder.write("votes.csv", "listener,vote\n");
  CHECK_THROWS_WITH(Font(file), Catch::Contains("votes.csv: is no font"));
}
