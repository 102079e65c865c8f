#include "compare/derive.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quietroom::compare {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double clean_ie(const ReferenceFit& fit, const CodecConditions& codec, std::span<const double> mos) {
  if (codec.clean.empty()) return undefined;
  double sum = 0;
  for (const std::size_t condition : codec.clean) sum += normalised(fit, mos[condition]).Ie;
  return sum / static_cast<double>(codec.clean.size());
}

double bpl(const ReferenceFit& fit, const CodecConditions& codec, double Ie, std::span<const double> mos) {
  if (codec.clean.empty() || codec.lossy.empty()) return undefined;
  std::vector<LossPoint> points;
  for (const LossCondition& one : codec.lossy)
    points.push_back({one.stimuli, normalised(fit, mos[one.condition]).Ie});
  return fit_bpl(Ie, points, fit.band);
}

/// In this order: a, b, Ie of each condition, Ie and Bpl of each codec.
std::vector<double> quantities_of(const ReferenceSetup& setup, std::span<const CodecConditions> codecs,
                                  std::span<const double> mos) {
  std::vector<double> out;
  out.reserve(2 + mos.size() + 2 * codecs.size());
  const auto fit = fit_references(setup, mos);
  if (!fit) {
    out.assign(2 + mos.size() + 2 * codecs.size(), undefined);
    return out;
  }
  out.push_back(fit->a);
  out.push_back(fit->b);
  for (const double each : mos) out.push_back(normalised(*fit, each).Ie);
  for (const CodecConditions& codec : codecs) {
    const double Ie = clean_ie(*fit, codec, mos);
    out.push_back(Ie);
    out.push_back(bpl(*fit, codec, Ie, mos));
  }
  return out;
}

std::vector<Axis> axes_of(std::size_t conditions, std::size_t codecs) {
  std::vector<Axis> out(2 + conditions, Axis::linear);
  for (std::size_t i = 0; i < codecs; ++i) out.insert(out.end(), {Axis::linear, Axis::logarithmic});
  return out;
}

std::string why_no_bpl(const CodecConditions& codec, double value) {
  if (codec.lossy.empty()) return "no condition with packet loss";
  if (codec.clean.empty()) return "no condition without packet loss, so no Ie to begin from";
  if (value == 0) return "loss lowered the scores more than any Bpl allows";
  if (std::isinf(value)) return "loss did not lower the scores";
  return "";
}

LossResult loss_result(const LossCondition& one, const Derivation& result, const CodecDerivation& codec) {
  LossResult out;
  out.condition = one.condition;
  out.Ie_eff = result.conditions[one.condition].normalised.Ie;
  double bursts = 0;
  std::size_t with_loss = 0;
  for (const emodel::Loss& loss : one.stimuli) {
    out.Ppl += loss.Ppl / static_cast<double>(one.stimuli.size());
    if (loss.Ppl <= 0) continue;
    bursts += loss.BurstR.value_or(1);
    ++with_loss;
  }
  if (with_loss > 0) out.BurstR = bursts / static_cast<double>(with_loss);
  if (codec.Bpl.estimate)
    out.fitted = effective_ie(*codec.Ie.estimate, *codec.Bpl.estimate, one.stimuli, result.fit.band);
  return out;
}

} // namespace

std::optional<Derivation> derive(const PanelScores& panel, const ReferenceSetup& setup,
                                 std::span<const CodecConditions> codecs, const PropagationOptions& options) {
  const std::vector<double> mos = condition_mos(panel);
  auto fit = fit_references(setup, mos);
  if (!fit) return std::nullopt;
  const auto quantities = [&](std::span<const double> each) { return quantities_of(setup, codecs, each); };
  const std::vector<Propagated> spread =
      propagate(panel, quantities, axes_of(mos.size(), codecs.size()), options);
  Derivation out{std::move(*fit), spread[0], spread[1], {}, {}};
  for (std::size_t c = 0; c < mos.size(); ++c)
    out.conditions.push_back({normalised(out.fit, mos[c]), spread[2 + c]});
  for (std::size_t i = 0; i < codecs.size(); ++i) {
    const Propagated* both = &spread[2 + mos.size() + 2 * i];
    CodecDerivation& codec = out.codecs.emplace_back();
    codec.name = codecs[i].name;
    codec.clean = codecs[i].clean;
    codec.Ie = both[0];
    codec.Bpl = both[1];
    const double Ie = clean_ie(out.fit, codecs[i], mos), Bpl = bpl(out.fit, codecs[i], Ie, mos);
    codec.why_no_Bpl = why_no_bpl(codecs[i], Bpl);
    if (!codec.why_no_Bpl.empty()) codec.Bpl = {};
    for (const LossCondition& one : codecs[i].lossy) codec.lossy.push_back(loss_result(one, out, codec));
  }
  return out;
}

std::optional<double> rounded(const std::optional<double>& value) {
  return value ? std::optional(std::round(*value) + 0.0) : std::nullopt; // no minus before a 0
}

} // namespace quietroom::compare
