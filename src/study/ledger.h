#pragma once

#include "core/error.h"
#include "study/proof_facts.h"

#include <filesystem>
#include <vector>

/// STUDY/ledger: the heads of sessions as they were printed, a line each, for whoever wants to see later
/// whether the database still says the same.
namespace quietroom::study {

struct ReadLedger {
  std::vector<LedgerLine> lines;
  std::vector<Problem> problems; ///< lines that are none of ours
};

std::filesystem::path ledger_of(const std::filesystem::path& study);

/// Nothing where there is no ledger yet.
ReadLedger read_ledger(const std::filesystem::path& study);

/// Adds a line, on the disk when this returns, unless the last line of the session has this head already.
/// Lines that are there are never touched. Throws an environment Error where it cannot be written.
void note_head(const std::filesystem::path& study, const LedgerLine& line);

} // namespace quietroom::study
