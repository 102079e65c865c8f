#include "report/derivation_fields.h"

#include "core/number.h"
#include "report/limits_json.h"

#include <fmt/format.h>

namespace quietroom::report {

namespace {

using analysis::DerivationAnswer;
using Codec = compare::CodecDerivation;

std::string range(const std::optional<compare::OpenLimits>& limits, int decimals) {
  if (!limits) return "–";
  return fmt::format("{} to {}", fixed(limits->low, decimals), fixed(limits->high, decimals));
}

Value low(const std::optional<compare::OpenLimits>& limits) {
  return limits ? value_of(limits->low) : Value();
}

Value high(const std::optional<compare::OpenLimits>& limits) {
  return limits ? value_of(limits->high) : Value();
}

std::string place_text(const compare::QPlace& place) {
  using Side = compare::QPlace::Side;
  if (place.side == Side::within) return fixed(place.q_db, 1);
  return place.side == Side::below ? "below" : "above";
}

std::string q_text(const std::optional<compare::EquivalentQ>& q) {
  if (!q) return "–";
  if (!q->low) return place_text(q->q);
  if (q->q.side != compare::QPlace::Side::within && q->q == *q->low && q->q == *q->high)
    return place_text(q->q);
  return fmt::format("{} ({} to {})", place_text(q->q), place_text(*q->low), place_text(*q->high));
}

/// A number within the ladder, "below" or "above".
Json place_json(const compare::QPlace& place) {
  if (place.side == compare::QPlace::Side::within) return place.q_db;
  return place_text(place);
}

Json q_json(const std::optional<compare::EquivalentQ>& q) {
  if (!q) return {};
  const Json ci = q->low ? Json(Json::Array{place_json(*q->low), place_json(*q->high)}) : Json();
  return Json::Object{{"q_db", place_json(q->q)}, {"ci", ci}};
}

Json ids_json(const DerivationAnswer& derived, const std::vector<std::size_t>& places) {
  Json::Array out;
  for (const std::size_t c : places) out.push_back(derived.request.conditions[c].id);
  return out;
}

Json losses_json(const DerivationAnswer& derived, const Codec& codec) {
  Json::Array out;
  const Fields<LossRow> fields = loss_fields(derived);
  for (const compare::LossResult& loss : codec.lossy) out.emplace_back(object_of(fields, {codec.name, loss}));
  return out;
}

/// Ie or Bpl of a codec: what readers see, then every figure for the CSV, then one object for JSON.
void add_factor(Fields<Codec>& out, const std::string& key, const std::string& symbol,
                const compare::Propagated Codec::*factor) {
  const auto of = [factor](auto get) {
    return [factor, get](const Codec& codec) -> Value { return get(codec.*factor); };
  };
  using P = compare::Propagated;
  const Fields<Codec> fields = {
      {key, symbol, 1, for_readers, of([](const P& p) { return value_of(p.estimate); })},
      {key, "delta 95 %", 1, for_readers, of([](const P& p) { return range(p.delta, 1); })},
      {key, "bootstrap 95 %", 1, for_readers, of([](const P& p) { return range(p.bootstrap, 1); })},
      {key, "rounded", 0, for_readers, of([](const P& p) { return value_of(compare::rounded(p.estimate)); })},
      {key, "", 0, csv_alone, of([](const P& p) { return value_of(p.estimate); })},
      {key + "_se", "", 0, csv_alone, of([](const P& p) { return value_of(p.se); })},
      {key + "_delta_low", "", 0, csv_alone, of([](const P& p) { return low(p.delta); })},
      {key + "_delta_high", "", 0, csv_alone, of([](const P& p) { return high(p.delta); })},
      {key + "_bootstrap_low", "", 0, csv_alone, of([](const P& p) { return low(p.bootstrap); })},
      {key + "_bootstrap_high", "", 0, csv_alone, of([](const P& p) { return high(p.bootstrap); })},
      {key + "_rounded", "", 0, csv_alone,
       of([](const P& p) { return value_of(compare::rounded(p.estimate)); })},
      {key, "", 0, json_alone, of([](const P& p) { return propagated_json(p); })}};
  out.insert(out.end(), fields.begin(), fields.end());
}

} // namespace

std::string band_symbol(const char* factor, emodel::Band band) {
  if (band == emodel::Band::narrow) return factor;
  return std::string(factor) + (band == emodel::Band::wide ? ",WB" : ",FB");
}

Json propagated_json(const compare::Propagated& value) {
  using Row = compare::Propagated;
  const Fields<Row> fields = {
      in_json<Row>("value", &Row::estimate),
      in_json<Row>("rounded", [](const Row& p) { return Json(compare::rounded(p.estimate)); }),
      in_json<Row>("se", &Row::se),
      in_json<Row>("delta_ci", [](const Row& p) { return limits_or_null(p.delta); }),
      in_json<Row>("bootstrap_ci", [](const Row& p) { return limits_or_null(p.bootstrap); })};
  return object_of(fields, value);
}

Fields<Codec> codec_fields(const DerivationAnswer& derived) {
  const compare::ReferenceFit& fit = derived.result.fit;
  Fields<Codec> out = {{"codec", "codec", 0, everywhere, [](const Codec& c) { return c.name; }}};
  add_factor(out, "ie", band_symbol("Ie", fit.band), &Codec::Ie);
  add_factor(out, "bpl", band_symbol("Bpl", fit.band), &Codec::Bpl);
  const Fields<Codec> more = {
      {"why_no_bpl", "", 0, json_alone,
       [](const Codec& c) { return c.why_no_Bpl.empty() ? Value() : Value(c.why_no_Bpl); }},
      {"clean", "", 0, json_alone, [&derived](const Codec& c) { return ids_json(derived, c.clean); }},
      {"loss", "", 0, json_alone, [&derived](const Codec& c) { return losses_json(derived, c); }},
      {"a", "", 0, csv_alone, [&fit](const Codec&) { return fit.a; }},
      {"b", "", 0, csv_alone, [&fit](const Codec&) { return fit.b; }},
      {"residual_se", "", 0, csv_alone, [&fit](const Codec&) { return value_of(fit.residual_se); }},
      {"n_references", "", 0, csv_alone, [&fit](const Codec&) { return std::uint64_t{fit.points.size()}; }},
      {"n_listeners", "", 0, csv_alone,
       [&derived](const Codec&) { return std::uint64_t{derived.n_listeners}; }},
      {"band", "", 0, csv_alone, [&fit](const Codec&) { return std::string(emodel::key(fit.band)); }},
      {"rescaled", "", 0, csv_alone, [&fit](const Codec&) { return fit.rescale.has_value(); }},
      {"forced", "", 0, csv_alone, [&derived](const Codec&) { return !derived.objections.empty(); }},
      {"objections", "", 0, csv_alone,
       [&derived](const Codec&) { return fmt::format("{}", fmt::join(derived.objections, "; ")); }}};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

Fields<LossRow> loss_fields(const DerivationAnswer& derived) {
  return {{"codec", "codec", 0, for_readers, [](const LossRow& r) { return r.codec; }},
          {"condition", "condition", 0, everywhere,
           [&derived](const LossRow& r) { return derived.request.conditions[r.loss.condition].id; }},
          {"ppl_percent", "Ppl, %", 2, everywhere, [](const LossRow& r) { return r.loss.Ppl; }},
          {"burst_ratio", "BurstR", 2, everywhere, [](const LossRow& r) { return value_of(r.loss.BurstR); }},
          {"ie_eff", band_symbol("Ie,eff", derived.result.fit.band), 1, everywhere,
           [](const LossRow& r) { return r.loss.Ie_eff; }},
          {"fitted", "by Bpl", 1, everywhere, [](const LossRow& r) { return value_of(r.loss.fitted); }}};
}

Fields<compare::ReferencePoint> reference_fields(const DerivationAnswer& derived) {
  using Point = compare::ReferencePoint;
  return {
      {"condition", "reference", 0, everywhere,
       [&derived](const Point& p) { return derived.request.conditions[p.reference.condition].id; }},
      {"mos", "", 2, json_alone, [&derived](const Point& p) { return derived.mos[p.reference.condition]; }},
      {"r", "R", 1, everywhere, [](const Point& p) { return p.rating.R; }},
      {"ie_published", "published " + band_symbol("Ie", derived.result.fit.band), 1, everywhere,
       [](const Point& p) { return p.reference.Ie; }},
      {"raw", "R(direct) - R", 1, everywhere, [](const Point& p) { return p.raw; }},
      {"residual", "residual", 1, everywhere, [](const Point& p) { return p.residual; }}};
}

Fields<std::size_t> rating_fields(const DerivationAnswer& derived) {
  const auto& conditions = derived.result.conditions;
  const std::string Ie = band_symbol("Ie", derived.result.fit.band);
  Fields<std::size_t> out = {
      {"condition", "condition", 0, everywhere,
       [&derived](std::size_t c) { return derived.request.conditions[c].id; }},
      {"mos", "MOS", 2, everywhere, [&derived](std::size_t c) { return derived.mos[c]; }},
      {"r", "R", 1, everywhere, [&conditions](std::size_t c) { return conditions[c].normalised.rating.R; }},
      {"clamped", "", 0, json_alone,
       [&conditions](std::size_t c) { return conditions[c].normalised.rating.clamped; }},
      {"ie", "", 1, json_alone, [&conditions](std::size_t c) { return propagated_json(conditions[c].Ie); }},
      {"ie", Ie + " or Ie,eff", 1, for_readers,
       [&conditions](std::size_t c) { return conditions[c].normalised.Ie; }},
      {"ie", "delta 95 %", 1, for_readers,
       [&conditions](std::size_t c) { return range(conditions[c].Ie.delta, 1); }},
      {"r_normalised", "normalised R", 1, everywhere,
       [&conditions](std::size_t c) { return conditions[c].normalised.R; }},
      {"mos_normalised", "and MOS", 2, everywhere,
       [&conditions](std::size_t c) { return conditions[c].normalised.mos; }},
      {"equivalent_q", "", 0, json_alone,
       [&derived](std::size_t c) { return q_json(derived.equivalent_q[c]); }}};
  if (derived.mnru.ladder.size() >= 2)
    out.push_back({"equivalent_q", "equivalent Q, dB", 1, for_readers,
                   [&derived](std::size_t c) { return q_text(derived.equivalent_q[c]); }});
  return out;
}

} // namespace quietroom::report
