#include "cli/command.h"
#include "cli/compare_question.h"
#include "cli/derive_output.h"
#include "cli/derive_request.h"
#include "cli/output.h"
#include "cli/read_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "compare/fit_acceptance.h"
#include "core/error.h"
#include "stats/cell_table.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// What speaks against the panel's references. Throws an input Error for anything, without --force, and
/// where there is no line through the references at all.
std::vector<std::string> judged(const Arguments& arguments, const DeriveRequest& request,
                                const std::vector<double>& mos) {
  const auto fit = fit_of(request, mos);
  std::vector<std::string> out = objections(request.setup, fit);
  if (fit && (out.empty() || arguments.has("--force"))) return out;
  throw_input(refusal(*arguments.text("VOTES"), request, fit) +
              (fit ? "; --force shows the result anyway"
                   : "; name others with --references, or add some to the test"));
}

std::vector<std::optional<compare::EquivalentQ>> equivalents(const compare::PanelScores& panel,
                                                             const DeriveRequest& request,
                                                             const compare::MnruOrder& order) {
  std::vector<std::optional<compare::EquivalentQ>> out(panel.conditions.size());
  if (order.ladder.size() < 2) return out;
  const compare::MnruCurve curve(panel, order);
  for (std::size_t c = 0; c < out.size(); ++c)
    if (!request.conditions[c].q_db) out[c] = curve.of(c);
  return out;
}

/// Throws an input Error for votes of several studies or contexts.
votes::VoteTable table_of_one_study(const Arguments& arguments, const std::string& votes) {
  ReadingOptions options = reading_options(arguments, {});
  options.factors_if_present.insert(options.factors_if_present.end(), {"study", "context"});
  options.apart = {"study", "context"}; // refused below, in words of its own
  votes::VoteTable out = read_votes(votes, options);
  for (const Mixing& mixing : mixings_of_votes(out, votes))
    throw_input(mixing.reason + "; derive from one at a time");
  return out;
}

int run_derive(const Arguments& arguments) {
  const std::string votes = *arguments.text("VOTES");
  const auto set = set_of_votes(arguments, votes);
  const auto known = test_conditions(arguments, set);
  if (!known)
    throw_input("derive needs each condition's codec, loss and published Ie; give the stimulus set with "
                "--set SET, or a table with --models FILE.csv");
  const votes::VoteTable table = table_of_one_study(arguments, votes);
  say_left_out(votes, table.left_out);
  const compare::PanelScores panel =
      compare::panel_scores(stats::cell_table(table, table.listener(), table.condition()));
  const DeriveRequest request =
      derive_request(arguments, *known, panel.conditions, band_of_votes(arguments, set));
  const std::vector<double> mos = compare::condition_mos(panel);
  const std::vector<std::string> against = judged(arguments, request, mos);
  compare::PropagationOptions options;
  constexpr std::int64_t most = 10'000'000;
  options.replicates =
      static_cast<std::uint64_t>(arguments.whole_number("--replicates", 100, most).value_or(2000));
  options.seed = static_cast<std::uint64_t>(arguments.whole_number("--seed", 0, most).value_or(1));
  const auto result = derive(panel, request.setup, request.codecs, options);
  const compare::MnruOrder order = mnru_order(panel, request.mnru);
  const Derived derived{request,
                        *result,
                        against,
                        order,
                        equivalents(panel, request, order),
                        mos,
                        options,
                        panel.n_listeners,
                        context_of_votes(arguments, set),
                        table.simulated,
                        table.simulated && truth_may_be_emodel(votes),
                        table.excluded,
                        table.where};
  if (arguments.has("--json"))
    print(report::text(derive_json(derived)));
  else if (arguments.has("--csv"))
    print(report::to_csv(derive_csv(derived)));
  else
    print(derive_text(derived));
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
        "conditions whose published Ie fix the scale, with commas between (default: the conditions of kind "
        "reference that have an Ie)"},
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
