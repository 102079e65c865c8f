#include "cli/derive_output.h"
#include "cli/vote_arguments.h"

namespace quietroom::cli {

namespace {

using report::Json;

Json limits_json(const std::optional<compare::OpenLimits>& limits) {
  if (!limits) return {};
  return Json::Array{Json(limits->low), Json(limits->high)};
}

Json propagated_json(const compare::Propagated& value) {
  return Json::Object{{"value", value.estimate},
                      {"rounded", compare::rounded(value.estimate)},
                      {"se", value.se},
                      {"delta_ci", limits_json(value.delta)},
                      {"bootstrap_ci", limits_json(value.bootstrap)}};
}

/// A number within the ladder, "below" or "above".
Json place_json(const compare::QPlace& place) {
  if (place.side == compare::QPlace::Side::within) return place.q_db;
  return place.side == compare::QPlace::Side::below ? "below" : "above";
}

Json q_json(const std::optional<compare::EquivalentQ>& q) {
  if (!q) return {};
  Json::Array ci;
  if (q->low) ci = {place_json(*q->low), place_json(*q->high)};
  Json::Object out = {{"q_db", place_json(q->q)}};
  if (q->low)
    out.emplace_back("ci", std::move(ci));
  else
    out.emplace_back("ci", nullptr);
  return out;
}

Json why_no_bpl(const compare::CodecDerivation& codec) {
  if (codec.why_no_Bpl.empty()) return {};
  return codec.why_no_Bpl;
}

Json::Array codecs_json(const Derived& derived) {
  Json::Array out;
  for (const compare::CodecDerivation& codec : derived.result.codecs) {
    Json::Array clean, loss;
    for (const std::size_t c : codec.clean) clean.push_back(derived.request.conditions[c].id);
    for (const compare::LossResult& one : codec.lossy)
      loss.push_back(Json::Object{{"condition", derived.request.conditions[one.condition].id},
                                  {"ppl_percent", one.Ppl},
                                  {"burst_ratio", one.BurstR},
                                  {"ie_eff", one.Ie_eff},
                                  {"fitted", one.fitted}});
    out.push_back(Json::Object{{"codec", codec.name},
                               {"ie", propagated_json(codec.Ie)},
                               {"bpl", propagated_json(codec.Bpl)},
                               {"why_no_bpl", why_no_bpl(codec)},
                               {"clean", std::move(clean)},
                               {"loss", std::move(loss)}});
  }
  return out;
}

Json fit_json(const Derived& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  Json::Array references;
  for (const compare::ReferencePoint& point : fit.points)
    references.push_back(Json::Object{{"condition", derived.request.conditions[point.reference.condition].id},
                                      {"mos", derived.mos[point.reference.condition]},
                                      {"r", point.rating.R},
                                      {"ie_published", point.reference.Ie},
                                      {"raw", point.raw},
                                      {"residual", point.residual}});
  return Json::Object{{"a", propagated_json(derived.result.a)},
                      {"b", propagated_json(derived.result.b)},
                      {"residual_se", fit.residual_se},
                      {"n", fit.points.size()},
                      {"direct", derived.request.conditions[derived.request.setup.direct].id},
                      {"r_direct", fit.direct.R},
                      {"references", std::move(references)}};
}

Json rescale_json(const compare::ReferenceFit& fit) {
  if (!fit.rescale) return {};
  return Json::Object{{"mos_direct", fit.rescale->mos_direct},
                      {"target", fit.rescale->target},
                      {"factor", (fit.rescale->target - 1) / (fit.rescale->mos_direct - 1)}};
}

Json condition_json(const Derived& derived, std::size_t c) {
  const compare::ConditionRating& one = derived.result.conditions[c];
  Json::Object out = {{"condition", derived.request.conditions[c].id}, {"mos", derived.mos[c]}};
  out.emplace_back("r", one.normalised.rating.R);
  out.emplace_back("clamped", one.normalised.rating.clamped);
  out.emplace_back("ie", propagated_json(one.Ie));
  out.emplace_back("r_normalised", one.normalised.R);
  out.emplace_back("mos_normalised", one.normalised.mos);
  out.emplace_back("equivalent_q", q_json(derived.equivalent_q[c]));
  return out;
}

Json::Array conditions_json(const Derived& derived) {
  Json::Array out;
  for (std::size_t c = 0; c < derived.mos.size(); ++c) out.push_back(condition_json(derived, c));
  return out;
}

Json::Array mnru_json(const compare::MnruOrder& order) {
  Json::Array out;
  for (const compare::MnruRise& rise : order.rises) {
    const std::vector<double> q_db = {rise.lower_q_db, rise.higher_q_db};
    out.push_back(Json::Object{{"q_db", q_db},
                               {"difference", rise.difference},
                               {"ci_half", rise.half},
                               {"violated", rise.violated()},
                               {"beyond_interval", rise.beyond_interval()}});
  }
  return out;
}

} // namespace

Json derive_json(const Derived& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  const Json::Object bootstrap = {{"replicates", derived.options.replicates}, {"seed", derived.options.seed}};
  return Json::Object{{"band", emodel::key(fit.band)},
                      {"edition", emodel::edition(fit.band)},
                      {"context", derived.context},
                      {"n_listeners", derived.n_listeners},
                      {"codecs", codecs_json(derived)},
                      {"fit", fit_json(derived)},
                      {"rescale", rescale_json(fit)},
                      {"forced", !derived.objections.empty()},
                      {"objections", derived.objections},
                      {"cautions", cautions(derived)},
                      {"conditions", conditions_json(derived)},
                      {"mnru", mnru_json(derived.mnru)},
                      {"bootstrap", bootstrap},
                      {"unverified", unverified_steps()},
                      {"simulated", derived.simulated},
                      {"circular", derived.circular},
                      {"where", derived.where},
                      {"excluded", exclusion_json(derived.excluded)}};
}

} // namespace quietroom::cli
