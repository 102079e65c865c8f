#pragma once

#include "core/atomic_file.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace quietroom::test {

/// The text must be that of tests/golden/NAME. Under QUIETROOM_UPDATE_GOLDEN (scripts/update-golden) it
/// becomes it.
inline void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(QUIETROOM_SOURCE_DIR "/tests/golden") / name;
  if (std::getenv("QUIETROOM_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text);
  }
  CAPTURE(name);
  CHECK(text == read_file(file));
}

} // namespace quietroom::test
