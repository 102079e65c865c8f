#pragma once

#include "store/location.h"

#include <filesystem>
#include <string>

namespace quietroom::study {

enum class PlaceKind {
  table,    ///< a CSV; "-" is standard input
  folder,   ///< a study
  database, ///< the SQLite file of a study
  server    ///< a study on a PostgreSQL server
};

/// Where votes are. What a text names is told here and nowhere else.
struct VotesPlace {
  std::string name; ///< as the user gave it; begins sentences
  PlaceKind kind = PlaceKind::table;
  store::Location database;    ///< of a study
  std::filesystem::path study; ///< the folder of the study; empty for a table and a server

  bool is_study() const { return kind != PlaceKind::table; }
  bool has_folder() const { return kind == PlaceKind::folder || kind == PlaceKind::database; }
};

/// Looks whether it is a folder, and where study.toml says that its votes are gathered; nothing is opened.
/// `on_server`: which study of a server, where it has several. Throws an input Error for the address of a
/// server with a password, and for `on_server` without a server.
VotesPlace votes_place(const std::string& name, const std::string& on_server = {});

/// Where a command writes what belongs to these votes: `export` in the folder of a study, STEM-export beside
/// a table. Throws an input Error for a server, which has no folder.
std::filesystem::path export_folder(const VotesPlace& place);

} // namespace quietroom::study
