#pragma once

#include <string>

namespace quietroom::imported {

/// Text as UTF-8, and what it was.
struct Decoded {
  std::string text;     ///< without a byte order mark
  std::string encoding; ///< "UTF-16LE"; empty where the bytes were taken as they are
};

/// UTF-16 with or without a byte order mark becomes UTF-8; any other text stays. Throws an input Error for
/// UTF-16 that is cut off or has half a pair, and for bytes that are no text (core/csv_form.h).
Decoded decoded(const std::string& name, std::string bytes);

} // namespace quietroom::imported
