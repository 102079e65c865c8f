#pragma once

#include "analysis/study_status.h"
#include "core/json.h"

#include <string>
#include <vector>

/// The state of a study for people and for programs. Pure.
namespace quietroom::report {

/// A line of counts, a row per listener, a row per condition.
std::string study_status_text(const analysis::StudyStatus& status);

/// {study, listeners[], cells[], response_ms_median, simulated_sessions, unblinded}; undefined is null.
Json study_status_json(const analysis::StudyStatus& status);

/// That these withdrew on the server and their votes are still in the booth, and what to do; without a line
/// end.
std::string withdrawn_here_line(const std::vector<std::string>& listeners);

/// A line for each listener whose state is another than before, without line ends: what is told where
/// nothing can be drawn anew.
std::vector<std::string> changed_listeners(const analysis::StudyStatus& before,
                                           const analysis::StudyStatus& now);

} // namespace quietroom::report
