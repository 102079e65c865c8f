#include "cli/reference_normalisation.h"

#include "cli/derive_request.h"
#include "cli/study_models.h"
#include "compare/fit_acceptance.h"
#include "compare/panel_scores.h"
#include "core/error.h"
#include "core/number.h"
#include "stats/cell_table.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

void normalise(const compare::ReferenceFit& fit, stats::MosRow& row) {
  const auto onto = [&](double mos) { return normalised(fit, mos).mos; };
  row.mos = onto(row.mos);
  if (!row.ci_low || !row.ci_high) return;
  row.ci_low = onto(*row.ci_low);
  row.ci_high = onto(*row.ci_high);
  row.ci_half = (*row.ci_high - *row.ci_low) / 2;
}

} // namespace

std::string normalise_by_references(const Arguments& arguments, const std::string& votes,
                                    const stats::VoteTable& table, std::vector<stats::MosRow>& rows) {
  const auto set = set_of_votes(arguments, votes);
  const auto known = test_conditions(arguments, set);
  if (!known)
    throw_input("--references needs the published Ie of the references; give the stimulus set with --set "
                "SET, or a table with --models FILE.csv");
  const auto panel = compare::panel_scores(stats::cell_table(table, table.listener(), table.condition()));
  const DeriveRequest request =
      derive_request(arguments, *known, panel.conditions, band_of_votes(arguments, set));
  const auto fit = fit_of(request, compare::condition_mos(panel));
  if (!fit || !objections(request.setup, fit).empty())
    throw_input(refusal(votes, request, fit) + "; compare without --references");
  for (stats::MosRow& row : rows) normalise(*fit, row);
  return fmt::format(
      "MOS is NORMALISED through {} references (a = {}, b = {}, residual standard error {}{}); "
      "the intervals do not hold the uncertainty of that fit, quietroom derive does",
      fit->points.size(), fixed(fit->a, 2), fixed(fit->b, 3), fixed(fit->residual_se, 2),
      fit->rescale ? ", scores rescaled" : "");
}

} // namespace quietroom::cli
