#include "cli/analysis.h"
#include "cli/command.h"
#include "core/error.h"
#include "core/number.h"
#include "stats/anova.h"
#include "stats/paired_comparison.h"
#include "votes/presentations.h"

namespace quietroom::cli {

namespace {

using report::Align;
using report::Json;
using report::Number;

/// One line of the table: a source of variance under one method.
struct Line {
  std::string method, source;
  std::optional<double> ss, df1, ss_error, df2, statistic, p, eta2;
};

struct Results {
  std::string a, b;           ///< b is empty where there is no second factor
  bool per_condition = false; ///< the levels of a stimulus factor are stimuli under their conditions
  std::optional<stats::Effect> one_way;
  std::optional<stats::RepeatedMeasures> repeated;
  std::optional<stats::Friedman> friedman;
  std::optional<stats::TwoFactorRepeatedMeasures> two;
};

Line line_of(std::string method, std::string source, const stats::Effect& e) {
  return {std::move(method), std::move(source), e.ss, e.df1, e.ss_error, e.df2, e.f, e.p, e.partial_eta2};
}

std::vector<Line> lines_of(const Results& r) {
  std::vector<Line> out;
  if (r.repeated) {
    out.push_back(line_of("repeated measures", r.a, r.repeated->effect));
    for (const auto& [name, epsilon, p] :
         {std::tuple{"  Greenhouse-Geisser", r.repeated->epsilon_gg, r.repeated->p_gg},
          std::tuple{"  Huynh-Feldt", r.repeated->epsilon_hf, r.repeated->p_hf}})
      if (epsilon)
        out.push_back({name,
                       r.a,
                       {},
                       r.repeated->effect.df1 * *epsilon,
                       {},
                       r.repeated->effect.df2 * *epsilon,
                       r.repeated->effect.f,
                       p,
                       {}});
  }
  if (r.two) {
    out.push_back(line_of("within listeners", r.a, r.two->a));
    out.push_back(line_of("within listeners", r.b, r.two->b));
    out.push_back(line_of("within listeners", r.a + " x " + r.b, r.two->a_by_b));
  }
  if (r.friedman) {
    out.push_back({"Friedman (chi2)", r.a, {}, r.friedman->df, {}, {}, r.friedman->chi2, r.friedman->p, {}});
    out.push_back({"  Iman-Davenport",
                   r.a,
                   {},
                   r.friedman->df,
                   {},
                   r.friedman->df2,
                   r.friedman->iman_davenport_f,
                   r.friedman->iman_davenport_p,
                   {}});
  }
  if (r.one_way) out.push_back(line_of("one-way over votes", r.a, *r.one_way));
  return out;
}

report::Table table_of(const std::vector<Line>& lines, bool for_readers) {
  report::Table out;
  out.columns = {{"method", "method", Align::left, ""},
                 {"source", "source", Align::left, ""},
                 {"ss", "SS", Align::right, ""},
                 {"df1", "df", Align::right, ""},
                 {"ss_error", "SS error", Align::right, ""},
                 {"df2", "df error", Align::right, ""},
                 {"statistic", "F / chi2", Align::right, ""},
                 {"p", "p", Align::right, ""},
                 {"partial_eta2", "part. eta2", Align::right, ""}};
  for (const Line& l : lines) {
    report::Cell p = Number{l.p, 0};
    if (for_readers) p = p_text(l.p);
    const std::string method = for_readers ? l.method : l.method.substr(l.method.find_first_not_of(' '));
    out.rows.push_back({method, l.source, Number{l.ss, 2}, Number{l.df1, 2}, Number{l.ss_error, 2},
                        Number{l.df2, 2}, Number{l.statistic, 2}, p, Number{l.eta2, 3}});
  }
  return out;
}

Json effect_json(const stats::Effect& e) {
  return Json::Object{
      {"ss", e.ss}, {"ss_error", e.ss_error},        {"df1", e.df1}, {"df2", e.df2}, {"f", e.f},
      {"p", e.p},   {"partial_eta2", e.partial_eta2}};
}

Json repeated_json(const stats::RepeatedMeasures& r) {
  return Json::Object{{"effect", effect_json(r.effect)},
                      {"ss_listener", r.ss_listener},
                      {"gg_epsilon", r.epsilon_gg},
                      {"hf_epsilon", r.epsilon_hf},
                      {"p_gg", r.p_gg},
                      {"p_hf", r.p_hf},
                      {"n_listeners", r.n_listeners},
                      {"n_listeners_left_out", r.n_left_out}};
}

/// The conditions of levels that are stimuli under their conditions.
Json conditions_of(const std::vector<std::string>& levels) {
  Json::Array out;
  for (const std::string& level : levels) out.emplace_back(votes::name_of(level).condition);
  return out;
}

Json friedman_json(const stats::Friedman& f, bool per_condition) {
  Json::Array levels;
  for (const std::string& level : f.levels) levels.emplace_back(votes::name_of(level).stimulus);
  Json::Object out = {
      {"chi2", f.chi2},
      {"df", f.df},
      {"p", f.p},
      {"kendall_w", f.kendall_w},
      {"iman_davenport",
       Json::Object{{"f", f.iman_davenport_f}, {"df1", f.df}, {"df2", f.df2}, {"p", f.iman_davenport_p}}},
      {"levels", std::move(levels)},
      {"mean_ranks", f.mean_ranks},
      {"n_listeners", f.n_listeners},
      {"n_listeners_left_out", f.n_left_out}};
  if (per_condition) out.emplace_back("conditions", conditions_of(f.levels));
  return out;
}

Json two_factor_json(const Results& r) {
  return Json::Object{{"factors", Json::Array{r.a, r.b}},
                      {"effects", Json::Object{{r.a, effect_json(r.two->a)},
                                               {r.b, effect_json(r.two->b)},
                                               {r.a + ":" + r.b, effect_json(r.two->a_by_b)}}},
                      {"ss_listener", r.two->ss_listener},
                      {"ss_total", r.two->ss_total},
                      {"n_listeners", r.two->n_listeners},
                      {"n_listeners_left_out", r.two->n_left_out}};
}

Json::Object json_of(const Results& r) {
  Json::Object out = {
      {"factor", r.a},
      {"one_way", r.one_way ? effect_json(*r.one_way) : Json()},
      {"repeated_measures", r.repeated ? repeated_json(*r.repeated) : Json()},
      {"friedman", r.friedman ? friedman_json(*r.friedman, r.per_condition && r.a == "stimulus") : Json()},
      {"two_factor", r.two ? two_factor_json(r) : Json()}};
  if (r.per_condition) out.emplace_back("per_condition", true);
  return out;
}

std::string used(std::uint64_t n, std::uint64_t left_out) {
  return std::to_string(n) + " listeners" +
         (left_out > 0 ? " (" + std::to_string(left_out) + " without a vote on every level left out)" : "");
}

std::vector<std::string> notes(const Results& r) {
  std::vector<std::string> out;
  if (r.per_condition)
    out.emplace_back(
        "A stimulus name stands under several conditions, so the unit is condition and stimulus");
  if (r.repeated)
    out.push_back("Repeated measures over listener means of each " + r.a + ", " +
                  used(r.repeated->n_listeners, r.repeated->n_left_out) + "; epsilon Greenhouse-Geisser " +
                  fixed(r.repeated->epsilon_gg, 3) + ", Huynh-Feldt " + fixed(r.repeated->epsilon_hf, 3));
  else
    out.push_back("No repeated measures: fewer than two listeners voted on every " + r.a);
  if (r.two)
    out.push_back(r.a + " x " + r.b + " x listener: each effect against its interaction with the listener, " +
                  used(r.two->n_listeners, r.two->n_left_out));
  else if (!r.b.empty())
    out.push_back("No " + r.a + " x " + r.b +
                  " analysis: fewer than two listeners voted on every combination");
  if (r.friedman) out.push_back("Friedman, ties corrected: Kendall's W " + fixed(r.friedman->kendall_w, 3));
  out.push_back(
      "One-way over votes takes all votes as independent and overstates their weight; for comparison only");
  return out;
}

/// --by, else condition and, where there are several, talker.
std::vector<std::string> factors_of(const Arguments& arguments) {
  const auto by = arguments.list("--by");
  if (by && by->size() > 2)
    throw_input("--by takes one or two factors; the listener is a third one by itself");
  return by.value_or(std::vector<std::string>{"condition"});
}

/// The factors as asked for; stimuli that stand under several conditions are told apart, unless the condition
/// is the other factor.
struct Factors {
  std::vector<std::string> by;
  bool try_talker = false;
  bool per_condition = false;
};

Results results_of(const votes::VoteTable& votes, const Factors& factors) {
  std::optional<votes::Factor> presented;
  if (factors.per_condition) presented = votes::presentation_factor(votes);
  const auto find = [&](const std::string& name) {
    return presented && name == presented->name ? &*presented : votes.find(name);
  };
  const votes::Factor& a = *find(factors.by.front());
  const votes::Factor* b = factors.by.size() > 1 ? find(factors.by[1])
                           : factors.try_talker  ? votes.find("talker")
                                                 : nullptr;
  if (factors.try_talker && b && b->levels.size() < 2) b = nullptr;
  Results out{a.name,
              b ? b->name : "",
              factors.per_condition,
              stats::one_way_anova(votes, a),
              stats::repeated_measures_anova(votes, a),
              stats::friedman(votes, a),
              {}};
  if (b) out.two = stats::two_factor_anova(votes, a, *b);
  return out;
}

int run_anova(const Arguments& arguments) {
  Factors factors{factors_of(arguments), !arguments.has("--by")};
  votes::VoteTable votes =
      votes_to_analyse(arguments, factors.by,
                       factors.try_talker ? std::vector<std::string>{"talker"} : std::vector<std::string>{});
  factors.per_condition = votes::by_units(votes, factors.by) != factors.by;
  print_analysis(arguments, std::move(votes), [&](const votes::VoteTable& part) {
    const Results results = results_of(part, factors);
    const std::vector<Line> lines = lines_of(results);
    return Analysis{{table_of(lines, true)}, notes(results), table_of(lines, false), json_of(results)};
  });
  return ok;
}

} // namespace

Command anova_command() {
  Command out{
      "anova",
      "test whether conditions differ at all: analysis of variance, Friedman",
      {{"VOTES", "VOTES", "a CSV of votes, a study folder or its database", true},
       {"--by", "FACTORS", "one or two columns (default: condition, with talker where there are several)"}},
      "  quietroom anova votes.csv\n"
      "  quietroom anova votes.csv --by condition,talker --json",
      run_anova};
  const std::vector<Option> common = analysis_options();
  out.options.insert(out.options.end(), common.begin(), common.end());
  return out;
}

} // namespace quietroom::cli
