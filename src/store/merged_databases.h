#pragma once

#include "store/location.h"
#include "store/merge_decision.h"
#include "store/waiting_sessions.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// Databases of one study, whose sessions were held in different places, joined in one.
namespace quietroom::store {

struct MergeSource {
  Location database;
  std::string name; ///< as the user gave it
};

/// What came out of one source.
struct MergedSource {
  std::string name;
  std::uint64_t sessions = 0, votes = 0; ///< all that it has; valid attempts
};

/// A seat that two listeners took in different places: both heard one order.
struct SeatTakenTwice {
  std::size_t seat = 0; ///< from 1
  std::string first, first_in, second, second_in;
};

struct MergedDatabases {
  std::vector<MergedSource> sources;
  std::uint64_t sessions = 0, listeners = 0, votes = 0; ///< of the joined study, people and simulated ones
  std::vector<WaitingSession> waiting;                  ///< second sessions; `where` is their source
  std::vector<std::string> counts_in; ///< source of the session that counts, for each of them
  std::vector<WaitingSession> beside; ///< set aside, and their id is another one's; `where` is their source
  std::vector<SeatTakenTwice> seats;
  std::vector<SameSession> same;
  std::vector<std::string> refusals; ///< with one of these nothing was made
};

/// Makes `study`/study.sqlite, and the folder waiting beside it where sessions wait or share an id. Copies
/// row for row from one moment of each source; reads what arrived again. Sessions are those of MergeDecision;
/// calibrations keep their numbers, for these stand under digests; what is numbered over a whole database
/// (audit, notes, level checks, room noise) is numbered anew in the order of time. Throws an input Error
/// where a database is not there or of an earlier schema, an environment Error where one cannot be read or
/// written.
MergedDatabases merge_databases(const std::vector<MergeSource>& sources, const std::filesystem::path& study,
                                const std::string& program, const std::string& now_utc);

} // namespace quietroom::store
