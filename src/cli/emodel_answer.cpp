#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "emodel/inputs.h"
#include "emodel/simplified.h"
#include "report/table.h"

#include <cmath>

namespace quietroom::cli {

namespace {

using emodel::Band;

double value_of(const EmodelQuestion& question, std::string_view symbol) {
  emodel::Model in = question.in;
  return find_input(symbol, emodel::band_of(in))->field(in);
}

std::vector<emodel::NamedScore> other_products(const EmodelQuestion& question, const Arguments& arguments) {
  const double jitter_ms = arguments.number("--jitter").value_or(0);
  if (jitter_ms < 0) throw_input("--jitter is " + shortest(jitter_ms) + "; it must be 0 or more");
  return emodel::simplified_scores(
      {value_of(question, "Ta"), jitter_ms, value_of(question, "Ppl"), value_of(question, "BurstR")});
}

Json share(const emodel::Answer& answer, double (*of)(double)) {
  return answer.band == Band::narrow ? Json(of(answer.scores.R)) : Json();
}

Json inputs_json(const EmodelQuestion& question) {
  Json::Object out;
  for (const emodel::Input& input : emodel::inputs(emodel::band_of(question.in)))
    if (input.symbol != "LSTR") out.emplace_back(input.symbol, value_of(question, input.symbol));
  return out;
}

Json terms_json(const emodel::Answer& answer) {
  Json::Object out;
  for (const emodel::Term& term : answer.terms) out.emplace_back(term.name, term.value);
  return out;
}

Json products_json(const std::vector<emodel::NamedScore>& products) {
  Json::Array out;
  for (const emodel::NamedScore& one : products)
    out.push_back(Json::Object{
        {"product", one.product}, {"r", one.value.R}, {"score", one.value.score}, {"takes", one.takes}});
  return out;
}

std::string json_text(const emodel::Answer& answer, const EmodelQuestion& question,
                      const Arguments& arguments) {
  const bool valid = std::isfinite(answer.scores.R);
  std::vector<std::string> unverified = question.unverified;
  unverified.insert(unverified.end(), answer.unverified.begin(), answer.unverified.end());
  Json::Object out = {{"r", answer.scores.R},
                      {"mos_cqe", answer.scores.MOS_CQE},
                      {"r_lq", answer.scores.R_LQ},
                      {"mos_lqe", answer.scores.MOS_LQE},
                      {"ro", answer.Ro},
                      {"is", answer.Is},
                      {"id", answer.Id},
                      {"ie_eff", answer.Ie_eff},
                      {"a", answer.A},
                      {"category", valid && answer.band == Band::narrow
                                       ? Json(emodel::category_of(answer.scores.R).name)
                                       : Json()},
                      {"edition", answer.edition},
                      {"unverified", unverified},
                      {"band", key(answer.band)},
                      {"mos_cqe_name", conversational_name(answer.band)},
                      {"mos_lqe_name", listening_name(answer.band)},
                      {"gob", share(answer, emodel::good_or_better_percent)},
                      {"pow", share(answer, emodel::poor_or_worse_percent)},
                      {"tme", share(answer, emodel::terminate_early_percent)},
                      {"inputs", inputs_json(question)},
                      {"terms", terms_json(answer)}};
  if (!valid) out.emplace_back("message", question.missing);
  if (arguments.has("--simplified"))
    out.emplace_back("simplified", products_json(other_products(question, arguments)));
  return text(out);
}

/// Where the points go, from the first term to R.
report::Table breakdown(const emodel::Answer& answer, const EmodelQuestion& question) {
  const auto points = [&](const char* term) { return fixed(answer.term(term), 2); };
  report::Table out;
  out.columns = {{"term", "Where the points go", report::Align::left, ""},
                 {"points", "", report::Align::right, ""},
                 {"why", "", report::Align::left, ""}};
  const auto add = [&](const char* term, double value, const std::string& why) {
    out.rows.push_back({std::string(term), report::Number{value, 2}, why});
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
  const double Bpl = value_of(question, "Bpl");
  add("- Ie,eff", answer.Ie_eff,
      "codec Ie " + fixed(value_of(question, "Ie"), 1) + ", loss " + fixed(value_of(question, "Ppl"), 2) +
          " % (Bpl " + (std::isfinite(Bpl) ? fixed(Bpl, 1) : "none published") + ", BurstR " +
          fixed(value_of(question, "BurstR"), 2) + ")");
  add("+ A", answer.A, "advantage of access");
  add("= R", answer.scores.R, "not clamped");
  return out;
}

std::string what_users_say(const emodel::Answer& answer) {
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

std::string products_text(const std::vector<emodel::NamedScore>& products) {
  report::Table out;
  out.columns = {{"product", "Other products' numbers for this call", report::Align::left, ""},
                 {"r", "R", report::Align::right, ""},
                 {"score", "score", report::Align::right, ""},
                 {"takes", "from", report::Align::left, ""}};
  for (const emodel::NamedScore& one : products)
    out.rows.push_back({std::string(one.product), report::Number{one.value.R, 2},
                        report::Number{one.value.score, 2}, std::string(one.takes)});
  return '\n' + report::to_text(out) +
         "None of these is the E-model; hold them against each other, never against R above.\n";
}

std::string readable(const emodel::Answer& answer, const EmodelQuestion& question) {
  std::string out = "R " + fixed(answer.scores.R, 2) + "   " + conversational_name(answer.band) + " " +
                    fixed(answer.scores.MOS_CQE, 2);
  if (answer.band == Band::narrow) {
    const emodel::Category& category = emodel::category_of(answer.scores.R);
    out += "   " + std::string(category.name) + ": " + std::string(category.satisfaction);
  }
  out += "\nListening only (no echo, no delay): R " + fixed(answer.scores.R_LQ, 2) + "   " +
         listening_name(answer.band) + " " + fixed(answer.scores.MOS_LQE, 2) + "\n\n";
  out += report::to_text(breakdown(answer, question)) + '\n';
  for (const std::string& note : question.notes) out += note + '\n';
  out += what_users_say(answer) + std::string(answer.edition) + ", " + std::string(name(answer.band)) +
         (answer.band == Band::full ? "; the edition of 03/2023 is not implemented.\n" : ".\n");
  for (const std::string& part : question.unverified) out += "Unverified: " + part + '\n';
  for (const std::string_view part : answer.unverified) out += "Unverified: " + std::string(part) + '\n';
  return out;
}

} // namespace

int emodel_answer(const EmodelQuestion& question, const Arguments& arguments) {
  const emodel::Answer answer = emodel::answer(question.in);
  const bool valid = std::isfinite(answer.scores.R);
  if (!valid && question.missing.empty()) throw_input(why_no_value(question));
  if (arguments.has("--json"))
    print(json_text(answer, question, arguments));
  else if (!valid)
    print(question.missing + ".\n");
  else
    print(readable(answer, question) +
          (arguments.has("--simplified") ? products_text(other_products(question, arguments)) : ""));
  return valid ? ok : check_failed;
}

} // namespace quietroom::cli
