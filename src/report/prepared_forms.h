#pragma once

#include "prepare/outcome.h"

#include <string>

namespace quietroom::report {

/// What was prepared: a sentence, and another where the whole set was lowered. `seconds` is how long it took.
std::string prepared_text(const prepare::PrepareOutcome& outcome, double seconds);

/// One document: `prepared, unchanged, stale, measured, removed, seconds, audio_seconds, reduction_db,
/// problems[]`.
std::string prepared_json(const prepare::PrepareOutcome& outcome, double seconds);

/// What there is to prepare: a row a stimulus, and whose programs that would run.
std::string work_text(const prepare::PrepareOutcome& outcome);

/// One document: `plan[] {stimulus, make, why, chain, programs[]}`.
std::string work_json(const prepare::PrepareOutcome& outcome);

} // namespace quietroom::report
