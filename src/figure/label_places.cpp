#include "figure/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::figure {

namespace {

bool is_inside(const Rectangle& inner, const Rectangle& outer) {
  return inner.left >= outer.left && inner.top >= outer.top && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

bool is_free(const Rectangle& place, const std::vector<Rectangle>& taken) {
  return std::none_of(taken.begin(), taken.end(),
                      [&](const Rectangle& each) { return overlap(place, each); });
}

/// Right, left, above, below and between, ever farther from the mark.
std::vector<Rectangle> candidates(const WantedLabel& label) {
  constexpr std::array distances_pt = {4.0, 7.0, 11.0, 16.0, 22.0, 30.0, 40.0, 52.0};
  constexpr std::array<std::array<double, 2>, 8> directions = {
      {{1, 0}, {1, -0.7}, {1, 0.7}, {0, -1}, {0, 1}, {-1, 0}, {-1, -0.7}, {-1, 0.7}}};
  std::vector<Rectangle> out;
  for (const double distance : distances_pt)
    for (const auto& [x, y] : directions) {
      const double near_x = label.mark.x + x * distance, near_y = label.mark.y + y * distance;
      const double left = x > 0 ? near_x : x < 0 ? near_x - label.width_pt : near_x - label.width_pt / 2;
      const double top = y == 0 ? near_y - label.height_pt / 2 : y < 0 ? near_y - label.height_pt : near_y;
      out.push_back({left, top, label.width_pt, label.height_pt});
    }
  return out;
}

} // namespace

std::vector<std::optional<Rectangle>> label_places(const std::vector<WantedLabel>& labels,
                                                   Obstacles obstacles, const Rectangle& area) {
  std::vector<std::optional<Rectangle>> out;
  for (const WantedLabel& label : labels) {
    std::optional<Rectangle> found;
    for (const bool heed_soft : {true, false})
      for (const Rectangle& each : candidates(label)) {
        if (found || !is_inside(each, area) || !is_free(each, obstacles.hard)) continue;
        if (!heed_soft || is_free(each, obstacles.soft)) found = each;
      }
    if (found) obstacles.hard.push_back(*found);
    out.push_back(found);
  }
  return out;
}

std::optional<Rectangle> free_corner(double width_pt, double height_pt, const Obstacles& obstacles,
                                     const Rectangle& area) {
  constexpr double gap = 4;
  const double left = area.left + gap, right = area.right() - gap - width_pt;
  const double top = area.top + gap, bottom = area.bottom() - gap - height_pt;
  for (const auto& [x, y] : {std::pair{right, bottom}, {left, top}, {left, bottom}, {right, top}}) {
    const Rectangle place{x, y, width_pt, height_pt};
    if (is_inside(place, area) && is_free(place, obstacles.hard) && is_free(place, obstacles.soft))
      return place;
  }
  return std::nullopt;
}

} // namespace quietroom::figure
