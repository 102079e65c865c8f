#include "report/derivation_forms.h"

#include "report/derivation_fields.h"
#include "report/derivation_notes.h"
#include "report/provenance_forms.h"

#include <numeric>

namespace quietroom::report {

namespace {

std::vector<LossRow> loss_rows(const analysis::DerivationAnswer& derived) {
  std::vector<LossRow> out;
  for (const compare::CodecDerivation& codec : derived.result.codecs)
    for (const compare::LossResult& loss : codec.lossy) out.push_back({codec.name, loss});
  return out;
}

std::vector<std::size_t> places(const analysis::DerivationAnswer& derived) {
  std::vector<std::size_t> out(derived.mos.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

} // namespace

std::string derivation_text(const analysis::DerivationAnswer& derived) {
  Table codecs = table_of(codec_fields(derived), derived.result.codecs, Form::text);
  codecs.note = simulated_note(derived.provenance.simulated);
  std::string out = refused_lines(derived) + to_text(codecs) + '\n';
  if (const auto losses = loss_rows(derived); !losses.empty())
    out += to_text(table_of(loss_fields(derived), losses, Form::text)) + '\n';
  out += to_text(table_of(reference_fields(derived), derived.result.fit.points, Form::text)) + '\n';
  out += to_text(table_of(rating_fields(derived), places(derived), Form::text)) + '\n';
  return out + derivation_notes(derived);
}

Table derivation_csv(const analysis::DerivationAnswer& derived) {
  Table out = table_of(codec_fields(derived), derived.result.codecs, Form::csv);
  add_provenance(out, derived.provenance);
  return out;
}

} // namespace quietroom::report
