#include "study/votes_place.h"

#include "store/study_store.h"

namespace quietroom::study {

VotesPlace votes_place(const std::string& name) {
  const std::filesystem::path path(name);
  if (name.starts_with("postgresql://")) return {name, PlaceKind::server, {}, {}};
  if (std::filesystem::is_directory(path)) return {name, PlaceKind::folder, store::database_of(path), path};
  if (name.ends_with(".sqlite")) return {name, PlaceKind::database, path, path.parent_path()};
  return {name, PlaceKind::table, {}, {}};
}

std::filesystem::path export_folder(const VotesPlace& place) {
  const std::filesystem::path path(place.name);
  const bool named_as_usual = path.filename() == store::database_of("").filename();
  if (place.kind == PlaceKind::folder || (place.kind == PlaceKind::database && named_as_usual))
    return place.study / "export";
  return path.parent_path() / (path.stem().string() + "-export");
}

} // namespace quietroom::study
