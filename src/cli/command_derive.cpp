#include "analysis/derivation.h"
#include "analysis/mixing.h"
#include "analysis/mos_answer.h"
#include "cli/command.h"
#include "cli/derivation_options.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/fit_acceptance.h"
#include "core/error.h"
#include "core/json.h"
#include "report/derivation_forms.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// Throws an input Error for votes of several studies or contexts.
study::Snapshot snapshot_of_one_study(const Arguments& arguments) {
  ReadingOptions options = reading_options(arguments, {});
  options.factors_if_present.insert(options.factors_if_present.end(), {"study", "context"});
  options.apart = {"study", "context"}; // refused below, in words of its own
  study::Snapshot out = snapshot_of(arguments, options);
  for (const analysis::Mixing& mixing : analysis::mixings_of_votes(out.votes, out.name))
    throw_input(mixing.reason + "; derive from one at a time");
  return out;
}

compare::PropagationOptions propagation_of(const Arguments& arguments) {
  constexpr std::int64_t most = 10'000'000;
  compare::PropagationOptions out;
  if (const auto n = arguments.whole_number("--replicates", 100, most))
    out.replicates = static_cast<std::uint64_t>(*n);
  if (const auto seed = arguments.whole_number("--seed", 0, most))
    out.seed = static_cast<std::uint64_t>(*seed);
  return out;
}

analysis::DerivationQuestion derivation_question(const Arguments& arguments,
                                                 const study::Snapshot& snapshot) {
  const auto& set = snapshot.set;
  auto known = conditions_of_test(arguments, set);
  if (!known)
    throw_input("derive needs each condition's codec, loss and published Ie; give the stimulus set with "
                "--set SET, or a table with --models FILE.csv");
  return {std::move(*known),
          derivation_choice(arguments),
          band_of_votes(arguments, set),
          context_of_votes(arguments, set),
          propagation_of(arguments),
          arguments.has("--force"),
          analysis::simulated_truths_of(snapshot)};
}

/// Throws an input Error where the references of the panel are refused.
analysis::DerivationAnswer derived(const Arguments& arguments) {
  const study::Snapshot snapshot = snapshot_of_one_study(arguments);
  if (const auto other = analysis::other_question(snapshot.votes))
    throw_input(snapshot.name + ": the votes are " + *other +
                "; Ie and Bpl are derived from listening quality");
  const analysis::DerivationQuestion question = derivation_question(arguments, snapshot);
  auto answer = derivation_of(snapshot.votes, question);
  if (const auto* refused = std::get_if<analysis::DerivationRefusal>(&answer))
    throw_input(snapshot.name + ": " + refused->reason +
                (refused->has_line ? "; --force shows the result anyway"
                                   : "; name others with --references, or add some to the test"));
  return std::move(std::get<analysis::DerivationAnswer>(answer));
}

int run_derive(const Arguments& arguments) {
  const analysis::DerivationAnswer answer = derived(arguments);
  if (arguments.has("--json"))
    print(text(report::derivation_json(answer)));
  else if (arguments.has("--csv"))
    print(report::to_csv(report::derivation_csv(answer)));
  else
    print(report::derivation_text(answer));
  return ok;
}

std::string limits_help() {
  return fmt::format("show the result even if the references do not fit. Without it quietroom refuses (by "
                     "limits of our own, for R and Ie on "
                     "the narrow-band scale) fewer than {} references, published Ie that differ by less than "
                     "{:.0f}, a slope b of the fit "
                     "outside {} to {}, and a residual standard error above {:.0f}",
                     compare::least_references, compare::least_span, compare::least_b, compare::most_b,
                     compare::most_residual_se);
}

} // namespace

Command derive_command() {
  Command out{
      "derive",
      "derive Ie and Bpl from the panel's own votes (P.833)",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"--references", "IDS",
        "ids of the conditions whose published Ie fix the scale, with commas between (default: the "
        "conditions "
        "of kind reference that have an Ie)"},
       {"--direct", "ID", "the condition without impairment (default: the reference of least Ie)"},
       {"--codec", "NAME=IDS",
        "conditions of one codec, with and without loss; once for each codec (default: as the recipes "
        "or the column codec say)",
        false, true},
       {"--force", "", limits_help()},
       {"--set", "SET", "folder of the stimulus set (default: that of the study)"},
       {"--context", "NB|WB|SWB|FB", "bandwidth context of the test (default: that of the set)"},
       {"--replicates", "N", "number of bootstrap replicates (default: 2000)"},
       {"--seed", "N", "of the bootstrap: seed; the same seed gives the same result (default: 1)"}},
      "  quietroom derive sessions/codecs\n"
      "  quietroom derive votes.csv --set stimuli/codecs --references direct,g726-32,gsm-fr,g726-16\n"
      "  quietroom derive votes.csv --models conditions.csv --context WB --json\n"
      "  quietroom derive votes.csv --models conditions.csv --codec opus=op,op-1,op-3,op-10\n"
      "The columns of --models: condition,label,stimulus,Ie,Bpl,Ppl,BurstR, and here also\n"
      "kind (reference, test, anchor), codec (the same for all conditions of one) and q_db (MNRU)",
      run_derive};
  for (const auto& more : {model_options(), vote_reading_options()})
    out.options.insert(out.options.end(), more.begin(), more.end());
  out.options.push_back({"--json", "", "one JSON document"});
  out.options.push_back({"--csv", "", "a CSV in full precision, one row per codec"});
  return out;
}

} // namespace quietroom::cli
