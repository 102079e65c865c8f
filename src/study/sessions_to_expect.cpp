#include "study/sessions_to_expect.h"

#include "store/study_store.h"

#include <algorithm>

namespace quietroom::study {

store::ExpectedSessions sessions_to_expect(const design::Design& design,
                                           const std::filesystem::path& folder) {
  store::ExpectedSessions out{{design.name}, design.method};
  const std::filesystem::path file = store::database_of(folder);
  if (!std::filesystem::exists(file) || std::filesystem::file_size(file) == 0) return out;
  const auto connection = store::sql::open_sqlite(file, store::sql::Access::read_only);
  if (!connection->has_table("session")) return out;
  connection->query("SELECT DISTINCT study FROM session WHERE simulated = 0 AND method = $1 ORDER BY study",
                    {design.method.id}, [&](store::sql::Row row) {
                      if (std::ranges::find(out.studies, row[0]) == out.studies.end())
                        out.studies.emplace_back(row[0]);
                    });
  return out;
}

} // namespace quietroom::study
