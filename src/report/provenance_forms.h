#pragma once

#include "analysis/provenance.h"
#include "core/json.h"
#include "report/table.h"

#include <string>
#include <vector>

/// Which votes an answer is of, in its forms. Every form of every answer gets it here and nowhere else.
namespace quietroom::report {

/// "SIMULATED votes: ..." or nothing; the first line of every table and caption.
std::string simulated_note(bool simulated);

/// Sentences without their full stops: the rows chosen, who is excluded and why. None where all votes count.
std::vector<std::string> notes_of(const analysis::Provenance& provenance);

/// The same behind whether the level was calibrated: for answers that do not tell the level itself.
std::vector<std::string> notes_with_level(const analysis::Provenance& provenance);

/// "left out 3 practice, 1 void rows"; empty where none were.
std::string left_out_note(const votes::LeftOut& left_out);

/// Columns that are the same in every row: `ci_method` where the answer has intervals, `excluded` and `where`
/// where there are any, `simulated`.
void add_provenance(Table& table, const analysis::Provenance& provenance);

/// `ci_method` and `bootstrap` where the answer has intervals; `designation`, `simulated`, `where`,
/// `left_out {practice, void, empty}`, `excluded[] {listener, reason, votes}`.
void add_provenance(Json::Object& document, const analysis::Provenance& provenance);

} // namespace quietroom::report
