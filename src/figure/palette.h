#pragma once

#include "figure/figure.h"

#include <cstddef>

namespace quietroom::figure {

inline constexpr Colour ink{32, 32, 36}, grid{218, 218, 224}, soft{112, 112, 120}, white{255, 255, 255};

/// Of the series of this number. The colours are those of M. Okabe and K. Ito (Color Universal Design, 2008),
/// told apart by people of every colour vision; shape and dash go on where grey print loses the colours.
Look look_of(std::size_t series);

/// From light (0) to dark (1); lightness falls all the way, so that it reads in grey print too.
Colour shade_of(double value);

/// Of words on this colour: ink or white, whichever is farther away.
Colour words_on(Colour background);

} // namespace quietroom::figure
