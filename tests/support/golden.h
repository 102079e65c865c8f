#pragma once

#include "core/atomic_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace quietroom::test {

/// Equal texts, but for the last digits of numbers: those of exp and pow differ from one processor to
/// another.
inline bool same_but_for_last_digits(const std::string& a, const std::string& b) {
  constexpr double tolerance = 1e-9; // relative; of the 16 digits printed a library owes us 13 or so
  const char* x = a.c_str();
  const char* y = b.c_str();
  while (*x != '\0' && *y != '\0') {
    const bool number = std::isdigit(static_cast<unsigned char>(*x)) != 0 &&
                        std::isdigit(static_cast<unsigned char>(*y)) != 0;
    if (!number) {
      if (*x++ != *y++) return false;
      continue;
    }
    char* after_x = nullptr;
    char* after_y = nullptr;
    const double p = std::strtod(x, &after_x);
    const double q = std::strtod(y, &after_y);
    if (std::abs(p - q) > tolerance * std::max(p, q)) return false;
    x = after_x;
    y = after_y;
  }
  return *x == *y;
}

/// The text must be that of tests/golden/NAME. Under QUIETROOM_UPDATE_GOLDEN (scripts/update-golden) it
/// becomes it.
inline void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(QUIETROOM_SOURCE_DIR "/tests/golden") / name;
  if (std::getenv("QUIETROOM_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    write_file(file, text);
  }
  CAPTURE(name);
  const std::string golden = read_file(file);
  if (!same_but_for_last_digits(text, golden)) CHECK(text == golden);
}

} // namespace quietroom::test
