#include "cli/figure_votes.h"

#include "analysis/scale_words.h"
#include "cli/vote_arguments.h"
#include "core/error.h"

namespace quietroom::cli {

std::vector<Option> vote_figure_options() {
  std::vector<Option> out = vote_options();
  out.resize(out.size() - 2); // no --json, no --csv: files are the result
  return out;
}

std::vector<Option> reading_figure_options() {
  std::vector<Option> out = vote_reading_options();
  out.push_back({"--context", "NB|WB|SWB|FB", "bandwidth context of the test; names the score"});
  out.push_back({"--set", "SET", "folder of the stimulus set (default: that of the study)"});
  return out;
}

study::Snapshot votes_of_figure(const Arguments& arguments, ReadingOptions options) {
  if (!arguments.has("VOTES"))
    throw_input("figure " + arguments.text("KIND").value_or("") + " needs VOTES; give a CSV or a study");
  options.factors_if_present.emplace_back(analysis::label_column);
  return snapshot_of(arguments, options);
}

} // namespace quietroom::cli
