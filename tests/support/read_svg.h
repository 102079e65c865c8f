#pragma once

#include "figure/scene.h"

#include <cmath>
#include <cstdlib>
#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

/// A figure read back from its SVG, as a reader of the paper sees it.
namespace quietroom::test {

struct SvgText {
  std::string words;
  figure::Rectangle place; ///< from the base line up to the capitals
  double size_pt = 0;
};

struct SvgMark {
  std::string panel, name;
  double at_x = 0, at_y = 0;     ///< on the page
  double told_x = 0, told_y = 0; ///< what the mark says of itself
};

struct Svg {
  std::vector<SvgText> texts;
  std::vector<SvgMark> marks;
  std::map<std::string, figure::AxisPlace> axes; ///< "1x", "1y", ...
  double width_pt = 0, height_pt = 0;

  /// The value at a place, by the axis of the panel of the mark.
  double value(const SvgMark& mark, char direction) const {
    const figure::AxisPlace& axis = axes.at(mark.panel + direction);
    const double at = direction == 'x' ? mark.at_x : mark.at_y;
    return axis.low + (at - axis.from) / (axis.to - axis.from) * (axis.high - axis.low);
  }
};

inline std::string attribute(const std::string& element, const std::string& name) {
  const std::size_t at = element.find(' ' + name + "=\"");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return element.substr(begin, element.find('"', begin) - begin);
}

inline double number(const std::string& element, const std::string& name) {
  return std::atof(attribute(element, name).c_str());
}

inline SvgText read_text(const std::string& element, const std::string& words) {
  const double x = number(element, "x"), y = number(element, "y"), size = number(element, "font-size"),
               wide = number(element, "textLength");
  const double high = 0.72 * size; // of a capital
  const std::string anchor = attribute(element, "text-anchor");
  const double shift = anchor == "middle" ? wide / 2 : anchor == "end" ? wide : 0;
  if (!attribute(element, "transform").empty())
    return {words, {x - high, y - wide + shift, high, wide}, size}; // upward
  return {words, {x - shift, y - high, wide, high}, size};
}

inline Svg read_svg(const std::string& text) {
  Svg out;
  const std::regex elements("<(text|path|g|svg)([^>]*)>([^<]*)");
  for (auto each = std::sregex_iterator(text.begin(), text.end(), elements); each != std::sregex_iterator();
       ++each) {
    const std::string kind = (*each)[1], inside = (*each)[2];
    if (kind == "svg") {
      const std::string box = attribute(inside, "viewBox");
      std::sscanf(box.c_str(), "0 0 %lf %lf", &out.width_pt, &out.height_pt);
    } else if (kind == "text") {
      out.texts.push_back(read_text(inside, (*each)[3]));
    } else if (attribute(inside, "class") == "mark") {
      SvgMark mark{attribute(inside, "data-panel"), attribute(inside, "data-name"), 0, 0,
                   number(inside, "data-x"),        number(inside, "data-y")};
      const std::string place = attribute(inside, "transform");
      std::sscanf(place.c_str(), "translate(%lf %lf)", &mark.at_x, &mark.at_y);
      out.marks.push_back(std::move(mark));
    } else if (!attribute(inside, "data-axis").empty()) {
      const std::string direction = attribute(inside, "data-axis");
      out.axes[attribute(inside, "data-panel") + direction] = {0,
                                                               direction.front(),
                                                               number(inside, "data-low"),
                                                               number(inside, "data-high"),
                                                               number(inside, "data-from"),
                                                               number(inside, "data-to")};
    }
  }
  return out;
}

/// Sentences on texts that cover each other or a mark, or leave the page; none where all is well.
inline std::vector<std::string> collisions(const Svg& svg) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < svg.texts.size(); ++i) {
    const SvgText& a = svg.texts[i];
    if (a.place.left < 0 || a.place.top < 0 || a.place.right() > svg.width_pt ||
        a.place.bottom() > svg.height_pt)
      out.push_back(a.words + " leaves the page");
    for (std::size_t k = i + 1; k < svg.texts.size(); ++k)
      if (overlap(a.place, svg.texts[k].place)) out.push_back(a.words + " covers " + svg.texts[k].words);
    for (const SvgMark& mark : svg.marks)
      if (overlap(a.place, {mark.at_x - 2, mark.at_y - 2, 4, 4}))
        out.push_back(a.words + " covers the mark of " + mark.name);
  }
  return out;
}

} // namespace quietroom::test
