#pragma once

#include "panel/screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace quietroom::panel::test {

/// A picture without colours: what a printer makes of a screen, and an eye that sees no colours.
struct GreyPicture {
  int width = 0, height = 0;
  std::vector<float> grey; ///< luminance 0 to 255, row by row
  float at(int x, int y) const { return grey[static_cast<std::size_t>(y * width + x)]; }
};

namespace rendering {

struct Texture {
  int width = 0, height = 0;
  const std::uint8_t* alpha = nullptr; ///< how much of each pixel it covers
};

inline float luminance(ImU32 colour) {
  const auto part = [colour](int shift) { return static_cast<float>((colour >> shift) & 255U); };
  return 0.2126F * part(0) + 0.7152F * part(8) + 0.0722F * part(16);
}

inline float covers(const Texture& texture, float u, float v) {
  const auto clamped = [](float part, int size) {
    return std::clamp(static_cast<int>(part * static_cast<float>(size)), 0, size - 1);
  };
  return texture.alpha[clamped(v, texture.height) * texture.width + clamped(u, texture.width)] / 255.0F;
}

/// What stands at the middle of each pixel that a triangle covers, mixed from its corners.
inline void fill(GreyPicture& onto, const std::array<ImDrawVert, 3>& corner, const ImVec4& clip,
                 const Texture& texture) {
  const auto& [a, b, c] = corner;
  const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (b.pos.y - a.pos.y) * (c.pos.x - a.pos.x);
  if (area == 0) return;
  const auto [low_x, high_x] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
  const auto [low_y, high_y] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
  const int left = static_cast<int>(std::max({low_x, clip.x, 0.0F}));
  const int right = static_cast<int>(std::min({high_x + 1, clip.z, static_cast<float>(onto.width)}));
  const int top = static_cast<int>(std::max({low_y, clip.y, 0.0F}));
  const int bottom = static_cast<int>(std::min({high_y + 1, clip.w, static_cast<float>(onto.height)}));
  const bool plain = a.uv.x == b.uv.x && a.uv.y == b.uv.y && b.uv.x == c.uv.x && b.uv.y == c.uv.y;
  const float plain_cover = covers(texture, a.uv.x, a.uv.y);
  const std::array<float, 3> grey{luminance(a.col), luminance(b.col), luminance(c.col)};
  const auto alpha = [](ImU32 colour) { return static_cast<float>(colour >> 24) / 255; };
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
      const float of_b = ((px - a.pos.x) * (c.pos.y - a.pos.y) - (py - a.pos.y) * (c.pos.x - a.pos.x)) / area;
      const float of_c = ((b.pos.x - a.pos.x) * (py - a.pos.y) - (b.pos.y - a.pos.y) * (px - a.pos.x)) / area;
      const float of_a = 1 - of_b - of_c;
      const bool of_edge = of_b == 0 || of_c == 0; // belongs to one of two triangles that share it
      if (of_a < 0 || of_b < 0 || of_c < 0 || (of_edge && area < 0)) continue;
      const auto mixed = [&](float va, float vb, float vc) { return of_a * va + of_b * vb + of_c * vc; };
      const float cover =
          plain ? plain_cover : covers(texture, mixed(a.uv.x, b.uv.x, c.uv.x), mixed(a.uv.y, b.uv.y, c.uv.y));
      const float opaque = cover * mixed(alpha(a.col), alpha(b.col), alpha(c.col));
      float& pixel = onto.grey[static_cast<std::size_t>(y * onto.width + x)];
      pixel += opaque * (mixed(grey[0], grey[1], grey[2]) - pixel);
    }
}

} // namespace rendering

/// The frame that was drawn last, as the graphics card would show it.
inline GreyPicture rendered(const Screen& screen) {
  const ImGuiIO& io = ImGui::GetIO();
  GreyPicture out{static_cast<int>(io.DisplaySize.x), static_cast<int>(io.DisplaySize.y), {}};
  out.grey.assign(static_cast<std::size_t>(out.width * out.height), 0.0F);
  unsigned char* shapes = nullptr; // ImGui's own texture: plain and soft lines
  rendering::Texture own;
  io.Fonts->GetTexDataAsAlpha8(&shapes, &own.width, &own.height);
  own.alpha = shapes;
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      rendering::Texture texture = own;
      if (const auto name = reinterpret_cast<std::uintptr_t>(command.TextureId); name != 0) {
        const lettering::TextBitmap& text = screen.bitmap(name);
        texture = {text.width_px, text.height_px, text.alpha.data()};
      }
      for (unsigned int e = 0; e + 2 < command.ElemCount; e += 3) {
        std::array<ImDrawVert, 3> corner;
        for (unsigned int k = 0; k < 3; ++k) {
          const unsigned int at = list.IdxBuffer[static_cast<int>(command.IdxOffset + e + k)];
          corner[k] = list.VtxBuffer[static_cast<int>(command.VtxOffset + at)];
        }
        rendering::fill(out, corner, command.ClipRect, texture);
      }
    }
  }
  return out;
}

/// The mean of each square of `size` pixels.
inline GreyPicture smaller(const GreyPicture& picture, int size) {
  GreyPicture out{picture.width / size, picture.height / size, {}};
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      float sum = 0;
      for (int dy = 0; dy < size; ++dy)
        for (int dx = 0; dx < size; ++dx) sum += picture.at(size * x + dx, size * y + dy);
      out.grey.push_back(sum / static_cast<float>(size * size));
    }
  return out;
}

/// The largest difference of the means of squares of `size` pixels of two pictures of one size.
inline float largest_difference(const GreyPicture& a, const GreyPicture& b, int size) {
  const GreyPicture p = smaller(a, size), q = smaller(b, size);
  float most = 0;
  for (std::size_t i = 0; i < p.grey.size(); ++i) most = std::max(most, std::abs(p.grey[i] - q.grey[i]));
  return most;
}

} // namespace quietroom::panel::test
