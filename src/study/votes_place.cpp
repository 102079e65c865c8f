#include "study/votes_place.h"

#include "core/error.h"
#include "store/postgres.h"
#include "store/study_store.h"
#include "study/store_of.h"

#include <fmt/format.h>

namespace quietroom::study {

namespace {

/// "host=lab dbname=quiet", as libpq takes it, too.
void refuse_keywords(const std::string& name) {
  for (const char* key : {"host=", "hostaddr=", "dbname=", "service=", "user=", "port="})
    if (name.starts_with(key) && !std::filesystem::exists(name))
      throw_input(
          fmt::format("{}...: the address of a server is written like postgresql://USER@HOST/DATABASE, or "
                      "postgresql:///?service=NAME",
                      key));
}

} // namespace

VotesPlace votes_place(const std::string& name, const std::string& on_server) {
  const std::filesystem::path path(name);
  if (store::is_server_address(name)) {
    store::sql::check_server_url(name);
    return {name, PlaceKind::server, {name, on_server}, {}};
  }
  if (!on_server.empty())
    throw_input(fmt::format("--study {}: {} is no server with studies; leave it out", on_server, name));
  if (std::filesystem::is_directory(path)) return {name, PlaceKind::folder, store_of(path), path};
  refuse_keywords(name);
  if (name.ends_with(".sqlite")) return {name, PlaceKind::database, path, path.parent_path()};
  return {name, PlaceKind::table, {}, {}};
}

std::filesystem::path export_folder(const VotesPlace& place) {
  if (place.kind == PlaceKind::server)
    throw_input(place.name + ": is a server; say into which folder by DIR");
  const std::filesystem::path path(place.name);
  const bool named_as_usual = path.filename() == store::database_of("").filename();
  if (place.kind == PlaceKind::folder || (place.kind == PlaceKind::database && named_as_usual))
    return place.study / "export";
  return path.parent_path() / (path.stem().string() + "-export");
}

} // namespace quietroom::study
