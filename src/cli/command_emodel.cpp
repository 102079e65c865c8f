#include "cli/command.h"
#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/rating.h"
#include "report/json.h"
#include "report/table.h"

#include <cmath>

namespace quietroom::cli {

namespace {

using report::Json;

struct Answer {
  EmodelQuestion question;
  emodel::Estimate estimate;
  std::vector<std::string> unverified;
};

Answer answered(const EmodelQuestion& question) {
  Answer out{question, emodel::estimate(question.in), question.unverified};
  if (!std::isfinite(out.estimate.R))
    throw_input(
        "the E-model has no value for these inputs; bring STMR and TELR nearer to their permitted ranges");
  out.unverified.insert(out.unverified.end(), out.estimate.unverified.begin(), out.estimate.unverified.end());
  return out;
}

std::string json_text(const Answer& answer) {
  const emodel::Estimate& e = answer.estimate;
  return report::text(Json::Object{{"r", e.R},
                                   {"mos_cqe", e.MOS_CQE},
                                   {"r_lq", e.R_LQ},
                                   {"mos_lqe", e.MOS_LQE},
                                   {"ro", e.basic.Ro},
                                   {"is", e.simultaneous.Is},
                                   {"id", e.delay.Id},
                                   {"ie_eff", e.Ie_eff},
                                   {"a", e.A},
                                   {"category", emodel::category_of(e.R).name},
                                   {"edition", e.edition},
                                   {"unverified", answer.unverified}});
}

/// Where the points go, from the first term to R.
report::Table breakdown(const Answer& answer) {
  const emodel::Estimate& e = answer.estimate;
  const emodel::NarrowBand& in = answer.question.in;
  const auto points = [](double value) { return fixed(value, 2); };
  report::Table out;
  out.columns = {{"term", "Where the points go", report::Align::left, ""},
                 {"points", "", report::Align::right, ""},
                 {"why", "", report::Align::left, ""}};
  const auto add = [&](const char* term, double value, const std::string& why) {
    out.rows.push_back({std::string(term), report::Number{value, 2}, why});
  };
  add("  Ro", e.basic.Ro, "signal to noise: noise sum " + points(e.basic.No) + " dBm0p");
  add("- Is", e.simultaneous.Is,
      "loudness " + points(e.simultaneous.Iolr) + ", sidetone " + points(e.simultaneous.Ist) +
          ", quantizing " + points(e.simultaneous.Iq));
  add("- Id", e.delay.Id,
      "talker echo " + points(e.delay.Idte) + ", listener echo " + points(e.delay.Idle) + ", delay " +
          points(e.delay.Idd));
  add("- Ie,eff", e.Ie_eff,
      "codec Ie " + shortest(in.Ie) + ", loss " + shortest(in.Ppl) + " % (Bpl " + shortest(in.Bpl) +
          ", BurstR " + shortest(in.BurstR) + ")");
  add("+ A", e.A, "advantage of access");
  add("= R", e.R, "not clamped");
  return out;
}

std::string readable(const Answer& answer) {
  const emodel::Estimate& e = answer.estimate;
  const emodel::Category category = emodel::category_of(e.R);
  std::string out = "R " + fixed(e.R, 2) + "   MOS-CQEN " + fixed(e.MOS_CQE, 2) + "   " +
                    std::string(category.name) + ": " + std::string(category.satisfaction) + '\n';
  out += "Listening only (no echo, no delay): R " + fixed(e.R_LQ, 2) + "   MOS-LQEN " + fixed(e.MOS_LQE, 2) +
         "\n\n";
  out += report::to_text(breakdown(answer)) + '\n';
  out += "Good or better " + fixed(emodel::good_or_better_percent(e.R), 1) + " %, poor or worse " +
         fixed(emodel::poor_or_worse_percent(e.R), 1) + " %, leaving early " +
         fixed(emodel::terminate_early_percent(e.R), 1) + " % of users. " + e.edition + ", narrow-band.\n";
  for (const std::string& part : answer.unverified) out += "Unverified: " + part + '\n';
  return out;
}

int run(const Arguments& arguments) {
  if (const auto band = arguments.text("--band"); band && *band != "nb")
    throw_input("--band " + *band + " is not known; this version computes nb");
  if (arguments.has("--csv") && arguments.has("--json")) throw_input("--csv prints a CSV; leave --json away");
  const EmodelQuestion question = emodel_question(arguments);
  if (const auto csv = arguments.text("--csv")) return emodel_batch(*csv, question);
  const Answer answer = answered(question);
  print(arguments.has("--json") ? json_text(answer) : readable(answer));
  return ok;
}

} // namespace

Command emodel_command() {
  Command out{
      "emodel",
      "the E-model: one estimate, or a batch from a CSV",
      {{"--band", "nb", "narrow-band, G.107 (06/2015)"},
       {"--csv", "IN.csv", "a row for each estimate, columns named by symbols; adds R,MOS_CQE,R_LQ,MOS_LQE"},
       {"--json", "", "one JSON document"}},
      "  quietroom emodel\n"
      "  quietroom emodel --codec g729a-vad --Ppl 2 --Ta 150\n"
      "  quietroom emodel --Ie 11 --Bpl 19 --Ppl 2 --BurstR 1.5 --json\n"
      "  quietroom emodel --csv calls.csv > rated.csv",
      run};
  const std::vector<Option> symbols = emodel_options();
  out.options.insert(out.options.end(), symbols.begin(), symbols.end());
  return out;
}

} // namespace quietroom::cli
