#pragma once

#include "figure/font_metric.h"
#include "figure/scene.h"
#include "figure/svg.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace quietroom::figure {

/// One font file, which measures text and draws scenes; no other font of the machine is asked, so that the
/// same file and libraries give the same bytes.
class Font {
public:
  /// A TrueType or OpenType file; of a collection its first font. Throws an input Error for what is none.
  explicit Font(const std::filesystem::path& file);
  ~Font();

  const FontName& name() const;
  FontMetric metric() const; ///< must not outlive the font

  /// Characters of the scene's text that the font does not have, each once, in the order met.
  std::vector<std::string> missing(const Scene& scene) const;

  /// Vectors with the font embedded, without a date.
  std::string pdf_of(const Scene& scene) const;
  std::string png_of(const Scene& scene, double dots_per_inch) const;

private:
  struct Face;
  std::unique_ptr<Face> m_face;
};

/// Open Sans: beside the installed program, else where Debian puts it. Throws an environment Error where it
/// is not.
std::filesystem::path usual_font_file();

} // namespace quietroom::figure
