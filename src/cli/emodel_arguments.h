#pragma once

#include "analysis/planning_question.h"
#include "analysis/planning_sweep.h"
#include "cli/command.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// --band, --codec, --codecs, one option for every input by its symbol, and those of the network.
std::vector<Option> planning_options();

/// The codec first, then every symbol given, then the network. Without --band the codec's own, else nb.
/// Throws an input Error for a value that cannot be, that no table has, or that the band does not model; says
/// on stderr which values lie outside the permitted range.
analysis::PlanningQuestion planning_question(const Arguments& arguments);

/// --gilbert-p, --gilbert-q, --loss-pattern, --delays, --excess, --buffer.
std::vector<Option> network_options();

/// Puts what these say into Ppl, BurstR and Ta.
void take_network(analysis::PlanningQuestion& question, const Arguments& arguments);

/// SYMBOL=LOW:HIGH:STEP. Throws an input Error for what is none; says on stderr where an end lies outside the
/// permitted range.
analysis::Sweep sweep_of(const std::string& text, emodel::Band band);

/// The batch: the columns of `csv` named by symbols replace the values of `base`; every column passes
/// through. Returns an ExitCode; every faulty row is named on stderr and left out of the output. The output
/// does not depend on the number of threads.
int emodel_batch(const std::string& csv, const analysis::PlanningQuestion& base, unsigned threads);

} // namespace quietroom::cli
