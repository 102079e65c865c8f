#include "cli/changed_study.h"

#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "core/utc.h"
#include "design/design.h"
#include "store/read_records.h"
#include "study/store_of.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// Of the design, or with a session: who was taken out of the list keeps their rights.
const std::string& known_listener(const fs::path& study, const std::string& listener) {
  if (design::is_simulated_id(listener))
    throw_input(fmt::format("listener {} is simulated; quietroom simulate --replace removes such sessions",
                            listener));
  const store::Location database = study::store_of(study);
  auto read = design::read_design(study);
  std::vector<std::string> known = std::move(read.design.listeners);
  for (const store::SessionRecord& each : store::read_records(database).sessions)
    known.push_back(each.listener);
  if (std::ranges::find(known, listener) == known.end())
    throw_input(fmt::format("{}: listener \"{}\" is not of this study{}", study.string(), listener,
                            did_you_mean(listener, known)));
  if (!exists(database))
    throw_input(
        fmt::format("{}: there is no database yet, so nothing is stored of {}", database.name(), listener));
  return listener;
}

} // namespace

ChangedStudy::ChangedStudy(const fs::path& study, const std::string& listener)
    : seat(study, known_listener(study, listener)),
      store(study::store_of(study), store::sql::Access::durable), program("quietroom " QUIETROOM_VERSION),
      now_utc(utc_text(std::chrono::system_clock::now())) {
  if (const auto& kept = store.kept_as())
    say(fmt::format("{}: brought to the present schema; as it was it is kept in {}",
                    store::database_of(study).string(), kept->string()));
}

} // namespace quietroom::cli
