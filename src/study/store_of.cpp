#include "study/store_of.h"

#include "core/toml.h"
#include "store/postgres.h"
#include "store/study_store.h"

namespace quietroom::study {

namespace {

std::string text_at(const toml::Table& table, std::string_view key) {
  const auto found = table.entries.find(key);
  const auto* text = found == table.entries.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  return text == nullptr ? "" : *text;
}

} // namespace

store::Location store_of(const std::filesystem::path& folder) {
  const store::Location file = store::database_of(folder);
  if (!std::filesystem::exists(folder / "study.toml")) return file;
  const auto parsed = toml::parse_file(folder / "study.toml");
  const auto* table = std::get_if<toml::Table>(&parsed);
  if (table == nullptr) return file;
  const std::string server = text_at(*table, "store");
  if (server.empty()) return file;
  store::sql::check_server_url(server);
  return {server, text_at(*table, "name")};
}

} // namespace quietroom::study
