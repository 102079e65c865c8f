#pragma once

#include "cli/command.h"
#include "cli/read_votes.h"
#include "report/json.h"
#include "report/table.h"
#include "stats/mos_table.h"

#include <optional>
#include <string>
#include <vector>

/// What every command over VOTES has in common: options, and the words said about votes.
namespace quietroom::cli {

/// What read_votes takes: --scale, --exclude, --conditions, --simulated.
std::vector<Option> vote_reading_options();

/// Those, and --ci with its details, --context and --set, and last --json and --csv.
std::vector<Option> vote_options();

ReadingOptions reading_options(const Arguments& arguments, std::vector<std::string> factors);

/// --ci, `listeners` where not given, and the details of a bootstrap. Throws an input Error for details of
/// another method.
stats::CiOptions ci_options(const Arguments& arguments);

/// NB, WB, SWB or FB from --context; throws an input Error for another word.
std::optional<std::string> context_of(const Arguments& arguments);

/// MOS-LQS + N, W, S or F; nothing without a context and for simulated votes, which are nobody's opinion.
std::optional<std::string> designation(const std::optional<std::string>& context, bool simulated);

/// One line on stderr where rows were left out.
void say_left_out(const std::string& votes, const votes::LeftOut& left_out);

/// "SIMULATED votes: ..." or nothing; the first line of every table and caption.
std::string simulated_note(bool simulated);

/// "95 % intervals: Student t over listener means; 24 listeners, 96 votes, 4 files a condition".
std::string interval_note(const std::vector<stats::MosRow>& rows, const stats::CiOptions& ci,
                          const std::string& unit);

/// "Excluded: L03 (48 votes), L07 (48 votes), by name", or nothing.
std::string exclusion_note(const std::vector<votes::Excluded>& excluded);

/// A column `ci_method` for CSV, the same in every row.
void add_method_column(report::Table& table, const stats::CiOptions& ci);

/// A column `excluded` for CSV: the ids with semicolons between. None where nobody is excluded.
void add_exclusion_column(report::Table& table, const std::vector<votes::Excluded>& excluded);

report::Json exclusion_json(const std::vector<votes::Excluded>& excluded);

/// The details of a bootstrap, which a program needs to do it again; null for the other methods.
report::Json ci_json(const stats::CiOptions& ci);

} // namespace quietroom::cli
