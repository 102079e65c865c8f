#include "cli/analysis.h"
#include "cli/command.h"
#include "core/number.h"
#include "stats/paired_comparison.h"
#include "votes/presentations.h"
#include "stats/reliability.h"

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;

struct Line {
  std::string key, name, meaning;
  std::optional<double> value;
  std::optional<stats::Limits> limits;
};

std::vector<Line> lines_of(const std::optional<stats::Icc>& icc, const stats::KrippendorffAlpha& alpha,
                           std::optional<double> w) {
  const stats::Icc of = icc.value_or(stats::Icc{});
  return {{"icc_2_1", "ICC(2,1)", "one other listener, absolute MOS", of.icc_2_1, of.limits_2_1},
          {"icc_2_k", "ICC(2,k)", "another such panel, absolute MOS", of.icc_2_k, {}},
          {"icc_3_1", "ICC(3,1)", "one listener, ranking only", of.icc_3_1, of.limits_3_1},
          {"icc_3_k", "ICC(3,k)", "this panel, ranking only", of.icc_3_k, of.limits_3_k},
          {"icc_1_1", "ICC(1,1)", "one listener, other ones for every stimulus", of.icc_1_1, {}},
          {"icc_1_k", "ICC(1,k)", "a panel, other ones for every stimulus", of.icc_1_k, {}},
          {"alpha_ordinal", "alpha ordinal", "Krippendorff, votes as ranks", alpha.ordinal, {}},
          {"alpha_interval", "alpha interval", "Krippendorff, votes as distances", alpha.interval, {}},
          {"alpha_nominal", "alpha nominal", "Krippendorff, votes as names", alpha.nominal, {}},
          {"kendall_w", "Kendall's W", "ranking of the conditions", w, {}}};
}

std::optional<double> low(const Line& l) { return l.limits ? std::optional(l.limits->low) : std::nullopt; }
std::optional<double> high(const Line& l) { return l.limits ? std::optional(l.limits->high) : std::nullopt; }

report::Table table_of(const std::vector<Line>& lines, bool for_readers) {
  report::Table out;
  out.columns = {{"coefficient", "coefficient", Align::left, ""},
                 {"value", "value", Align::right, ""},
                 {"ci_low", "95 % from", Align::right, ""},
                 {"ci_high", "to", Align::right, ""}};
  if (for_readers) out.columns.push_back({"meaning", "would agree", Align::left, ""});
  for (const Line& l : lines) {
    out.rows.push_back(
        {for_readers ? l.name : l.key, Number{l.value, 2}, Number{low(l), 2}, Number{high(l), 2}});
    if (for_readers) out.rows.back().emplace_back(l.meaning);
  }
  return out;
}

Json json_limits(const std::optional<stats::Limits>& limits) {
  return limits ? Json(Json::Array{limits->low, limits->high}) : Json();
}

Json icc_json(const std::optional<stats::Icc>& icc) {
  if (!icc) return {};
  return Json::Object{{"n_stimuli", icc->n_targets},
                      {"n_listeners", icc->n_raters},
                      {"icc_1_1", icc->icc_1_1},
                      {"icc_2_1", icc->icc_2_1},
                      {"icc_3_1", icc->icc_3_1},
                      {"icc_1_k", icc->icc_1_k},
                      {"icc_2_k", icc->icc_2_k},
                      {"icc_3_k", icc->icc_3_k},
                      {"icc_2_1_ci", json_limits(icc->limits_2_1)},
                      {"icc_3_1_ci", json_limits(icc->limits_3_1)},
                      {"icc_3_k_ci", json_limits(icc->limits_3_k)},
                      {"ms_stimuli", icc->ms_targets},
                      {"ms_listeners", icc->ms_raters},
                      {"ms_error", icc->ms_error},
                      {"ms_within", icc->ms_within}};
}

std::vector<std::string> notes(const std::optional<stats::Icc>& icc, const stats::CellTable& cells) {
  const std::string of = " of " + std::to_string(cells.columns.size()) + " stimuli";
  return {
      icc ? "ICC after Shrout and Fleiss over the " + std::to_string(icc->n_targets) + of + " that all " +
                std::to_string(icc->n_raters) + " listeners rated; F intervals of McGraw and Wong"
          : "No ICC: fewer than two listeners, or fewer than two" + of + " rated by all of them",
      "Krippendorff's alpha over all votes on stimuli with more than one; it takes missing votes as they are",
      "Kendall's W over the listeners who have every condition"};
}

Analysis analysis_of(const votes::VoteTable& votes) {
  const votes::Presentations presented(votes);
  const stats::CellTable cells = stats::cell_table(votes, votes.listener(), presented.factor());
  const auto icc = stats::intraclass_correlation(stats::complete_columns(cells));
  const stats::KrippendorffAlpha alpha = stats::krippendorff_alpha(votes);
  const auto friedman = stats::friedman(votes, votes.condition());
  const std::optional<double> w = friedman ? friedman->kendall_w : std::nullopt;
  const std::vector<Line> lines = lines_of(icc, alpha, w);
  Analysis out{{table_of(lines, true)}, notes(icc, cells), table_of(lines, false), {}};
  out.json = {
      {"icc", icc_json(icc)},
      {"krippendorff",
       Json::Object{{"ordinal", alpha.ordinal}, {"interval", alpha.interval}, {"nominal", alpha.nominal}}},
      {"kendall_w", w}};
  return out;
}

int run_reliability(const Arguments& arguments) {
  print_analysis(arguments, votes_to_analyse(arguments, {}), analysis_of);
  return ok;
}

} // namespace

Command reliability_command() {
  Command out{"reliability",
              "measure how well listeners agree: ICC, Krippendorff's alpha, Kendall's W",
              {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true}},
              "  quietroom reliability votes.csv\n"
              "  quietroom reliability sessions/demo --json",
              run_reliability};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
