#include "report/derivation_notes.h"

#include "analysis/reference_scale.h"
#include "core/number.h"
#include "report/derivation_fields.h"
#include "report/provenance_forms.h"

#include <fmt/format.h>

namespace quietroom::report {

namespace {

/// "1.02 ± 0.11".
std::string with_half(const compare::Propagated& value, int decimals) {
  std::string out = fixed(value.estimate, decimals);
  if (value.delta && value.delta->high)
    out += " ± " + fixed(*value.delta->high - value.estimate.value_or(0), decimals);
  return out;
}

std::string fit_note(const analysis::DerivationAnswer& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  return fmt::format(
      "References: R({}) - R = a + b {}, a = {}, b = {}, residual standard error {}, n = {}.\n",
      derived.request.conditions[derived.request.setup.direct].id, band_symbol("Ie", fit.band),
      with_half(derived.result.a, 2), with_half(derived.result.b, 3), fixed(fit.residual_se, 2),
      fit.points.size());
}

std::string rescale_note(const analysis::DerivationAnswer& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  const std::string& direct = derived.request.conditions[derived.request.setup.direct].id;
  const std::string best = fixed(compare::best_mos(fit.band), 3);
  if (!fit.rescale)
    return fmt::format("Scores are not rescaled: {} is not above the model's best MOS, {}.\n", direct, best);
  return fmt::format(
      "Scores are rescaled: {} has MOS {}, above the model's best, {}; MOS' = 1 + {} (MOS - 1).\n", direct,
      fixed(fit.rescale->mos_direct, 3), best,
      fixed((fit.rescale->target - 1) / (fit.rescale->mos_direct - 1), 4));
}

std::string clamped_note(const analysis::DerivationAnswer& derived) {
  std::string names;
  for (std::size_t c = 0; c < derived.result.conditions.size(); ++c)
    if (derived.result.conditions[c].normalised.rating.clamped)
      names += (names.empty() ? "" : ", ") + derived.request.conditions[c].id;
  return names.empty() ? "" : "MOS beyond 1 to 4.5 has no R; taken as the limit: " + names + ".\n";
}

std::string interval_words(const analysis::DerivationAnswer& derived) {
  if (derived.n_listeners < 3) return "No intervals: fewer than three listeners.\n";
  const std::string none = derived.n_listeners < compare::least_listeners_of_bootstrap
                               ? " No bootstrap: fewer than eight listeners."
                               : "";
  return fmt::format(
      "95 % intervals over {} listeners, the fit of the references included: delta method with Student t "
      "(Bpl on a "
      "logarithmic axis), and symmetric bootstrap-t by listener, {} replicates, seed {}. They say nothing of "
      "other speech "
      "material, nor of errors in the published values.{}\n",
      derived.n_listeners, derived.propagation.replicates, derived.propagation.seed, none);
}

std::string bpl_note(const analysis::DerivationAnswer& derived) {
  std::string out;
  for (const compare::CodecDerivation& codec : derived.result.codecs)
    if (!codec.why_no_Bpl.empty() && !codec.lossy.empty())
      out += fmt::format("No {} of {}: {}.\n", band_symbol("Bpl", derived.result.fit.band), codec.name,
                         codec.why_no_Bpl);
  if (derived.result.fit.band != emodel::Band::narrow)
    for (const compare::CodecDerivation& codec : derived.result.codecs)
      if (!codec.lossy.empty())
        return out + "BurstR enters by an extension: the model of this band knows random loss only.\n";
  return out;
}

/// A line for each pair of neighbours of the MNRU ladder that violates the order, or that none does; empty
/// without a ladder.
std::string mnru_note(const compare::MnruOrder& order) {
  if (order.rises.empty()) return "";
  std::string out;
  for (const compare::MnruRise& rise : order.rises)
    if (rise.violated())
      out += fmt::format("MNRU order violated: MOS falls by {} from {} dB to {} dB, {} its paired interval "
                         "(± {}).\n",
                         fixed(-rise.difference, 2), shortest(rise.lower_q_db), shortest(rise.higher_q_db),
                         rise.beyond_interval() ? "beyond" : "within", fixed(rise.half, 2));
  if (out.empty())
    out = fmt::format("MNRU: MOS rises with Q from {} dB to {} dB, as it must.\n",
                      shortest(order.ladder.front().q_db), shortest(order.ladder.back().q_db));
  return out;
}

} // namespace

std::string refused_lines(const analysis::DerivationAnswer& derived) {
  if (derived.objections.empty()) return "";
  std::string out = "FORCED: this panel was refused, and --force shows it anyway.\n";
  for (const std::string& objection : derived.objections) out += "  " + objection + ".\n";
  return out;
}

std::vector<std::string> derivation_cautions(const analysis::DerivationAnswer& derived) {
  std::vector<std::string> out;
  for (const analysis::NotUsed& one : derived.request.not_used)
    out.push_back(fmt::format("{} is not used for derivation: {} is more than a codec (--codec takes it "
                              "anyway)",
                              derived.request.conditions[one.condition].id, one.reason));
  if (std::string note = above_direct_note(derived.request, derived.result.fit); !note.empty())
    out.push_back(std::move(note));
  return out;
}

std::vector<std::string> unverified_steps() {
  return {"step 1: which references P.833 lists, and how many",
          "step 3: rescaling where the direct condition is above the model's best MOS",
          "steps 4 and 5: impairment as R(direct) - R through the inverse of G.107 Annex B",
          "step 6: least squares without weights; the limits of refusal are ours",
          "step 7: rounding to integers",
          "step 8: least squares over Ie,eff, with the mean of the curve over the stimuli of a condition"};
}

std::string derivation_notes(const analysis::DerivationAnswer& derived) {
  std::string out = fit_note(derived) + rescale_note(derived) + clamped_note(derived) + bpl_note(derived);
  for (const std::string& caution : derivation_cautions(derived)) out += caution + ".\n";
  out += mnru_note(derived.mnru) + interval_words(derived);
  out += fmt::format("Scale: {}{}. P.833 in a form of which these steps are unverified:\n",
                     emodel::edition(derived.result.fit.band),
                     derived.context ? ", context " + *derived.context : "; no context given");
  for (const std::string& step : unverified_steps()) out += "  " + step + "\n";
  if (derived.circular)
    out += "The simulated truth comes from the E-model or may do so: then these values are circular and say "
           "nothing about "
           "people.\n";
  for (const std::string& note : notes_with_level(derived.provenance)) out += note + ".\n";
  return out;
}

} // namespace quietroom::report
