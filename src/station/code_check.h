#pragma once

#include "session/event.h"
#include "store/study_store.h"
#include "study/fixed_study.h"

#include <string>
#include <string_view>

namespace quietroom::station {

/// Whether this is the experimenter's code of the study. It is read from study.toml at this moment, so one
/// that was set while the session runs counts; a file that cannot be read leaves the code with which it
/// began. A code in clear, of an earlier version, is taken once in a study; that is written into its audit,
/// and told. Takes 0.1 s and more. Throws an environment Error where the audit cannot be written.
session::CodeVerdict check_code(const study::FixedStudy& study, store::StudyStore& store,
                                const store::SessionFacts& facts, std::string_view typed,
                                const std::string& now_utc);

/// What the operator should be told of the code when a station starts; empty: nothing.
std::string code_advice(const study::FixedStudy& study, store::StudyStore& store);

/// Whether study.toml has a code that a station still takes.
bool has_code(const study::FixedStudy& study, store::StudyStore& store);

} // namespace quietroom::station
