#pragma once

#include "figure/scene.h"

#include <string>
#include <vector>

namespace quietroom::test {

template<class Part>
std::vector<Part> parts(const figure::Scene& scene, const std::string& kind = "") {
  std::vector<Part> out;
  for (const figure::SceneGroup& group : scene.groups)
    for (const figure::Item& item : group.items)
      if (const auto* part = std::get_if<Part>(&item);
          part != nullptr && (kind.empty() || group.kind == kind))
        out.push_back(*part);
  return out;
}

inline std::vector<std::string> words_of(const figure::Scene& scene, const std::string& kind = "") {
  std::vector<std::string> out;
  for (const figure::Text& each : parts<figure::Text>(scene, kind)) out.push_back(each.words);
  return out;
}

inline figure::AxisPlace axis_of(const figure::Scene& scene, char direction, std::size_t panel = 0) {
  for (const figure::SceneGroup& group : scene.groups)
    if (group.axis && group.axis->direction == direction && group.axis->panel == panel) return *group.axis;
  return {};
}

/// Conditions with these names, MOS rising from 1.2.
inline figure::Panel named_panel(const std::vector<std::string>& names) {
  figure::Panel out;
  out.may_turn = true;
  out.x.names = true;
  out.x.low = 0.5;
  out.x.high = static_cast<double>(names.size()) + 0.5;
  out.y = {"MOS", 1, 5, {{1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}, {5, "5"}}};
  out.series = {{"", {}, {}}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto n = static_cast<double>(i + 1);
    out.x.ticks.push_back({n, names[i]});
    const double mos = 1.2 + 3.6 * n / static_cast<double>(names.size() + 1);
    out.series.front().points.push_back({n, mos, {}, figure::Interval{mos - 0.2, mos + 0.2}, names[i], {}});
  }
  return out;
}

} // namespace quietroom::test
