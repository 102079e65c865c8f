#include "figure/layout.h"

#include "support/plain_font.h"
#include "support/scene_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

namespace {

Rectangle place_of(const Text& text) {
  const double high = 0.72 * text.size_pt;
  const double shift = text.anchor == Anchor::middle ? text.width_pt / 2
                       : text.anchor == Anchor::end  ? text.width_pt
                                                     : 0;
  if (text.upward) return {text.at.x - high, text.at.y - text.width_pt + shift, high, text.width_pt};
  return {text.at.x - shift, text.at.y - high, text.width_pt, high};
}

void check_apart(const Scene& scene) {
  const auto texts = parts<Text>(scene);
  const auto marks = parts<Mark>(scene);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Rectangle place = place_of(texts[i]);
    CAPTURE(texts[i].words);
    CHECK(place.left >= 0);
    CHECK(place.top >= 0);
    CHECK(place.right() <= scene.width_pt);
    CHECK(place.bottom() <= scene.height_pt);
    std::string covered;
    for (std::size_t k = i + 1; k < texts.size(); ++k)
      if (overlap(place, place_of(texts[k]))) covered += texts[k].words + '\n';
    for (const Mark& mark : marks)
      if (overlap(place, {mark.at.x - 2, mark.at.y - 2, 4, 4}))
        covered += "mark of " + mark.value.name + '\n';
    CHECK(covered == "");
  }
}

Figure figure_of(std::size_t n, std::size_t length, double width_mm) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < n; ++i) {
    std::string name = std::to_string(i) + " ";
    while (name.size() < length) name += "condition "[name.size() % 10];
    names.push_back(name.substr(0, length));
  }
  Figure out;
  out.panels = {named_panel(names)};
  out.panels.front().y.opposite = {{1, "Bad"}, {2, "Poor"}, {3, "Fair"}, {4, "Good"}, {5, "Excellent"}};
  out.width_mm = width_mm;
  return out;
}

} // namespace

TEST_CASE("texts never cover each other or a mark, however many and long the names are") {
  for (const double width : {column_mm, page_mm})
    for (const std::size_t n : {1, 4, 24, 60, 200})
      for (const std::size_t length : {3, 12, 40, 120}) {
        CAPTURE(width, n, length);
        check_apart(scene_of(figure_of(n, length, width), plain_font()));
      }
}

TEST_CASE("a figure is 8.5 or 17.5 cm wide") {
  CHECK_THAT(scene_of(figure_of(3, 5, column_mm), plain_font()).width_pt * 25.4 / 72, WithinAbs(85, 1e-9));
  CHECK_THAT(scene_of(figure_of(3, 5, page_mm), plain_font()).width_pt * 25.4 / 72, WithinAbs(175, 1e-9));
}

TEST_CASE("notes stand above everything else") {
  Figure figure = figure_of(3, 5, column_mm);
  figure.notes = {"SIMULATED votes"};
  const Scene scene = scene_of(figure, plain_font());
  const auto texts = parts<Text>(scene);
  CHECK(texts.front().words == "SIMULATED votes");
  for (std::size_t i = 1; i < texts.size(); ++i) CHECK(texts[i].at.y > texts.front().at.y);
}

TEST_CASE("panels of one column have their axes in line") {
  Figure figure = figure_of(3, 5, column_mm);
  Panel rows = named_panel({"a name that is rather long", "b"});
  rows.may_turn = false;
  std::swap(rows.x, rows.y);
  rows.series.clear();
  figure.panels.push_back(rows);
  const Scene scene = scene_of(figure, plain_font());
  const auto frames = parts<Area>(scene, "frame");
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].place.left == frames[1].place.left);
  CHECK(frames[0].place.right() == frames[1].place.right());
  CHECK(frames[1].place.top > frames[0].place.bottom());
}

TEST_CASE("control characters of a name are shown and do nothing") {
  Figure figure;
  figure.panels = {named_panel({"a\nb\x1b[31m", "c"})};
  for (const std::string& words : words_of(scene_of(figure, plain_font())))
    for (const char c : words) CHECK(static_cast<unsigned char>(c) >= 0x20);
}

TEST_CASE("names whose marks have a number stand with it below all panels") {
  Figure figure;
  Panel panel;
  panel.x = panel.y = {"", 0, 10, {}};
  panel.series = {{"", {}, {}}};
  for (int i = 0; i < 12; ++i)
    panel.series.front().points.push_back({0.8 * i, 5, {}, {}, "", std::string(30, 'w') + std::to_string(i)});
  figure.panels = {panel, panel};
  const Scene scene = scene_of(figure, plain_font());
  std::string below;
  for (const std::string& line : words_of(scene, "numbered")) below += line + ' ';
  CHECK(below.starts_with("Numbers at marks: 1 www"));
  CHECK(below.find(" 12 www") != std::string::npos);
  CHECK(below.find(" 13 ") == std::string::npos); // both panels share the numbers
  const double bottom = parts<Area>(scene, "frame").back().place.bottom();
  for (const Text& each : parts<Text>(scene, "numbered")) CHECK(each.at.y > bottom);
}
