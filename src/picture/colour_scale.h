#pragma once

#include "picture/canvas.h"

namespace quietroom::picture {

/// From dark (0) to light (1) by way of violet and orange; lightness rises all the way, so that it reads in
/// grey print too. Values outside are clamped.
PixelColour colour_of(double value);

} // namespace quietroom::picture
