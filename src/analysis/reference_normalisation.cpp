#include "analysis/reference_normalisation.h"

#include "analysis/reference_scale.h"
#include "compare/fit_acceptance.h"
#include "compare/panel_scores.h"
#include "core/number.h"
#include "stats/cell_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::analysis {

namespace {

/// Whether the scale ends before the value: a MOS that no R has on the way in, 4.5 or 1 on the way out.
bool at_end(const compare::Normalised& value) {
  return value.rating.clamped || value.mos >= 4.5 || value.mos <= 1;
}

/// A limit that the end of the scale cuts off must not make the panel look surer: then the half-width is the
/// greater of the two sides, and where the MOS itself is cut off no less than the panel's own. True there.
bool normalise(const compare::ReferenceFit& fit, stats::MosRow& row) {
  const compare::Normalised mos = normalised(fit, row.mos);
  row.mos = mos.mos;
  if (!row.ci_low || !row.ci_high) return false;
  const compare::Normalised low = normalised(fit, *row.ci_low), high = normalised(fit, *row.ci_high);
  const double own_half = (*row.ci_high - *row.ci_low) / 2;
  row.ci_low = low.mos;
  row.ci_high = high.mos;
  row.ci_half = (high.mos - low.mos) / 2;
  if (!at_end(low) && !at_end(high)) return false;
  row.ci_half = std::max(mos.mos - low.mos, high.mos - mos.mos);
  if (at_end(mos)) row.ci_half = std::max(*row.ci_half, own_half);
  return true;
}

std::string cut_note(const std::vector<std::string>& cut) {
  if (cut.empty()) return "";
  return fmt::format("; the end of the scale cuts off the interval of {}: there ± is its wider side, and no "
                     "less than the panel's own where the MOS is cut off too",
                     fmt::join(cut, ", "));
}

} // namespace

std::variant<Normalisation, NormalisationRefusal>
normalised_by_references(const votes::VoteTable& table, std::vector<stats::MosRow> rows,
                         const NormalisationQuestion& question) {
  const auto panel = compare::panel_scores(stats::cell_table(table, table.listener(), table.condition()));
  const DerivationRequest request =
      derivation_request(question.choice, question.conditions, panel.conditions, question.band);
  const auto fit = reference_fit_of(request, compare::condition_mos(panel));
  if (!fit || !objections(request.setup, fit).empty()) return NormalisationRefusal{refusal(request, fit)};
  std::vector<std::string> cut;
  for (stats::MosRow& row : rows)
    if (normalise(*fit, row)) cut.push_back(row.keys.front());
  const std::string above = above_direct_note(request, *fit);
  const std::string note =
      fmt::format("MOS is NORMALISED through {} references (a = {}, b = {}, residual standard error {}{}); "
                  "the intervals do not hold the uncertainty of that fit, quietroom derive does{}{}",
                  fit->points.size(), fixed(fit->a, 2), fixed(fit->b, 3), fixed(fit->residual_se, 2),
                  fit->rescale ? ", scores rescaled" : "", cut_note(cut), above.empty() ? "" : ". " + above);
  return Normalisation{std::move(rows), note};
}

} // namespace quietroom::analysis
