#pragma once

#include "core/json.h"
#include "estimate/pair_estimate.h"
#include "report/table.h"

#include <string>
#include <vector>

/// Scores of pairs of sounds.
namespace quietroom::report {

/// One pair: the score, what it rests on, and its worst windows.
std::string estimate_text(const estimate::ScoredPair& pair);

/// One document, or an array of them. Windows stand with the worst first.
std::string estimate_json(const estimate::ScoredPair& pair);
std::string estimates_json(const std::vector<estimate::ScoredPair>& pairs);

/// The windows of a pair, the worst first, with their bands where those are known; `lag_s` of the whole.
Json windows_json(const std::vector<estimate::ComparedPatch>& patches, double lag_s);

/// What a CSV of pairs gains: the names of the columns, and their values for a pair.
std::vector<std::string> estimate_columns();
std::vector<std::string> estimate_cells(const estimate::ScoredPair& pair);

} // namespace quietroom::report
