#include "report/factor_effects_forms.h"

#include "core/number.h"
#include "report/fields.h"
#include "votes/presentations.h"

namespace quietroom::report {

namespace {

using analysis::FactorEffects;

/// A source of variance under one method.
struct Line {
  std::string method, source;
  std::optional<double> ss, df1, ss_error, df2, statistic, p, eta2;
  bool of_above = false; ///< another p of the method above
};

Line line_of(std::string method, std::string source, const stats::Effect& e) {
  return {std::move(method), std::move(source), e.ss, e.df1, e.ss_error, e.df2, e.f, e.p, e.partial_eta2};
}

/// A method that has no sums of squares.
Line rank_line(std::string method, const FactorEffects& of, std::optional<double> df1,
               std::optional<double> df2, std::optional<double> statistic, std::optional<double> p) {
  return {std::move(method), of.a, {}, df1, {}, df2, statistic, p, {}};
}

void add_repeated(std::vector<Line>& out, const FactorEffects& of) {
  const stats::RepeatedMeasures& r = *of.repeated;
  out.push_back(line_of("repeated measures", of.a, r.effect));
  for (const auto& [name, epsilon, p] : {std::tuple{"Greenhouse-Geisser", r.epsilon_gg, r.p_gg},
                                         std::tuple{"Huynh-Feldt", r.epsilon_hf, r.p_hf}}) {
    if (!epsilon) continue;
    out.push_back(rank_line(name, of, r.effect.df1 * *epsilon, r.effect.df2 * *epsilon, r.effect.f, p));
    out.back().of_above = true;
  }
}

std::vector<Line> lines_of(const FactorEffects& of) {
  std::vector<Line> out;
  if (of.repeated) add_repeated(out, of);
  if (of.two) {
    out.push_back(line_of("within listeners", of.a, of.two->a));
    out.push_back(line_of("within listeners", of.b, of.two->b));
    out.push_back(line_of("within listeners", of.a + " x " + of.b, of.two->a_by_b));
  }
  if (of.friedman) {
    const stats::Friedman& f = *of.friedman;
    out.push_back(rank_line("Friedman (chi2)", of, f.df, {}, f.chi2, f.p));
    out.push_back(rank_line("Iman-Davenport", of, f.df, f.df2, f.iman_davenport_f, f.iman_davenport_p));
    out.back().of_above = true;
  }
  if (of.one_way) out.push_back(line_of("one-way over votes", of.a, *of.one_way));
  return out;
}

Fields<Line> line_fields() {
  return {
      {"method", "method", 0, for_readers, [](const Line& l) { return (l.of_above ? "  " : "") + l.method; }},
      {"method", "", 0, csv_alone, &Line::method},
      {"source", "source", 0, in_tables, &Line::source},
      {"ss", "SS", 2, in_tables, &Line::ss},
      {"df1", "df", 2, in_tables, &Line::df1},
      {"ss_error", "SS error", 2, in_tables, &Line::ss_error},
      {"df2", "df error", 2, in_tables, &Line::df2},
      {"statistic", "F / chi2", 2, in_tables, &Line::statistic},
      {"p", "p", 0, in_tables, [](const Line& l) { return PValue{l.p}; }},
      {"partial_eta2", "part. eta2", 3, in_tables, &Line::eta2}};
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

Json friedman_json(const stats::Friedman& f, bool stimuli_have_conditions) {
  Json::Array levels, conditions;
  for (const std::string& level : f.levels) {
    const votes::PresentationName name = votes::name_of(level);
    levels.emplace_back(name.stimulus);
    conditions.emplace_back(name.condition);
  }
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
  if (stimuli_have_conditions) out.emplace_back("conditions", std::move(conditions));
  return out;
}

Json two_factor_json(const FactorEffects& of) {
  return Json::Object{{"factors", Json::Array{of.a, of.b}},
                      {"effects", Json::Object{{of.a, effect_json(of.two->a)},
                                               {of.b, effect_json(of.two->b)},
                                               {of.a + ":" + of.b, effect_json(of.two->a_by_b)}}},
                      {"ss_listener", of.two->ss_listener},
                      {"ss_total", of.two->ss_total},
                      {"n_listeners", of.two->n_listeners},
                      {"n_listeners_left_out", of.two->n_left_out}};
}

Json::Object json_of(const FactorEffects& of) {
  const bool stimuli_have_conditions = of.per_condition && of.a == "stimulus";
  Json::Object out = {
      {"factor", of.a},
      {"one_way", of.one_way ? effect_json(*of.one_way) : Json()},
      {"repeated_measures", of.repeated ? repeated_json(*of.repeated) : Json()},
      {"friedman", of.friedman ? friedman_json(*of.friedman, stimuli_have_conditions) : Json()},
      {"two_factor", of.two ? two_factor_json(of) : Json()}};
  if (of.per_condition) out.emplace_back("per_condition", true);
  return out;
}

std::string used(std::uint64_t n, std::uint64_t left_out) {
  return std::to_string(n) + " listeners" +
         (left_out > 0 ? " (" + std::to_string(left_out) + " without a vote on every level left out)" : "");
}

std::vector<std::string> notes_of(const FactorEffects& of) {
  std::vector<std::string> out;
  if (of.per_condition)
    out.emplace_back(
        "A stimulus name stands under several conditions, so the unit is condition and stimulus");
  if (of.repeated)
    out.push_back("Repeated measures over listener means of each " + of.a + ", " +
                  used(of.repeated->n_listeners, of.repeated->n_left_out) + "; epsilon Greenhouse-Geisser " +
                  fixed(of.repeated->epsilon_gg, 3) + ", Huynh-Feldt " + fixed(of.repeated->epsilon_hf, 3));
  else
    out.push_back("No repeated measures: fewer than two listeners voted on every " + of.a);
  if (of.two)
    out.push_back(of.a + " x " + of.b +
                  " x listener: each effect against its interaction with the listener, " +
                  used(of.two->n_listeners, of.two->n_left_out));
  else if (!of.b.empty())
    out.push_back("No " + of.a + " x " + of.b +
                  " analysis: fewer than two listeners voted on every combination");
  if (of.friedman) out.push_back("Friedman, ties corrected: Kendall's W " + fixed(of.friedman->kendall_w, 3));
  out.push_back(
      "One-way over votes takes all votes as independent and overstates their weight; for comparison only");
  return out;
}

} // namespace

AnswerForms factor_effects_forms(const FactorEffects& answer) {
  const Fields<Line> fields = line_fields();
  const std::vector<Line> lines = lines_of(answer);
  return {{table_of(fields, lines, Form::text)},
          notes_of(answer),
          table_of(fields, lines, Form::csv),
          json_of(answer)};
}

} // namespace quietroom::report
