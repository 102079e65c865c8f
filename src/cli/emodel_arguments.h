#pragma once

#include "cli/command.h"
#include "emodel/narrow_band.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// One option for every input of G.107, by its symbol, and --codec.
std::vector<Option> emodel_options();

/// What the model is asked, and what has to be said about it.
struct EmodelQuestion {
  emodel::NarrowBand in;
  std::vector<std::string> unverified; ///< about the codec's values
};

/// --codec first, then every symbol given. Throws an input Error for a value that cannot be or that no table
/// has; says on stderr which values lie outside the permitted range.
EmodelQuestion emodel_question(const Arguments& arguments);

/// The batch: the columns of `csv` named by symbols replace the values of `base`; every column passes
/// through. Returns an ExitCode; every faulty row is named on stderr and left out of the output.
int emodel_batch(const std::string& csv, const EmodelQuestion& base);

} // namespace quietroom::cli
