#pragma once

#include "cli/command.h"
#include "emodel/model.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// --band, --codec, --codecs, one option for every input by its symbol, and those of the network.
std::vector<Option> emodel_options();

/// What the model is asked, and what has to be said about it.
struct EmodelQuestion {
  emodel::Model in;                    ///< Ie or Bpl is NaN where the codec has no published one
  std::vector<std::string> unverified; ///< about the codec's values
  std::vector<std::string> notes;      ///< how Ppl, BurstR and Ta came about
  std::string missing;                 ///< which value the codec has not; empty where it has both
};

/// The codec first, then every symbol given, then the network. Without --band the codec's own, else nb.
/// Throws an input Error for a value that cannot be, that no table has, or that the band does not model; says
/// on stderr which values lie outside the permitted range.
EmodelQuestion emodel_question(const Arguments& arguments);

/// --gilbert-p, --gilbert-q, --loss-pattern, --delays, --excess, --buffer.
std::vector<Option> network_options();

/// Puts what these say into Ppl, BurstR and Ta.
void take_network(EmodelQuestion& question, const Arguments& arguments);

/// Why an estimate is not a number: the codec's missing value, or inputs far outside their ranges.
std::string why_no_value(const EmodelQuestion& question);

/// The field of the question's model; the band must have it.
double& input_of(EmodelQuestion& question, std::string_view symbol);

/// The batch: the columns of `csv` named by symbols replace the values of `base`; every column passes
/// through. Returns an ExitCode; every faulty row is named on stderr and left out of the output. The output
/// does not depend on the number of threads.
int emodel_batch(const std::string& csv, const EmodelQuestion& base, unsigned threads);

/// SYMBOL=LOW:HIGH:STEP as table, CSV or JSON.
int emodel_sweep(const std::string& sweep, const EmodelQuestion& base, const Arguments& arguments);

/// One estimate as text or JSON. check_failed where a published value is missing and there is none.
int emodel_answer(const EmodelQuestion& question, const Arguments& arguments);

} // namespace quietroom::cli
