#include "cli/derive_output.h"

#include "cli/chosen_rows.h"
#include "cli/derive_notes.h"
#include "cli/vote_arguments.h"
#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using report::Align;
using report::Number;

std::string range(const std::optional<compare::OpenLimits>& limits, int decimals) {
  if (!limits) return "–";
  return fmt::format("{} to {}", fixed(limits->low, decimals), fixed(limits->high, decimals));
}

std::string text(const compare::QPlace& place) {
  using Side = compare::QPlace::Side;
  if (place.side == Side::within) return fixed(place.q_db, 1);
  return place.side == Side::below ? "below" : "above";
}

std::string text(const std::optional<compare::EquivalentQ>& q) {
  if (!q) return "–";
  if (!q->low) return text(q->q);
  if (q->q.side != compare::QPlace::Side::within && q->q == *q->low && q->q == *q->high) return text(q->q);
  return fmt::format("{} ({} to {})", text(q->q), text(*q->low), text(*q->high));
}

report::Table codec_table(const Derived& derived) {
  const emodel::Band band = derived.result.fit.band;
  const std::string Ie = symbol("Ie", band), Bpl = symbol("Bpl", band);
  report::Table out;
  out.columns = {
      {"codec", "codec", Align::left, ""},          {"ie", Ie, Align::right, ""},
      {"ie_delta", "delta 95 %", Align::left, ""},  {"ie_boot", "bootstrap 95 %", Align::left, ""},
      {"ie_rounded", "rounded", Align::right, ""},  {"bpl", Bpl, Align::right, ""},
      {"bpl_delta", "delta 95 %", Align::left, ""}, {"bpl_boot", "bootstrap 95 %", Align::left, ""},
      {"bpl_rounded", "rounded", Align::right, ""}};
  for (const compare::CodecDerivation& codec : derived.result.codecs)
    out.rows.push_back({codec.name, Number{codec.Ie.estimate, 1}, range(codec.Ie.delta, 1),
                        range(codec.Ie.bootstrap, 1), Number{compare::rounded(codec.Ie.estimate), 0},
                        Number{codec.Bpl.estimate, 1}, range(codec.Bpl.delta, 1),
                        range(codec.Bpl.bootstrap, 1), Number{compare::rounded(codec.Bpl.estimate), 0}});
  return out;
}

report::Table loss_table(const Derived& derived) {
  report::Table out;
  out.columns = {{"codec", "codec", Align::left, ""},
                 {"condition", "condition", Align::left, ""},
                 {"ppl", "Ppl, %", Align::right, ""},
                 {"burst_ratio", "BurstR", Align::right, ""},
                 {"ie_eff", symbol("Ie,eff", derived.result.fit.band), Align::right, ""},
                 {"fitted", "by Bpl", Align::right, ""}};
  for (const compare::CodecDerivation& codec : derived.result.codecs)
    for (const compare::LossResult& loss : codec.lossy)
      out.rows.push_back({codec.name, derived.request.conditions[loss.condition].id, Number{loss.Ppl, 2},
                          Number{loss.BurstR, 2}, Number{loss.Ie_eff, 1}, Number{loss.fitted, 1}});
  return out;
}

report::Table reference_table(const Derived& derived) {
  report::Table out;
  out.columns = {{"reference", "reference", Align::left, ""},
                 {"r", "R", Align::right, ""},
                 {"published", "published " + symbol("Ie", derived.result.fit.band), Align::right, ""},
                 {"raw", "R(direct) - R", Align::right, ""},
                 {"residual", "residual", Align::right, ""}};
  for (const compare::ReferencePoint& point : derived.result.fit.points)
    out.rows.push_back({derived.request.conditions[point.reference.condition].id, Number{point.rating.R, 1},
                        Number{point.reference.Ie, 1}, Number{point.raw, 1}, Number{point.residual, 1}});
  return out;
}

