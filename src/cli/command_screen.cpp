#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/exclude_by_rule.h"
#include "core/number.h"
#include "stats/screening.h"

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;

std::string rules_of(const stats::ScreenedListener& listener) {
  std::string out;
  for (const stats::Flag& flag : listener.flags) out += (out.empty() ? "" : " ") + flag.rule;
  return out;
}

Number count(std::optional<std::uint64_t> n) {
  return {n ? std::optional(static_cast<double>(*n)) : std::nullopt, 0};
}

report::Table text_table(const stats::Screening& screening) {
  report::Table out;
  out.columns = {{"listener", "listener", Align::left, ""},
                 {"n_votes", "votes", Align::right, ""},
                 {"mean", "mean", Align::right, ""},
                 {"r_stimulus", "r stim.", Align::right, ""},
                 {"r_condition", "r cond.", Align::right, ""},
                 {"r_leave_one_out", "r others", Align::right, ""},
                 {"p", "P", Align::right, ""},
                 {"q", "Q", Align::right, ""},
                 {"bt500", "BT.500", Align::left, ""},
                 {"flags", "flags", Align::left, ""}};
  for (const stats::ScreenedListener& one : screening.listeners)
    out.rows.push_back({one.listener, count(one.n_votes), Number{one.mean, 2},
                        Number{one.correlation.r_stimulus, 2}, Number{one.correlation.r_condition, 2},
                        Number{one.correlation.r_leave_one_out, 2}, count(one.bt500.p), count(one.bt500.q),
                        std::string(one.bt500.rejected ? "reject" : "keep"), rules_of(one)});
  return out;
}

report::Table csv_table(const stats::Screening& screening) {
  report::Table out;
  for (const char* key :
       {"listener",           "n_votes",         "mean",        "r_stimulus",      "r_spearman",
        "r_condition",        "r_leave_one_out", "bt500_p",     "bt500_q",         "bt500_share",
        "bt500_asymmetry",    "bt500_rejected",  "variance",    "distinct_levels", "longest_run",
        "median_response_ms", "mad_response_ms", "early_votes", "not_in_full",     "flags"})
    out.columns.push_back({key, key, Align::left, ""});
  for (const stats::ScreenedListener& one : screening.listeners)
    out.rows.push_back({one.listener,
                        count(one.n_votes),
                        Number{one.mean},
                        Number{one.correlation.r_stimulus},
                        Number{one.correlation.r_spearman},
                        Number{one.correlation.r_condition},
                        Number{one.correlation.r_leave_one_out},
                        count(one.bt500.p),
                        count(one.bt500.q),
                        Number{one.bt500.share},
                        Number{one.bt500.asymmetry},
                        count(one.bt500.rejected ? 1 : 0),
                        Number{one.session.variance},
                        count(one.session.distinct),
                        count(one.session.longest_run),
                        Number{one.session.median_response_ms},
                        Number{one.session.mad_response_ms},
                        count(one.session.early_votes),
                        count(one.session.not_in_full),
                        rules_of(one)});
  return out;
}

Json listener_json(const stats::ScreenedListener& one) {
  Json::Array flags;
  for (const stats::Flag& flag : one.flags)
    flags.push_back(Json::Object{{"rule", flag.rule}, {"reason", flag.reason}});
  return Json::Object{{"listener", one.listener},
                      {"n_votes", one.n_votes},
                      {"mean", one.mean},
                      {"r_stimulus", one.correlation.r_stimulus},
                      {"r_spearman", one.correlation.r_spearman},
                      {"r_condition", one.correlation.r_condition},
                      {"r_leave_one_out", one.correlation.r_leave_one_out},
                      {"bt500", Json::Object{{"p", one.bt500.p},
                                             {"q", one.bt500.q},
                                             {"share", one.bt500.share},
                                             {"asymmetry", one.bt500.asymmetry},
                                             {"rejected", one.bt500.rejected}}},
                      {"variance", one.session.variance},
                      {"distinct_levels", one.session.distinct},
                      {"longest_run", one.session.longest_run},
                      {"median_response_ms", one.session.median_response_ms},
                      {"mad_response_ms", one.session.mad_response_ms},
                      {"early_votes", one.session.early_votes},
                      {"not_in_full", one.session.not_in_full},
                      {"flags", std::move(flags)}};
}

std::string variant_text(const stats::Bt500Options& options) {
  return std::string("S with ") + (options.population_sd ? "n" : "n - 1") + ", shares of " +
         (options.of_all_presentations ? "all" : "rated") + " presentations, zero variance " +
         (options.count_zero_variance ? "counts as both" : "skipped");
}

std::vector<std::string> notes(const stats::Screening& screening, const stats::Bt500Options& options) {
  std::vector<std::string> out;
  for (const stats::ScreenedListener& one : screening.listeners)
    for (const stats::Flag& flag : one.flags)
      out.push_back(one.listener + ": " + flag.rule + ": " + flag.reason);
  out.push_back("BT.500 kurtosis screening: " + variant_text(options) +
                "; reject where (P + Q) / n > 0.05 and |P - Q| / (P + Q) < 0.30. One pass");
  out.push_back(
      "r: with the MOS of the stimuli, of the conditions, and of the other listeners' stimuli. P.913 rejects "
      "r stim. < 0.75 and r cond. < 0.80, BT.1788 r < " +
      fixed(screening.bt1788_threshold, 2) + "; an undefined r fails");
  out.push_back("Nobody is excluded by this report; --exclude-by RULE does it where a result is computed");
  return out;
}

Analysis analysis_of(const votes::VoteTable& votes, const stats::Bt500Options& options) {
  const stats::Screening screening = stats::screen(votes, options);
  Json::Array listeners;
  for (const stats::ScreenedListener& one : screening.listeners) listeners.push_back(listener_json(one));
  Analysis out;
  out.tables = {text_table(screening)};
  out.notes = notes(screening, options);
  out.csv = csv_table(screening);
  out.json = {{"listeners", std::move(listeners)},
              {"bt1788_threshold", screening.bt1788_threshold},
              {"bt500_variant", Json::Object{{"population_sd", options.population_sd},
                                             {"all_presentations", options.of_all_presentations},
                                             {"zero_variance", options.count_zero_variance}}}};
  return out;
}

int run_screen(const Arguments& arguments) {
  const std::span<const std::string> columns = stats::session_columns();
  const stats::Bt500Options options = bt500_options(arguments);
  print_analysis(arguments, votes_to_analyse(arguments, {}, {columns.begin(), columns.end()}),
                 [&](const votes::VoteTable& votes) { return analysis_of(votes, options); });
  return ok;
}

} // namespace

Command screen_command() {
  Command out{"screen",
              "find the listeners who were careless, and say why",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true}},
              "  quietroom screen votes.csv\n"
              "  quietroom screen votes.csv --bt500 sureal --json\n"
              "  quietroom mos votes.csv --exclude-by p913",
              run_screen};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
