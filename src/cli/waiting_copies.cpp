#include "cli/waiting_copies.h"

#include "cli/output.h"
#include "store/waiting_files.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace fs = std::filesystem;

void tell_of_waiting_copies(const fs::path& copy, const std::vector<fs::path>& made) {
  if (made.empty()) return;
  const auto waiting = store::sessions_waiting_beside(copy);
  std::string files;
  for (const fs::path& each : made) files += fmt::format("{}{}", files.empty() ? "" : ", ", each.string());
  const std::string what =
      waiting.empty() ? "sessions that are set aside"
                      : "what waits beside it until quietroom redo decides: " + store::names_of(waiting);
  print(fmt::format("{}: {}; keep it with {}\n", files, what, copy.string()));
}

void tell_of_waiting_left(const fs::path& database, const std::string& copy) {
  std::string files;
  for (const fs::path& each : store::waiting_files_beside(database))
    files += fmt::format("{}{}", files.empty() ? "" : ", ", each.string());
  if (files.empty()) return;
  const auto waiting = store::sessions_waiting_beside(database);
  const std::string what = waiting.empty()
                               ? "that are set aside and stand beside their study"
                               : "that wait until quietroom redo decides: " + store::names_of(waiting);
  say(fmt::format("{} has none of the sessions {}; they stay in {}", copy, what, files));
}

} // namespace quietroom::cli
