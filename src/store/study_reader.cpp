#include "store/study_reader.h"

#include "core/error.h"
#include "core/number.h"
#include "store/migration.h"

#include <fmt/format.h>

namespace quietroom::store {

StudyReader::StudyReader(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file))
    throw_input(fmt::format("{}: there is no database yet; run a session first, or give another study",
                            file.string()));
  m_connection = sql::open_sqlite(file, sql::Access::read_only);
  m_connection->run("BEGIN"); // one snapshot, which ends with the connection, whatever is written meanwhile
  show_as_present(*m_connection, file);
}

void StudyReader::each_row(const std::function<void(sql::Row)>& on_header,
                           const std::function<void(sql::Row)>& on_row) const {
  constexpr const char* query =
      "SELECT * FROM votes_long ORDER BY session, block, trial, attempt, stimulus, question";
  const std::vector<std::string> names = m_connection->columns(query);
  const std::vector<std::string_view> header(names.begin(), names.end());
  on_header(header);
  m_connection->run(query, {}, on_row);
}

std::vector<std::optional<double>> StudyReader::levels_db_spl() const {
  std::vector<std::optional<double>> out;
  m_connection->query("SELECT DISTINCT level_db_spl FROM votes_long WHERE valid = 1 AND simulated = 0 AND"
                      " block_type = 'main' ORDER BY level_db_spl",
                      {}, [&](sql::Row row) { out.push_back(parse_double(row[0])); });
  return out;
}

std::vector<std::string> StudyReader::texts(const char* query) const {
  std::vector<std::string> out;
  m_connection->query(query, {}, [&](sql::Row row) { out.emplace_back(row[0]); });
  return out;
}

std::vector<std::string> StudyReader::devices() const {
  return texts("SELECT DISTINCT device FROM votes_long WHERE valid = 1 AND simulated = 0 AND"
               " block_type = 'main' ORDER BY device");
}

std::vector<std::string> StudyReader::unfinished_listeners() const {
  return texts("SELECT listener FROM session WHERE simulated = 0 AND finished_utc IS NULL ORDER BY listener");
}

std::vector<std::string> StudyReader::simulated_truths() const {
  return texts("SELECT DISTINCT truth FROM session WHERE simulated = 1 ORDER BY truth");
}

std::vector<std::string> StudyReader::real_methods() const {
  return texts("SELECT DISTINCT method FROM session WHERE simulated = 0 ORDER BY method");
}

int StudyReader::count(const char* query) const {
  int out = 0;
  m_connection->query(query, {}, [&](sql::Row row) { out = static_cast<int>(*parse_integer(row[0])); });
  return out;
}

int StudyReader::real_sessions() const { return count("SELECT COUNT(*) FROM session WHERE simulated = 0"); }

int StudyReader::simulated_sessions() const {
  return count("SELECT COUNT(*) FROM session WHERE simulated = 1");
}

void read_votes_long(const std::filesystem::path& file, const std::function<void(sql::Row)>& on_header,
                     const std::function<void(sql::Row)>& on_row) {
  StudyReader(file).each_row(on_header, on_row);
}

} // namespace quietroom::store
