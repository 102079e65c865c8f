#include "report/planning_estimate_forms.h"

#include "core/number.h"
#include "emodel/inputs.h"
#include "report/fields.h"

#include <cmath>

namespace quietroom::report {

namespace {

using analysis::PlanningEstimate;
using emodel::Band;

Fields<emodel::NamedScore> product_fields() {
  using Row = emodel::NamedScore;
  return {{"product", "Other products' numbers for this call", 0, everywhere,
           [](const Row& r) { return std::string(r.product); }},
          {"r", "R", 2, everywhere, [](const Row& r) { return value_of(r.value.R); }},
          {"score", "score", 2, everywhere, [](const Row& r) { return r.value.score; }},
          {"takes", "from", 0, everywhere, [](const Row& r) { return std::string(r.takes); }}};
}

/// Shares of users and categories are defined on the narrow-band scale alone.
Value share(const PlanningEstimate& e, double (*of)(double)) {
  return e.answer.band == Band::narrow ? Value(of(e.answer.scores.R)) : Value();
}

Value category_name(const PlanningEstimate& e) {
  if (!e.has_value() || e.answer.band != Band::narrow) return {};
  return std::string(emodel::category_of(e.answer.scores.R).name);
}

Json inputs_json(const PlanningEstimate& e) {
  Json::Object out;
  for (const emodel::Input& input : emodel::inputs(e.answer.band))
    if (input.symbol != "LSTR") out.emplace_back(input.symbol, input_value(e.question, input.symbol));
  return out;
}

Json terms_json(const PlanningEstimate& e) {
  Json::Object out;
  for (const emodel::Term& term : e.answer.terms) out.emplace_back(term.name, term.value);
  return out;
}

Fields<PlanningEstimate> estimate_fields() {
  using E = PlanningEstimate;
  Fields<E> out;
  const auto add = [&](const char* key, std::function<Value(const E&)> get) {
    out.push_back({key, "", 0, json_alone, std::move(get)});
  };
  add("r", [](const E& e) { return e.answer.scores.R; });
  add("mos_cqe", [](const E& e) { return e.answer.scores.MOS_CQE; });
  add("r_lq", [](const E& e) { return e.answer.scores.R_LQ; });
  add("mos_lqe", [](const E& e) { return e.answer.scores.MOS_LQE; });
  add("ro", [](const E& e) { return e.answer.Ro; });
  add("is", [](const E& e) { return e.answer.Is; });
  add("id", [](const E& e) { return e.answer.Id; });
  add("ie_eff", [](const E& e) { return e.answer.Ie_eff; });
  add("a", [](const E& e) { return e.answer.A; });
  add("category", category_name);
  add("edition", [](const E& e) { return std::string(e.answer.edition); });
  add("unverified", [](const E& e) { return Json(e.unverified); });
  add("band", [](const E& e) { return std::string(key(e.answer.band)); });
  add("mos_cqe_name", [](const E& e) { return conversational_name(e.answer.band); });
  add("mos_lqe_name", [](const E& e) { return listening_name(e.answer.band); });
  add("gob", [](const E& e) { return share(e, emodel::good_or_better_percent); });
  add("pow", [](const E& e) { return share(e, emodel::poor_or_worse_percent); });
  add("tme", [](const E& e) { return share(e, emodel::terminate_early_percent); });
  add("inputs", inputs_json);
  add("terms", terms_json);
  return out;
}

/// Where the points go, from the first term to R.
Table breakdown(const PlanningEstimate& e) {
  const emodel::Breakdown& answer = e.answer;
  const auto points = [&](const char* term) { return fixed(answer.term(term), 2); };
  const auto input = [&](const char* symbol) { return input_value(e.question, symbol); };
  Table out;
  out.columns = {{"term", "Where the points go", Align::left, ""},
                 {"points", "", Align::right, ""},
                 {"why", "", Align::left, ""}};
  const auto add = [&](const char* term, double value, const std::string& why) {
    out.rows.push_back({std::string(term), Number{value, 2}, why});
  };
  const bool narrow = answer.band == Band::narrow;
  add("  Ro", answer.Ro,
      narrow ? "signal to noise: noise sum " + points("No") + " dBm0p"
             : "constant of the " + std::string(name(answer.band)) + " model");
  if (narrow)
    add("- Is", answer.Is,
        "loudness " + points("Iolr") + ", sidetone " + points("Ist") + ", quantizing " + points("Iq"));
  add("- Id", answer.Id,
      answer.band == Band::full ? "delay; echo is not modelled"
                                : "talker echo " + points("Idte") + ", listener echo " + points("Idle") +
                                      ", delay " + points("Idd"));
  const double Bpl = input("Bpl");
  add("- Ie,eff", answer.Ie_eff,
      "codec Ie " + fixed(input("Ie"), 1) + ", loss " + fixed(input("Ppl"), 2) + " % (Bpl " +
          (std::isfinite(Bpl) ? fixed(Bpl, 1) : "none published") + ", BurstR " + fixed(input("BurstR"), 2) +
          ")");
  add("+ A", answer.A, "advantage of access");
  add("= R", answer.scores.R, "not clamped");
  return out;
}

std::string what_users_say(const emodel::Breakdown& answer) {
  const double R = answer.scores.R;
  if (answer.band != Band::narrow)
    return "Categories and shares of users are defined for the narrow-band scale only.\n";
  std::string out = "Good or better " + fixed(emodel::good_or_better_percent(R), 1) + " %, poor or worse " +
                    fixed(emodel::poor_or_worse_percent(R), 1) + " %, leaving early " +
                    fixed(emodel::terminate_early_percent(R), 1) +
                    " % of users.\nCategories go by R (MOS as printed):";
  for (const emodel::Category& category : emodel::categories())
    if (std::isfinite(category.r_limit))
      out += (category.r_limit == 90 ? " " : ", ") + std::string(category.name) + " from " +
             shortest(category.r_limit) + " (" + fixed(category.mos_printed, 2) + ")";
  return out + ".\n";
}

std::string scores_text(const emodel::Breakdown& answer) {
  std::string out = "R " + fixed(answer.scores.R, 2) + "   " + conversational_name(answer.band) + " " +
                    fixed(answer.scores.MOS_CQE, 2);
  if (answer.band == Band::narrow) {
    const emodel::Category& category = emodel::category_of(answer.scores.R);
    out += "   " + std::string(category.name) + ": " + std::string(category.satisfaction);
  }
  return out + "\nListening only (no echo, no delay): R " + fixed(answer.scores.R_LQ, 2) + "   " +
         listening_name(answer.band) + " " + fixed(answer.scores.MOS_LQE, 2) + "\n\n";
}

std::string products_text(const std::vector<emodel::NamedScore>& products) {
  return '\n' + to_text(table_of(product_fields(), products, Form::text)) +
         "None of these is the E-model; hold them against each other, never against R above.\n";
}

} // namespace

std::string planning_text(const PlanningEstimate& estimate) {
  if (!estimate.has_value()) return estimate.question.missing + ".\n";
  const emodel::Breakdown& answer = estimate.answer;
  std::string out = scores_text(answer) + to_text(breakdown(estimate)) + '\n';
  for (const std::string& note : estimate.question.notes) out += note + '\n';
  out += what_users_say(answer) + std::string(answer.edition) + ", " + std::string(name(answer.band)) +
         (answer.band == Band::full ? "; the edition of 03/2023 is not implemented.\n" : ".\n");
  for (const std::string& part : estimate.unverified) out += "Unverified: " + part + '\n';
  return estimate.other_products ? out + products_text(*estimate.other_products) : out;
}

std::string planning_json(const PlanningEstimate& estimate) {
  Json::Object out = object_of(estimate_fields(), estimate);
  if (!estimate.has_value()) out.emplace_back("message", estimate.question.missing);
  if (estimate.other_products)
    out.emplace_back("simplified", array_of(product_fields(), *estimate.other_products));
  return text(Json(std::move(out)));
}

} // namespace quietroom::report
