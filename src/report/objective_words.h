#pragma once

#include "analysis/mixing.h"
#include "analysis/objective.h"
#include "analysis/simulated_truth.h"

#include <optional>
#include <string>
#include <vector>

/// What readers are told of an objective.
namespace quietroom::report {

/// "G.107.2 (06/2019), MOS-LQEF without Id, mean over the stimuli, ...". `mixed_by` is what allowed a model
/// of another context than that of the votes; nothing is said of it where it is empty.
std::string emodel_note(const analysis::EmodelObjective& objective, const std::string& mixed_by);

/// Where the objective values come from: emodel_note(), "column polqa", "column objective of pairs.csv".
std::string origin_of(const analysis::Objective& objective, const std::vector<analysis::Forced>& forced);

/// The name of a model as readers know it: "E-model" of "emodel", any other as it is.
std::string shown_name(const std::string& model);

/// P.800.1 name of the E-model's score, MOS-LQEN; none for other objectives.
std::optional<std::string> score_name(const analysis::Objective& objective);

/// A line for each: "FORCED (--mixed-studies): the votes ...".
std::string forced_lines(const std::vector<analysis::Forced>& forced);

/// "3 of 4 conditions: their simulated truth comes from the E-model ...", a line; empty where there are none.
std::string circular_line(const analysis::CircularConditions& circular);

} // namespace quietroom::report
