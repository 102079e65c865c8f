#include "picture/colour_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::picture {

namespace {

constexpr std::array<PixelColour, 7> anchors = {{{8, 6, 24},
                                                 {48, 18, 92},
                                                 {112, 30, 122},
                                                 {176, 50, 110},
                                                 {228, 96, 74},
                                                 {248, 168, 76},
                                                 {252, 246, 190}}};

std::uint8_t between(std::uint8_t low, std::uint8_t high, double share) {
  return static_cast<std::uint8_t>(std::lround(low + share * (high - low)));
}

} // namespace

PixelColour colour_of(double value) {
  const double place = std::clamp(value, 0.0, 1.0) * (anchors.size() - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
  const double share = place - static_cast<double>(below);
  const PixelColour& low = anchors[below];
  const PixelColour& high = anchors[below + 1];
  return {between(low.red, high.red, share), between(low.green, high.green, share),
          between(low.blue, high.blue, share)};
}

} // namespace quietroom::picture
