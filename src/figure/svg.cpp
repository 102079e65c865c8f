#include "figure/svg.h"

#include "core/number.h"
#include "core/sha256.h"
#include "figure/mark_outline.h"

#include <cmath>
#include <fmt/format.h>

namespace quietroom::figure {

namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

/// A length to a thousandth of a point: far finer than 0.005 on any scale.
std::string pt(double value) {
  std::string out = fmt::format("{:.3f}", value);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string hex(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string dash_of(const std::vector<double>& dash) {
  std::string out;
  for (const double each : dash) out += (out.empty() ? "" : " ") + pt(each);
  return out.empty() ? out : " stroke-dasharray=\"" + out + '"';
}

std::string stroke_of(const Stroke& stroke) {
  return " stroke=\"" + hex(stroke.colour) + "\" stroke-width=\"" + pt(stroke.width_pt) + '"' +
         dash_of(stroke.dash_pt);
}

std::string path_of(const std::vector<Position>& points) {
  std::string out;
  for (const Position& each : points) out += (out.empty() ? 'M' : 'L') + pt(each.x) + ' ' + pt(each.y);
  return out;
}

std::string element(const Line& line) {
  return "<path d=\"" + path_of(line.points) + "\" fill=\"none\"" + stroke_of(line.stroke) + "/>\n";
}

std::string element(const Area& area) {
  const Rectangle& at = area.place;
  return "<rect x=\"" + pt(at.left) + "\" y=\"" + pt(at.top) + "\" width=\"" + pt(at.width) + "\" height=\"" +
         pt(at.height) + "\" fill=\"" + (area.fill ? hex(*area.fill) : "none") + '"' +
         (area.stroke ? stroke_of(*area.stroke) : "") +
         (area.name.empty() ? "" : " data-name=\"" + escaped(area.name) + '"') + "/>\n";
}

std::string outline_path(const MarkOutline& outline) {
  if (outline.radius_pt > 0) {
    const std::string r = pt(outline.radius_pt);
    return "M-" + r + " 0A" + r + ' ' + r + " 0 1 1 " + r + " 0A" + r + ' ' + r + " 0 1 1 -" + r + " 0Z";
  }
  std::string out;
  for (const auto& line : outline.lines) out += path_of(line);
  return out + (outline.closed ? "Z" : "");
}

std::string element(const Mark& mark) {
  const MarkOutline outline = outline_of(mark.look.shape, mark.size_pt);
  const std::string fill = !outline.closed ? "none" : mark.look.filled ? hex(mark.look.colour) : "#ffffff";
  const bool lined = !outline.closed || !mark.look.filled;
  std::string out = "<path";
  if (!mark.value.name.empty())
    out += " class=\"mark\" data-panel=\"" + std::to_string(mark.value.panel + 1) + "\" data-name=\"" +
           escaped(mark.value.name) + "\" data-x=\"" + shortest(mark.value.x) + "\" data-y=\"" +
           shortest(mark.value.y) + '"';
  return out + " transform=\"translate(" + pt(mark.at.x) + ' ' + pt(mark.at.y) + ")\" d=\"" +
         outline_path(outline) + "\" fill=\"" + fill + '"' +
         (lined ? stroke_of({mark.look.colour, 1, {}}) : "") + "/>\n";
}

std::string element(const Text& text) {
  static constexpr const char* anchors[] = {"start", "middle", "end"};
  const std::string at = pt(text.at.x) + ' ' + pt(text.at.y);
  std::string out =
      "<text x=\"" + pt(text.at.x) + "\" y=\"" + pt(text.at.y) + "\" font-size=\"" + pt(text.size_pt) + '"';
  if (text.anchor != Anchor::start)
    out += std::string(" text-anchor=\"") + anchors[static_cast<int>(text.anchor)] + '"';
  if (text.words.find("  ") != std::string::npos) out += " xml:space=\"preserve\"";
  if (text.upward) out += " transform=\"rotate(-90 " + at + ")\"";
  out += " fill=\"" + hex(text.colour) + "\" textLength=\"" + pt(text.width_pt) +
         "\" lengthAdjust=\"spacingAndGlyphs\">" + escaped(text.words) + "</text>\n";
  return out;
}

std::string opening(const SceneGroup& group) {
  std::string out = "<g class=\"" + group.kind + '"';
  if (group.axis)
    out += fmt::format(" data-panel=\"{}\" data-axis=\"{}\" data-low=\"{}\" data-high=\"{}\" "
                       "data-from=\"{}\" data-to=\"{}\"",
                       group.axis->panel + 1, group.axis->direction, shortest(group.axis->low),
                       shortest(group.axis->high), pt(group.axis->from), pt(group.axis->to));
  return out + ">\n";
}

} // namespace

std::string svg_of(const Scene& scene, const FontName& font) {
  constexpr double mm_per_pt = 25.4 / 72;
  std::string body;
  for (const SceneGroup& group : scene.groups) {
    body += opening(group);
    for (const Item& item : group.items)
      body += std::visit([](const auto& each) { return element(each); }, item);
    body += "</g>\n";
  }
  const std::string id = 'q' + sha256_of(body).substr(0, 10);
  const std::string width = pt(scene.width_pt), height = pt(scene.height_pt);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + pt(scene.width_pt * mm_per_pt) +
         "mm\" height=\"" + pt(scene.height_pt * mm_per_pt) + "mm\" viewBox=\"0 0 " + width + ' ' + height +
         "\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\" font-family=\"'" +
         escaped(font.family) + "', sans-serif\" data-font-file=\"" + escaped(font.file) +
         "\" data-font-sha256=\"" + font.sha256 + "\">\n<title id=\"" + id + "-title\">" +
         escaped(scene.title) + "</title>\n<desc id=\"" + id + "-desc\">" + escaped(scene.description) +
         "</desc>\n<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n" + body +
         "</svg>\n";
}

} // namespace quietroom::figure
