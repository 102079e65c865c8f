#pragma once

#include <string>

namespace quietroom::bundle {

/// A file of a folder, by its path within it.
struct TextFile {
  std::string path, content;
};

} // namespace quietroom::bundle