report::Table condition_table(const Derived& derived, const std::vector<double>& mos) {
  const std::string Ie = symbol("Ie", derived.result.fit.band);
  report::Table out;
  out.columns = {{"condition", "condition", Align::left, ""},
                 {"mos", "MOS", Align::right, ""},
                 {"r", "R", Align::right, ""},
                 {"ie", Ie + " or Ie,eff", Align::right, ""},
                 {"ie_delta", "delta 95 %", Align::left, ""},
                 {"r_normalised", "normalised R", Align::right, ""},
                 {"mos_normalised", "and MOS", Align::right, ""},
                 {"q", "equivalent Q, dB", Align::left, ""}};
  for (std::size_t c = 0; c < mos.size(); ++c) {
    const compare::ConditionRating& one = derived.result.conditions[c];
    out.rows.push_back({derived.request.conditions[c].id, Number{mos[c], 2},
                        Number{one.normalised.rating.R, 1}, Number{one.normalised.Ie, 1},
                        range(one.Ie.delta, 1), Number{one.normalised.R, 1}, Number{one.normalised.mos, 2},
                        text(derived.equivalent_q[c])});
  }
  if (derived.mnru.ladder.size() < 2) { // no ladder, no equivalent Q
    out.columns.pop_back();
    for (auto& row : out.rows) row.pop_back();
  }
  return out;
}

std::optional<double> low(const std::optional<compare::OpenLimits>& limits) {
  return limits ? limits->low : std::nullopt;
}
std::optional<double> high(const std::optional<compare::OpenLimits>& limits) {
  return limits ? limits->high : std::nullopt;
}

} // namespace

std::string symbol(const char* factor, emodel::Band band) {
  if (band == emodel::Band::narrow) return factor;
  return std::string(factor) + (band == emodel::Band::wide ? ",WB" : ",FB");
}

std::string derive_text(const Derived& derived) {
  report::Table codecs = codec_table(derived);
  codecs.note = simulated_note(derived.simulated);
  std::string out = forced_note(derived) + report::to_text(codecs) + '\n';
  if (const report::Table losses = loss_table(derived); !losses.rows.empty())
    out += report::to_text(losses) + '\n';
  out += report::to_text(reference_table(derived)) + '\n';
  out += report::to_text(condition_table(derived, derived.mos)) + '\n';
  return out + derive_notes(derived);
}

report::Table derive_csv(const Derived& derived) {
  report::Table out;
  out.columns.push_back({"codec", "codec", Align::left, ""});
  for (const char* key :
       {"ie", "ie_se", "ie_delta_low", "ie_delta_high", "ie_bootstrap_low", "ie_bootstrap_high", "ie_rounded",
        "bpl", "bpl_se", "bpl_delta_low", "bpl_delta_high", "bpl_bootstrap_low", "bpl_bootstrap_high",
        "bpl_rounded", "a", "b", "residual_se", "n_references", "n_listeners"})
    out.columns.push_back({key, key, Align::right, ""});
  for (const char* key : {"band", "rescaled", "forced", "objections"})
    out.columns.push_back({key, key, Align::left, ""});
  const compare::ReferenceFit& fit = derived.result.fit;
  for (const compare::CodecDerivation& codec : derived.result.codecs) {
    std::vector<report::Cell>& row = out.rows.emplace_back();
    row.emplace_back(codec.name);
    for (const compare::Propagated* value : {&codec.Ie, &codec.Bpl})
      for (const std::optional<double>& each :
           {value->estimate, value->se, low(value->delta), high(value->delta), low(value->bootstrap),
            high(value->bootstrap), compare::rounded(value->estimate)})
        row.emplace_back(Number{each, 0});
    for (const std::optional<double>& each : {std::optional(fit.a), std::optional(fit.b), fit.residual_se,
                                              std::optional(static_cast<double>(fit.points.size())),
                                              std::optional(static_cast<double>(derived.n_listeners))})
      row.emplace_back(Number{each, 0});
    row.emplace_back(std::string(emodel::key(fit.band)));
    row.emplace_back(std::string(fit.rescale ? "1" : "0"));
    row.emplace_back(std::string(derived.objections.empty() ? "0" : "1"));
    row.emplace_back(fmt::format("{}", fmt::join(derived.objections, "; ")));
  }
  out.simulated = derived.simulated;
  add_exclusion_column(out, derived.excluded);
  add_where_column(out, derived.where);
  return out;
}

} // namespace quietroom::cli
