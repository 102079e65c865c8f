#pragma once

#include "support/temp_folder.h"

#include <filesystem>

namespace quietroom::test {

/// A copy of tests/vectors/schema1: audio/, study/ with a database of schema 1, and what was exported from
/// it.
struct Schema1Study {
  TempFolder folder;
  std::filesystem::path study = folder.path() / "study";
  std::filesystem::path database = study / "study.sqlite";
  std::filesystem::path exported = folder.path() / "long.csv"; ///< by the program that wrote the database

  Schema1Study() {
    std::filesystem::copy(std::filesystem::path(QUIETROOM_SOURCE_DIR) / "tests/vectors/schema1",
                          folder.path(), std::filesystem::copy_options::recursive);
  }
};

} // namespace quietroom::test
