#include "study/write_long_csv.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/sha256.h"
#include "core/written_files.h"
#include "votes/excluded_column.h"

#include <fstream>

namespace quietroom::study {

void write_long_csv(OpenedVotes& opened, const std::filesystem::path& target,
                    const std::vector<votes::Excluded>& excluded) {
  AtomicFile file(target);
  std::ofstream out(file.path(), std::ios::binary);
  votes::ExcludedColumn lines(excluded);
  opened.each_row([&](votes::Row header) { out << lines.header(header); },
                  [&](votes::Row row, std::uint64_t) { out << lines.row(row); });
  out.close();
  if (!out) throw_environment(target.string() + ": cannot be written; is the disk full?");
  note_written(target, sha256_of_file(file.path()));
  file.commit();
}

} // namespace quietroom::study
