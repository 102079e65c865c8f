#include "report/screening_forms.h"

#include "core/number.h"
#include "report/fields.h"

namespace quietroom::report {

namespace {

using Listener = stats::ScreenedListener;

std::string rules_of(const Listener& listener) {
  std::string out;
  for (const stats::Flag& flag : listener.flags) out += (out.empty() ? "" : " ") + flag.rule;
  return out;
}

Json flags_json(const Listener& listener) {
  const Fields<stats::Flag> fields = {in_json<stats::Flag>("rule", &stats::Flag::rule),
                                      in_json<stats::Flag>("reason", &stats::Flag::reason)};
  return array_of(fields, listener.flags);
}

Fields<stats::Bt500Listener> bt500_json_fields() {
  using Row = stats::Bt500Listener;
  return {in_json<Row>("p", &Row::p), in_json<Row>("q", &Row::q), in_json<Row>("share", &Row::share),
          in_json<Row>("asymmetry", &Row::asymmetry), in_json<Row>("rejected", &Row::rejected)};
}

Fields<Listener> correlation_fields() {
  return {
      {"r_stimulus", "r stim.", 2, everywhere, [](const Listener& l) { return l.correlation.r_stimulus; }},
      {"r_spearman", "", 2, for_programs, [](const Listener& l) { return l.correlation.r_spearman; }},
      {"r_condition", "r cond.", 2, everywhere, [](const Listener& l) { return l.correlation.r_condition; }},
      {"r_leave_one_out", "r others", 2, everywhere,
       [](const Listener& l) { return l.correlation.r_leave_one_out; }}};
}

Fields<Listener> bt500_fields() {
  return {{"bt500_p", "P", 0, in_tables, [](const Listener& l) { return l.bt500.p; }},
          {"bt500_q", "Q", 0, in_tables, [](const Listener& l) { return l.bt500.q; }},
          {"bt500_share", "", 0, csv_alone, [](const Listener& l) { return l.bt500.share; }},
          {"bt500_asymmetry", "", 0, csv_alone, [](const Listener& l) { return l.bt500.asymmetry; }},
          {"bt500_rejected", "", 0, csv_alone, [](const Listener& l) { return l.bt500.rejected; }},
          {"bt500_rejected", "BT.500", 0, for_readers,
           [](const Listener& l) { return l.bt500.rejected ? "reject" : "keep"; }},
          {"bt500", "", 0, json_alone,
           [](const Listener& l) { return Json(object_of(bt500_json_fields(), l.bt500)); }}};
}

Fields<Listener> session_fields() {
  return {
      {"variance", "", 0, for_programs, [](const Listener& l) { return l.session.variance; }},
      {"distinct_levels", "", 0, for_programs, [](const Listener& l) { return l.session.distinct; }},
      {"longest_run", "", 0, for_programs, [](const Listener& l) { return l.session.longest_run; }},
      {"median_response_ms", "", 0, for_programs,
       [](const Listener& l) { return l.session.median_response_ms; }},
      {"mad_response_ms", "", 0, for_programs, [](const Listener& l) { return l.session.mad_response_ms; }},
      {"early_votes", "", 0, for_programs, [](const Listener& l) { return l.session.early_votes; }},
      {"not_in_full", "", 0, for_programs, [](const Listener& l) { return l.session.not_in_full; }}};
}

Fields<Listener> listener_fields() {
  Fields<Listener> out = {{"listener", "listener", 0, everywhere, &Listener::listener},
                          {"n_votes", "votes", 0, everywhere, &Listener::n_votes},
                          {"mean", "mean", 2, everywhere, &Listener::mean}};
  for (const Fields<Listener>& part : {correlation_fields(), bt500_fields(), session_fields()})
    out.insert(out.end(), part.begin(), part.end());
  out.push_back({"flags", "flags", 0, in_tables, rules_of});
  out.push_back({"flags", "", 0, json_alone, flags_json});
  return out;
}

std::string variant_text(const stats::Bt500Options& options) {
  return std::string("S with ") + (options.population_sd ? "n" : "n - 1") + ", shares of " +
         (options.of_all_presentations ? "all" : "rated") + " presentations, zero variance " +
         (options.count_zero_variance ? "counts as both" : "skipped");
}

std::vector<std::string> notes_of(const analysis::ScreeningAnswer& answer) {
  std::vector<std::string> out;
  for (const Listener& one : answer.screening.listeners)
    for (const stats::Flag& flag : one.flags)
      out.push_back(one.listener + ": " + flag.rule + ": " + flag.reason);
  out.push_back("BT.500 kurtosis screening: " + variant_text(answer.bt500) +
                "; reject where (P + Q) / n > 0.05 and |P - Q| / (P + Q) < 0.30. One pass");
  out.push_back(
      "r: with the MOS of the stimuli, of the conditions, and of the other listeners' stimuli. P.913 rejects "
      "r stim. < 0.75 and r cond. < 0.80, BT.1788 r < " +
      fixed(answer.screening.bt1788_threshold, 2) + "; an undefined r fails");
  out.push_back("Nobody is excluded by this report; --exclude-by RULE does it where a result is computed");
  return out;
}

} // namespace

AnswerForms screening_forms(const analysis::ScreeningAnswer& answer) {
  const Fields<Listener> fields = listener_fields();
  const std::vector<Listener>& listeners = answer.screening.listeners;
  AnswerForms out{{table_of(fields, listeners, Form::text)},
                  notes_of(answer),
                  table_of(fields, listeners, Form::csv),
                  {}};
  out.json = {{"listeners", array_of(fields, listeners)},
              {"bt1788_threshold", answer.screening.bt1788_threshold},
              {"bt500_variant", Json::Object{{"population_sd", answer.bt500.population_sd},
                                             {"all_presentations", answer.bt500.of_all_presentations},
                                             {"zero_variance", answer.bt500.count_zero_variance}}}};
  return out;
}

} // namespace quietroom::report
