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

Line line_of(std::string method, std::string source, const stats::AnovaEffect& e) {
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

Fields<stats::AnovaEffect> effect_fields() {
  using Row = stats::AnovaEffect;
  return {in_json<Row>("ss", &Row::ss),
          in_json<Row>("ss_error", &Row::ss_error),
          in_json<Row>("df1", &Row::df1),
          in_json<Row>("df2", &Row::df2),
          in_json<Row>("f", &Row::f),
          in_json<Row>("p", &Row::p),
          in_json<Row>("partial_eta2", &Row::partial_eta2)};
}

Json effect_json(const std::optional<stats::AnovaEffect>& effect) { return nested(effect_fields(), effect); }

Fields<stats::RepeatedMeasures> repeated_fields() {
  using Row = stats::RepeatedMeasures;
  return {in_json<Row>("effect", [](const Row& r) { return effect_json(r.effect); }),
          in_json<Row>("ss_listener", &Row::ss_listener),
          in_json<Row>("gg_epsilon", &Row::epsilon_gg),
          in_json<Row>("hf_epsilon", &Row::epsilon_hf),
          in_json<Row>("p_gg", &Row::p_gg),
          in_json<Row>("p_hf", &Row::p_hf),
          in_json<Row>("n_listeners", &Row::n_listeners),
          in_json<Row>("n_listeners_left_out", &Row::n_left_out)};
}

Fields<stats::Friedman> iman_davenport_fields() {
  using Row = stats::Friedman;
  return {in_json<Row>("f", &Row::iman_davenport_f), in_json<Row>("df1", &Row::df),
          in_json<Row>("df2", &Row::df2), in_json<Row>("p", &Row::iman_davenport_p)};
}

Json names_of(const stats::Friedman& f, std::string votes::PresentationName::*part) {
  Json::Array out;
  for (const std::string& level : f.levels) out.emplace_back(votes::name_of(level).*part);
  return out;
}

Fields<stats::Friedman> friedman_fields(bool stimuli_have_conditions) {
  using Row = stats::Friedman;
  Fields<Row> out = {
      in_json<Row>("chi2", &Row::chi2),
      in_json<Row>("df", &Row::df),
      in_json<Row>("p", &Row::p),
      in_json<Row>("kendall_w", &Row::kendall_w),
      in_json<Row>("iman_davenport",
                   [](const Row& f) { return nested(iman_davenport_fields(), std::optional(f)); }),
      in_json<Row>("levels", [](const Row& f) { return names_of(f, &votes::PresentationName::stimulus); }),
      in_json<Row>("mean_ranks", [](const Row& f) { return Json(f.mean_ranks); }),
      in_json<Row>("n_listeners", &Row::n_listeners),
      in_json<Row>("n_listeners_left_out", &Row::n_left_out)};
  if (stimuli_have_conditions)
    out.push_back(in_json<Row>(
        "conditions", [](const Row& f) { return names_of(f, &votes::PresentationName::condition); }));
  return out;
}

/// The effects stand under the names of their factors.
Fields<stats::TwoFactorRepeatedMeasures> two_factor_fields(const std::string& a, const std::string& b) {
  using Row = stats::TwoFactorRepeatedMeasures;
  const auto effects = [a, b](const Row& two) -> Value {
    return Json(Json::Object{
        {a, effect_json(two.a)}, {b, effect_json(two.b)}, {a + ":" + b, effect_json(two.a_by_b)}});
  };
  return {in_json<Row>("factors",
                       [a, b](const Row&) {
                         return Json(Json::Array{a, b});
                       }),
          in_json<Row>("effects", effects),
          in_json<Row>("ss_listener", &Row::ss_listener),
          in_json<Row>("ss_total", &Row::ss_total),
          in_json<Row>("n_listeners", &Row::n_listeners),
          in_json<Row>("n_listeners_left_out", &Row::n_left_out)};
}

Json::Object json_of(const FactorEffects& of) {
  const bool stimuli_have_conditions = of.per_condition && of.a == "stimulus";
  Json::Object out = {{"factor", of.a},
                      {"one_way", effect_json(of.one_way)},
                      {"repeated_measures", nested(repeated_fields(), of.repeated)},
                      {"friedman", nested(friedman_fields(stimuli_have_conditions), of.friedman)},
                      {"two_factor", nested(two_factor_fields(of.a, of.b), of.two)}};
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
