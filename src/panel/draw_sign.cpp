#include "panel/draw.h"

#include "ui/theme.h"

#include <imgui.h>

namespace quietroom::panel {

namespace theme = ui::theme;

namespace {

struct Pen {
  ImDrawList& list;
  ImVec2 centre;
  float r; ///< half the size

  ImVec2 at(float x, float y) const { return {centre.x + x * r, centre.y + y * r}; }
  void ring(theme::Colour colour) const { list.AddCircle(centre, r, packed(colour), 48, r * 0.09F); }
  void line(ImVec2 a, ImVec2 b, theme::Colour colour) const { list.AddLine(a, b, packed(colour), r * 0.14F); }
};

/// Bars of different height: sound.
void listening(const Pen& pen) {
  constexpr float heights[] = {0.25F, 0.6F, 0.95F, 0.6F, 0.25F};
  for (int i = 0; i < 5; ++i) {
    const float x = 0.36F * static_cast<float>(i - 2);
    pen.list.AddRectFilled(pen.at(x - 0.1F, -heights[i]), pen.at(x + 0.1F, heights[i]), packed(theme::calm),
                           pen.r * 0.1F);
  }
}

/// A filled triangle that points down at the scale.
void vote(const Pen& pen) {
  pen.list.AddTriangleFilled(pen.at(-0.9F, -0.55F), pen.at(0.9F, -0.55F), pen.at(0, 0.85F),
                             packed(theme::accent));
}

void tick(const Pen& pen) {
  pen.ring(theme::calm);
  const ImVec2 stroke[] = {pen.at(-0.42F, 0.02F), pen.at(-0.1F, 0.36F), pen.at(0.46F, -0.34F)};
  pen.list.AddPolyline(stroke, 3, packed(theme::calm), 0, pen.r * 0.14F);
}

/// An open triangle: play.
void ready(const Pen& pen) {
  pen.ring(theme::text_soft);
  pen.list.AddTriangle(pen.at(-0.26F, -0.44F), pen.at(-0.26F, 0.44F), pen.at(0.5F, 0),
                       packed(theme::text_soft), pen.r * 0.1F);
}

void pause(const Pen& pen) {
  pen.ring(theme::text_soft);
  pen.list.AddRectFilled(pen.at(-0.32F, -0.4F), pen.at(-0.12F, 0.4F), packed(theme::text_soft));
  pen.list.AddRectFilled(pen.at(0.12F, -0.4F), pen.at(0.32F, 0.4F), packed(theme::text_soft));
}

void call(const Pen& pen) {
  pen.ring(theme::accent);
  pen.line(pen.at(0, -0.5F), pen.at(0, 0.14F), theme::accent);
  pen.list.AddCircleFilled(pen.at(0, 0.46F), pen.r * 0.1F, packed(theme::accent), 16);
}

/// Three quarters of a circle with an arrow head: again.
void repeat(const Pen& pen) {
  pen.list.PathArcTo(pen.centre, pen.r * 0.75F, -1.2F, 3.6F, 32);
  pen.list.PathStroke(packed(theme::text_soft), 0, pen.r * 0.12F);
  pen.list.AddTriangleFilled(pen.at(-0.05F, -0.92F), pen.at(-0.05F, -0.4F), pen.at(0.36F, -0.7F),
                             packed(theme::text_soft));
}

void dot_in_ring(const Pen& pen) {
  pen.ring(theme::accent);
  pen.list.AddCircleFilled(pen.centre, pen.r * 0.5F, packed(theme::accent), 32);
}

/// Two circles for two ears; the one that should hear is filled.
void ears(const Pen& pen, bool left) {
  for (const bool is_left : {true, false}) {
    const ImVec2 at = pen.at(is_left ? -0.9F : 0.9F, 0);
    if (is_left == left)
      pen.list.AddCircleFilled(at, pen.r * 0.55F, packed(theme::accent), 32);
    else
      pen.list.AddCircle(at, pen.r * 0.55F, packed(theme::outline), 32, pen.r * 0.08F);
  }
}

} // namespace

void draw_sign(Sign sign, float x, float y, float size) {
  const Pen pen{*ImGui::GetWindowDrawList(), {x, y}, size / 2};
  switch (sign) {
  case Sign::none:
    return;
  case Sign::ready:
    return ready(pen);
  case Sign::listening:
    return listening(pen);
  case Sign::vote:
    return vote(pen);
  case Sign::chosen:
    return dot_in_ring(pen);
  case Sign::saved:
    return tick(pen);
  case Sign::repeat:
    return repeat(pen);
  case Sign::left_ear:
    return ears(pen, true);
  case Sign::right_ear:
    return ears(pen, false);
  case Sign::call:
    return call(pen);
  case Sign::pause:
    return pause(pen);
  }
}

} // namespace quietroom::panel
