#pragma once

#include "cli/command.h"
#include "stats/mos_table.h"
#include "stats/vote_table_builder.h"

#include <optional>
#include <string>
#include <vector>

/// What every command over VOTES has in common: options, and the words said about votes.
namespace quietroom::cli {

/// --ci, --scale, --context, --simulated, --json.
std::vector<Option> vote_options();

stats::VoteOptions reading_options(const Arguments& arguments, std::vector<std::string> factors);

/// --ci, `listeners` where not given.
stats::CiMethod ci_method(const Arguments& arguments);

/// NB, WB, SWB or FB from --context; throws an input Error for another word.
std::optional<std::string> context_of(const Arguments& arguments);

/// MOS-LQS + N, W, S or F; nothing without a context and for simulated votes, which are nobody's opinion.
std::optional<std::string> designation(const std::optional<std::string>& context, bool simulated);

/// One line on stderr where rows were left out.
void say_left_out(const std::string& votes, const stats::LeftOut& left_out);

/// "SIMULATED votes: ..." or nothing; the first line of every table and caption.
std::string simulated_note(bool simulated);

/// "95 % intervals: Student t over listener means; 24 listeners, 96 votes a condition."
std::string interval_note(const std::vector<stats::MosRow>& rows, stats::CiMethod method,
                          const std::string& unit);

} // namespace quietroom::cli
