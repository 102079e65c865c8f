#pragma once

#include <filesystem>
#include <string>

namespace quietroom::study {

enum class PlaceKind {
  table,    ///< a CSV; "-" is standard input
  folder,   ///< a study
  database, ///< the SQLite file of a study
  server    ///< postgresql://
};

/// Where votes are. What a text names is told here and nowhere else.
struct VotesPlace {
  std::string name; ///< as the user gave it; begins sentences
  PlaceKind kind = PlaceKind::table;
  std::filesystem::path database; ///< of a folder or database
  std::filesystem::path study;    ///< the folder of the study; empty for a table and a server

  bool is_study() const { return kind == PlaceKind::folder || kind == PlaceKind::database; }
};

/// Looks whether it is a folder, and nothing else.
VotesPlace votes_place(const std::string& name);

/// Where a command writes what belongs to these votes: `export` in the folder of a study, STEM-export beside
/// a table.
std::filesystem::path export_folder(const VotesPlace& place);

} // namespace quietroom::study
