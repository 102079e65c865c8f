#include "cli/store_send.h"

#include "cli/output.h"
#include "cli/store_place.h"
#include "core/utc.h"
#include "station/seat_lock.h"
#include "store/clock_difference.h"
#include "store/hand_over.h"
#include "store/migration.h"
#include "store/set_aside_elsewhere.h"
#include "store/study_store.h"
#include "store/waiting_sessions.h"
#include "study/store_of.h"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

/// The booth hears of what was set aside on the server, but for who sits in it now: their station does that.
void hear_of_set_aside(const fs::path& folder, store::sql::Connection& journal,
                       store::sql::Connection& server) {
  for (const std::string& listener : store::listeners_of(journal)) {
    if (station::taken_seat(folder, listener)) continue;
    const auto heard = store::take_over_set_aside(journal, server, listener, "quietroom " QUIETROOM_VERSION);
    for (const std::string& sentence : store::sentences(heard, listener)) say(sentence);
  }
}

} // namespace

int store_send(const Arguments& arguments) {
  const fs::path folder = folder_of_booth(arguments);
  const store::Location at = study::store_of(folder), journal = store::database_of(folder);
  const auto from = open(journal, store::sql::Access::durable);
  const auto to = store::open_for_booth(at);
  if (const std::string warning = store::clock_warning(*to); !warning.empty()) say(warning);
  hear_of_set_aside(folder, *from, *to);
  const store::HandedOver done = store::hand_over(*from, *to);
  for (const std::string& sentence : done.refused) say(sentence);
  if (!done.refused.empty())
    store::note_waiting_of_booth(*from, *to, station::this_booth(), "quietroom " QUIETROOM_VERSION,
                                 utc_text(std::chrono::system_clock::now()));
  print(fmt::format("{}: {} links of chains handed over, {} wait\n", at.name(), done.links, done.left));
  if (const std::uint64_t rows = store::waiting(*from, *to).rows; rows > 0)
    print(
        fmt::format("{} rows of audit, notes and measurements wait, or are not shown to this user\n", rows));
  return done.left == 0 && done.refused.empty() ? ok : check_failed;
}

} // namespace quietroom::cli
