#include "report/derivation_forms.h"

#include "report/derivation_fields.h"
#include "report/derivation_notes.h"
#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

Json fit_json(const analysis::DerivationAnswer& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  return Json::Object{{"a", propagated_json(derived.result.a)},
                      {"b", propagated_json(derived.result.b)},
                      {"residual_se", fit.residual_se},
                      {"n", fit.points.size()},
                      {"direct", derived.request.conditions[derived.request.setup.direct].id},
                      {"r_direct", fit.direct.R},
                      {"references", array_of(reference_fields(derived), fit.points)}};
}

Json rescale_json(const compare::ReferenceFit& fit) {
  if (!fit.rescale) return {};
  return Json::Object{{"mos_direct", fit.rescale->mos_direct},
                      {"target", fit.rescale->target},
                      {"factor", (fit.rescale->target - 1) / (fit.rescale->mos_direct - 1)}};
}

Json::Array ratings_json(const analysis::DerivationAnswer& derived) {
  const Fields<std::size_t> fields = rating_fields(derived);
  Json::Array out;
  for (std::size_t c = 0; c < derived.mos.size(); ++c) out.emplace_back(object_of(fields, c));
  return out;
}

Fields<compare::MnruRise> rise_fields() {
  using Row = compare::MnruRise;
  return {in_json<Row>("q_db",
                       [](const Row& r) {
                         return Json(Json::Array{r.lower_q_db, r.higher_q_db});
                       }),
          in_json<Row>("difference", &Row::difference), in_json<Row>("ci_half", &Row::half),
          in_json<Row>("violated", [](const Row& r) { return r.violated(); }),
          in_json<Row>("beyond_interval", [](const Row& r) { return r.beyond_interval(); })};
}

} // namespace

Json derivation_json(const analysis::DerivationAnswer& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  Json::Object out = {{"band", emodel::key(fit.band)},
                      {"edition", emodel::edition(fit.band)},
                      {"context", derived.context},
                      {"n_listeners", derived.n_listeners},
                      {"codecs", array_of(codec_fields(derived), derived.result.codecs)},
                      {"fit", fit_json(derived)},
                      {"rescale", rescale_json(fit)},
                      {"forced", !derived.objections.empty()},
                      {"objections", derived.objections},
                      {"cautions", derivation_cautions(derived)},
                      {"conditions", ratings_json(derived)},
                      {"mnru", array_of(rise_fields(), derived.mnru.rises)},
                      {"bootstrap", Json::Object{{"replicates", derived.propagation.replicates},
                                                 {"seed", derived.propagation.seed}}},
                      {"unverified", unverified_steps()},
                      {"circular", derived.circular}};
  add_provenance(out, derived.provenance);
  return out;
}

} // namespace quietroom::report
