#include "cli/command.h"
#include "cli/estimate_request.h"
#include "cli/estimate_set.h"
#include "cli/output.h"
#include "core/available_cores.h"
#include "core/error.h"
#include "estimate/metamorphic.h"
#include "report/estimate_forms.h"
#include "report/self_test_forms.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace quietroom::cli {

namespace {

int estimate_pair(const Arguments& arguments, const estimate::EstimateRequest& request) {
  if (!arguments.has("REF") || !arguments.has("DEG"))
    throw_input("estimate needs two files, REF and DEG; or the folder of a stimulus set; or a list of pairs "
                "with --csv PAIRS.csv");
  for (const char* option : {"--baseline", "--worst", "--make-study", "--patches"})
    if (arguments.has(option))
      throw_input(std::string(option) + " is for the stimuli of a set; give its folder instead of two files");
  if (arguments.has("--threads"))
    throw_input("--threads has no effect without --csv or a SET, for one pair takes one; leave it out");
  const auto pair = scored_pair(*arguments.text("REF"), *arguments.text("DEG"), request);
  print(arguments.has("--json") ? report::estimate_json(pair) : report::estimate_text(pair));
  say_doubts(pair.degraded + " against " + pair.reference, pair.estimate);
  return pair.estimate.mos_lqo ? ok : check_failed;
}

/// check_failed where a measure breaks a relation that its published method holds.
int self_test(bool json) {
  const auto results = estimate::metamorphic_results();
  print(json ? report::self_test_json(results) : report::self_test_text(results));
  return std::ranges::all_of(results, [](const auto& r) { return r.holds || !r.known.empty(); })
             ? ok
             : check_failed;
}

int run_estimate(const Arguments& arguments) {
  const estimate::EstimateRequest request = estimate_request(arguments);
  if (arguments.has("--explain")) {
    print(report::measures_explained());
    return ok;
  }
  if (arguments.has("--self-test")) return self_test(arguments.has("--json"));
  const auto csv = arguments.text("--csv");
  const auto first = arguments.text("REF");
  if (first && !arguments.has("DEG") && std::filesystem::is_directory(*first))
    return estimate_set(*first, arguments, request);
  if (!csv) return estimate_pair(arguments, request);
  const auto threads = arguments.whole_number("--threads", 1, 256);
  return estimate_batch(*csv, request, threads ? static_cast<unsigned>(*threads) : available_cores(),
                        arguments.has("--json"));
}

std::vector<Option> options_of_estimate() {
  std::vector<Option> out{
      {"REF", "REF|SET",
       "the clean sound: WAV, FLAC, Ogg, MP3; any rate, word length and number of channels. Or the folder of "
       "a "
       "stimulus set: each stimulus is held against its clean source, and SET/scores.csv keeps the scores"},
      {"DEG", "DEG", "the same after what is to be judged"},
      {"--csv", "PAIRS.csv",
       "score a list of pairs: columns reference and degraded, paths from the folder of the list; prints the "
       "list "
       "with the scores"},
      {"--threads", "N",
       "threads of --csv and SET (default: all cores); the output is the same for any number"},
      {"--json", "", "print one JSON document, of --csv an array; windows with the worst first"}};
  std::ranges::move(estimate_options(), std::back_inserter(out));
  std::ranges::move(gate_options(), std::back_inserter(out));
  out.push_back(
      {"--self-test", "",
       "print for each measure what must hold of any: identity is the top, more noise, loss or band "
       "limiting never scores better, level, polarity, delay and order change nothing"});
  out.push_back({"--explain", "", "print what each measure is, and what its published method gets wrong"});
  return out;
}

} // namespace

Command estimate_command() {
  return {
      "estimate", "score a sound against its clean source (ViSQOL 3), or say why there is no score",
      options_of_estimate(),
      "  quietroom estimate clean.wav coded.wav\n"
      "  quietroom estimate clean.wav coded.wav --rate 16000 --json\n"
      "  quietroom estimate song.flac song.mp3 --audio-model libsvm_nu_svr_model.txt\n"
      "  quietroom estimate --csv pairs.csv > scores.csv\n"
      "  quietroom estimate stimuli/demo\n"
      "  quietroom estimate stimuli/demo --json --patches > windows.json\n"
      "  quietroom estimate stimuli/demo --baseline old.csv --fail-if 'visqol_drop>0.1' --worst 10 --junit "
      "gate.xml",
      run_estimate};
}

} // namespace quietroom::cli
