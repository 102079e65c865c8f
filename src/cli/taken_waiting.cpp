#include "cli/taken_waiting.h"

#include "store/study_store.h"
#include "store/waiting_files.h"
#include "store/waiting_sessions.h"
#include "study/ledger.h"
#include "study/store_of.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

bool is_noted(const study::ReadLedger& ledger, const study::LedgerLine& line) {
  return std::ranges::any_of(ledger.lines, [&](const study::LedgerLine& each) {
    return each.utc == line.utc && each.session == line.session && each.head == line.head;
  });
}

/// Of these sessions, or of all; a head that is in the ledger of the study already came there before.
void take_heads(const fs::path& study, const study::ReadLedger& from,
                const std::vector<std::string>& sessions, bool all) {
  const study::ReadLedger there = study::read_ledger(study);
  for (const study::LedgerLine& line : from.lines)
    if ((all || std::ranges::find(sessions, line.session) != sessions.end()) && !is_noted(there, line))
      study::note_head(study, line);
}

} // namespace

std::vector<std::string> taken_waiting(const fs::path& study, store::sql::Connection& into) {
  const auto out = store::take_waiting(study, into, study::store_of(study).is_server());
  const fs::path folder = store::waiting_folder(study);
  const bool is_empty = store::waiting_files_beside(store::database_of(study)).empty();
  const study::ReadLedger ledger = study::read_ledger(folder);
  take_heads(study, ledger, out, is_empty);
  std::error_code stays; // what somebody else has put there
  if (is_empty && ledger.problems.empty()) fs::remove(study::ledger_of(folder), stays);
  if (is_empty) fs::remove(folder, stays);
  return out;
}

} // namespace quietroom::cli
