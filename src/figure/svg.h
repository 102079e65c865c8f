#pragma once

#include "figure/scene.h"

#include <string>

namespace quietroom::figure {

/// The font that a scene was measured with.
struct FontName {
  std::string family; ///< "Open Sans"
  std::string file;   ///< its name without folders
  std::string sha256;
};

/// The scene as an SVG document: text stays text, title and description are for those who cannot see it, and
/// ids begin with a hash of the content, so that several figures stand in one page. Each line of text has the
/// width that was measured, also where another font must do. Marks and axes tell their values in data
/// attributes: an axis is linear from data-low at data-from to data-high at data-to, in the units of the view
/// box (points); a mark is translated to its place.
std::string svg_of(const Scene& scene, const FontName& font);

} // namespace quietroom::figure
